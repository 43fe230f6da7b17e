// How long until a deadline, or since, in the one unit that says it best.
const kUnits = [{ unit: 'days', seconds: 86_400, from: 172_800 }, { unit: 'hours', seconds: 3600, from: 3600 }, { unit: 'minutes', seconds: 60, from: 0 }] as const;

export interface TimeLeft { unit: 'days' | 'hours' | 'minutes'; n: number; over: boolean }

export function timeLeft(due: string, now: Date): TimeLeft {
  const seconds = (new Date(due).getTime() - now.getTime()) / 1000;
  const { unit, seconds: one } = kUnits.find(({ from }) => Math.abs(seconds) >= from)!;
  return { unit, n: Math.max(1, Math.floor(Math.abs(seconds) / one)), over: seconds < 0 };
}
