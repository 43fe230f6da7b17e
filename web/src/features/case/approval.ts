// How far the home side's approval is.
import type { LevelView } from '~api';

const passed = ({ state, appeal }: LevelView) => state === 'approved' || appeal?.state === 'granted';

/** The first level that has not been passed. */
export function awaited(levels: LevelView[]): LevelView | undefined { return levels.find((level) => !passed(level)); }
