// How a board of clocks counts: in working days, whether a clock runs or is stopped.
import type { ClockItem, TaskView } from '~api';

const kDay_seconds = 86_400;

/** Working days with one decimal, since a clock runs on through the night; a clock that ran out has none left, and some over. */
export const workingDays = (seconds: number): number => Math.sign(seconds) * Math.ceil((Math.abs(seconds) / kDay_seconds) * 10) / 10;

/** Of the clocks of a case, the one that stands on the board. Several clinics have one of the same name. */
export const sameClock = (task: Pick<TaskView, 'name' | 'owes' | 'due' | 'left_seconds'>, clock: Pick<ClockItem, 'name' | 'owes' | 'due' | 'left_seconds'>): boolean =>
  task.name === clock.name && task.owes?.id === clock.owes.id && task.due === clock.due && (task.left_seconds === undefined) === (clock.left_seconds === undefined);
