// Which clock of a case is due, and whose plan or question it is about, where the reader may know.
import type { CaseCard } from '~api';
import { useReader } from '~/lib/i18n/context.tsx';

export function ClockName({ card: { clock, about }, className }: { card: Pick<CaseCard, 'clock' | 'about'>; className?: string }) {
  const { t, partyName } = useReader();
  if (!clock) return null;
  return <span className={className}>{t(`case.clock.${clock}`)}{about && <> · <bdi>{partyName(about)}</bdi></>}</span>;
}
