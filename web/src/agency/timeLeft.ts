// How long until a deadline, or since, in the one unit that says it best: to the hour on the last two days, in whole days once it is past.
const kUnits = [{ unit: 'days', seconds: 86_400, from: 172_800 }, { unit: 'hours', seconds: 3600, from: 3600 }, { unit: 'minutes', seconds: 60, from: 0 }] as const;

export interface TimeLeft { unit: 'days' | 'hours' | 'minutes'; n: number; over: boolean }

export function timeLeft(due: string, now: Date): TimeLeft {
  const seconds = (new Date(due).getTime() - now.getTime()) / 1000;
  const { unit, seconds: one } = kUnits.find((each) => Math.abs(seconds) >= (seconds < 0 ? each.seconds : each.from)) ?? kUnits[2];
  return { unit, n: Math.max(1, Math.floor(Math.abs(seconds) / one)), over: seconds < 0 };
}
