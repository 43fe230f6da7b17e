// How far the home side's approval is.
import type { CaseView, LevelView, PartyName } from '~api';
import { inForce } from './consent.ts';

const passed = ({ state, appeal }: LevelView) => state === 'approved' || appeal?.state === 'granted';

/** The first level that has not been passed. */
export function awaited(levels: LevelView[]): LevelView | undefined { return levels.find((level) => !passed(level)); }

/** Who decides next, of the level or of its appeal. */
export function decider(levels: LevelView[]): PartyName | undefined {
  const level = awaited(levels);
  if (level?.appeal?.state === 'asked') return level.appeal.to;
  return level?.state === 'asked' ? level.authority : undefined;
}

/** Who is to decide and reads nothing of the patient: no consent is in force for it. */
export function blind(view: Pick<CaseView, 'stage' | 'levels' | 'consents' | 'participants'>): PartyName | undefined {
  const who = view.stage === 'approval' ? decider(view.levels) : undefined;
  return who && inForce(view).some(({ id }) => id === who.id) ? undefined : who;
}
