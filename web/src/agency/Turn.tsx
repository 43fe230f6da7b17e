import type { CaseCard } from '~api';
import { useReader } from '~/lib/i18n/context.tsx';
import { useNow } from '~/lib/now.ts';
import { ended } from '~/lib/steps.ts';
import { leftWords, timeLeft } from '~/lib/timeLeft.ts';
import { turnOf } from './turn.ts';

/** Who acts, and how long there is; or how it ended. */
export function Turn({ of, own }: { of: Pick<CaseCard, 'stage' | 'owes' | 'owner' | 'due' | 'clock' | 'working_days' | 'flags'>; own: readonly string[] }) {
  const { t, partyName } = useReader();
  const now = useNow();
  const left = timeLeft({ name: of.clock, due: of.due, workingDays: of.working_days, place: of.owes?.place }, now);
  const turn = turnOf(of, own);
  if (ended(of.stage)) return <span className="who">{t('agency.ended', { how: t(`case.stage.${of.stage}`) })}</span>;
  if (!turn) return null;
  const who = turn.who === 'chooses' ? t('agency.acts.choosing_clinics', { who: partyName(turn.party) }) : turn.who === 'side' ? t(`agency.acts.${turn.side}`) : turn.who === 'you' ? t(of.due ? 'common.you_owe_answer' : 'common.you_act') : t(of.due ? 'common.owes_answer' : 'common.acts', { who: partyName(turn.party) });
  return <span className="who">{who}{left && <span data-over={left.tone === 'over' || undefined}> · {leftWords(t, left)}</span>}</span>;
}
