import { keptAt } from '~/lib/drafts.ts';
import { useReader } from '~/lib/i18n/context.tsx';

/** What is shown was typed before and came back; it can be thrown away. */
export function Kept({ since, discard }: { since?: string; discard: () => void }) {
  const reader = useReader();
  if (!since) return null;
  return <p className="kept" role="status"><span>{reader.t('common.draft.kept', { when: keptAt(since, reader) })}</span> <button type="button" onClick={discard}>{reader.t('common.draft.discard')}</button></p>;
}
