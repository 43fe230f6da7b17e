import { Text, UnstyledButton } from '@mantine/core';
import { keptAt } from '~/lib/drafts.ts';
import { useReader } from '~/lib/i18n/context.tsx';
import css from './fields.module.css';

/** What is shown was typed before and came back; it can be thrown away. */
export function KeptLine({ since, discard }: { since?: string; discard: () => void }) {
  const reader = useReader();
  if (!since) return null;
  return <Text size="xs" c="dimmed" role="status">{reader.t('common.draft.kept', { when: keptAt(since, reader) })} · <UnstyledButton className={css.discard} onClick={discard}>{reader.t('common.draft.discard')}</UnstyledButton></Text>;
}
