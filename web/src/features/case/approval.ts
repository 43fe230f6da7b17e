// The server names the commands of a stage; which of them fit the home side's approval as it stands, and whose turn it is, is said here
// (src/domain/case/decide_approval.cpp).
import type { CasesCommandChoice, CaseView, LevelView } from '~api';

export const passed = ({ state, appeal }: LevelView) => state === 'approved' || appeal?.state === 'granted';
const undecided = ({ state }: LevelView) => state === 'asked' || state === 'information_wanted';

/** The first level that has not been passed. */
export function awaited(levels: LevelView[]): LevelView | undefined { return levels.find((level) => !passed(level)); }

type Fits = (level: LevelView, parties: readonly string[]) => boolean;
const own: Fits = (level, parties) => undecided(level) && parties.includes(level.authority.id);
const open: Fits = ({ appeal }) => appeal?.state === 'open';
const kFits: Record<string, Fits> = {
  approve: own,
  refuse_approval: own,
  want_information: (level, parties) => level.state === 'asked' && own(level, parties),
  answer_authority: ({ state }) => state === 'information_wanted',
  appeal_refusal: open,
  record_appeal: open,
  renounce_appeal: open,
  record_renunciation: open,
  decide_appeal: ({ appeal }, parties) => appeal?.state === 'asked' && parties.includes(appeal.to.id),
};

/** The commands that would not be refused for how far the approval is; `parties` are the reader's own. */
export function approvalPossible({ commands, levels }: Pick<CaseView, 'commands' | 'levels'>, parties: readonly string[]): CasesCommandChoice[] {
  const level = awaited(levels);
  return commands.filter(({ command }) => {
    const fits = kFits[command];
    return !fits || level === undefined || fits(level, parties);
  });
}
