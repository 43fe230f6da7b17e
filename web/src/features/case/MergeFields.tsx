// Into which case: those that look like the same person first, any other of one's own by its number or name.
import { Select, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CasePage, CaseView, DuplicatesView } from '~api';
import { get } from '~/lib/api/client.ts';
import { useReader } from '~/lib/i18n/context.tsx';
import { NoteField, useFieldFrame, type Choice } from '~/ui/fields.tsx';

function useCases(view: CaseView, asked: string): Choice[] {
  const { t } = useReader();
  const alike = useQuery({ queryKey: ['case', view.id, 'duplicates'], queryFn: ({ signal }) => get<DuplicatesView>(`/api/cases/${view.id}/duplicates`, undefined, signal) });
  const found = useQuery<CasePage>({
    queryKey: ['cases', 'to merge into', asked], enabled: asked.trim().length > 2, placeholderData: (before) => before,
    queryFn: ({ signal }) => get<CasePage>('/api/cases', { q: asked, limit: 20 }, signal),
  });
  const choices = new Map((alike.data?.items ?? []).map(({ id, number, stage }): [string, Choice] => [id, { value: id, label: `${number} · ${t(`case.stage.${stage}`)}` }]));
  if (asked.trim().length > 2)
    for (const { id, number, name, initials, stage } of found.data?.items ?? [])
      if (id !== view.id) choices.set(id, { value: id, label: `${number} · ${name ?? initials} · ${t(`case.stage.${stage}`)}` });
  return [...choices.values()];
}

export function MergeFields({ view }: { view: CaseView }) {
  const { t } = useReader();
  const { value, set, frame } = useFieldFrame({ at: '/into', label: t('case.merge.into'), required: true });
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text, 200);
  const choices = useCases(view, asked);
  return (
    <>
      <Text size="sm">{t('case.merge.explain')}</Text>
      <Select {...frame} data={choices} searchable allowDeselect={false} filter={({ options }) => options} nothingFoundMessage={t('common.no_results')}
        onSearchChange={(next) => { if (!choices.some(({ label }) => label === next)) setText(next); }} value={(value as string) ?? null} onChange={(next) => set(next ?? undefined)} />
      <NoteField at="/reason" label={t('case.merge.reason')} hint={t('case.merge.reason_hint')} />
    </>
  );
}
