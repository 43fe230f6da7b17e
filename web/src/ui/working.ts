// How a clock counts: in working days, whether it runs or is stopped.
import type { ClockItem, TaskView } from '~api';

const kDay_seconds = 86_400;

/** Working days with one decimal, since a clock runs on through the night; a clock that ran out has none left, and some over. */
export const workingDays = (seconds: number): number => Math.sign(seconds) * Math.ceil((Math.abs(seconds) / kDay_seconds) * 10) / 10;

/** How much a clock counts in all. */
export const daysLong = (seconds: number): number => Math.round((seconds / kDay_seconds) * 10) / 10;

/** The clock for whose answer this one stands still; nothing where it runs. */
export const stoppedFor = ({ left_seconds, pauses }: Pick<TaskView, 'left_seconds' | 'pauses'>): string | undefined =>
  left_seconds === undefined ? undefined : pauses?.find(({ until }) => until === undefined)?.waits_for;

/** Of the clocks of a dossier, the one that stands on the board. Several clinics have one of the same name. */
export const sameClock = (task: Pick<TaskView, 'name' | 'part'>, clock: Pick<ClockItem, 'name' | 'part'>): boolean => task.name === clock.name && task.part === clock.part;
