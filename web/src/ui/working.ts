// How long a clock is, and what a stopped one waits for.
import type { CaseCard, ClockItem, TaskView } from '~api';
import type { Clock } from '~/lib/timeLeft.ts';

const kDay_seconds = 86_400;

/** How much a clock counts in all. */
export const daysLong = (seconds: number): number => Math.round((seconds / kDay_seconds) * 10) / 10;

/** The clock for whose answer this one stands still; nothing where it runs. */
export const stoppedFor = ({ left_seconds, pauses }: Pick<TaskView, 'left_seconds' | 'pauses'>): string | undefined =>
  left_seconds === undefined ? undefined : pauses?.find(({ until }) => until === undefined)?.waits_for;

/** Of the clocks of a dossier, the one that stands on the board. Several clinics have one of the same name. */
export const sameClock = (task: Pick<TaskView, 'name' | 'part'>, clock: Pick<ClockItem, 'name' | 'part'>): boolean => task.name === clock.name && task.part === clock.part;

/** A task, or one on the board of clocks, as its time is told. */
export const clockOf = ({ name, due, left_seconds, working_days, owes }: Pick<TaskView, 'name' | 'due' | 'left_seconds' | 'working_days' | 'owes'>): Clock =>
  ({ name, due, leftSeconds: left_seconds, workingDays: working_days, place: owes?.place });

/** The one that a card tells the time of. */
export const clockOfCard = ({ clock, due, working_days, owes }: Pick<CaseCard, 'clock' | 'due' | 'working_days' | 'owes'>): Clock => ({ name: clock, due, workingDays: working_days, place: owes?.place });
