// Translations of one document by people: beside it, never instead of it. Each says who made it and how far it is to be relied on.
import { Badge, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { get } from '~/lib/api/client.ts';
import { useCommand } from '~/lib/command.ts';
import { kTranslationState, type CaseView, type TranslationState, type TranslationView } from '~api';
import { useReader } from '~/lib/i18n/context.tsx';
import { CommandForm } from '~/ui/CommandForm.tsx';
import { LanguageField, NoteField, TextField } from '~/ui/fields.tsx';
import { Shown, useErrorText } from '~/ui/states.tsx';
import { When } from '~/ui/time.tsx';
import css from './records.module.css';

const kTones: Record<TranslationState, string> = { draft: 'warm', reviewed: 'gray', certified: 'teal' };

function TextOf({ caseId, translation }: { caseId: string; translation: TranslationView }) {
  const { t } = useReader();
  const plain = translation.media_type.startsWith('text/plain');
  const query = useQuery({
    queryKey: ['case', caseId, 'translation', translation.id], enabled: plain, staleTime: Infinity,
    queryFn: ({ signal }) => get<{ text: string }>(`/api/cases/${caseId}/translations/${translation.id}`, undefined, signal),
  });
  if (!plain) return <Button component="a" href={`/api/cases/${caseId}/records/${translation.id}/original`} download variant="default" size="compact-sm">{t('common.download')}</Button>;
  return <Shown query={query} rows={4}>{({ text }) => <div lang={translation.language} dir="auto" className={css.text}>{text}</div>}</Shown>;
}

function One({ view, translation }: { view: CaseView; translation: TranslationView }) {
  const { t, languageName, partyName } = useReader();
  const command = useCommand('case');
  const errorText = useErrorText();
  const next = kTranslationState[kTranslationState.indexOf(translation.state) + 1];
  const may = view.commands.some(({ command: name }) => name === 'settle_translation');
  const settle = () => command.mutate({ path: `/api/cases/${view.id}/settle-translation`, body: { record: translation.id, state: next } });
  return (
    <section className={css.block}>
      <Group gap="xs" mb={6}>
        <Title order={3}>{languageName(translation.language.split('-')[0]!)}</Title>
        <Badge color={kTones[translation.state]} variant="light" tt="none">{t(`record.translation_state.${translation.state}`)}</Badge>
        <Text size="xs" c="dimmed"><bdi>{translation.translator ?? partyName(translation.party)}</bdi> · <When at={translation.at} /></Text>
        {may && next && <Button size="compact-sm" variant="subtle" loading={command.isPending} onClick={settle}>{t(`record.translation.mark_${next}`)}</Button>}
      </Group>
      {command.error && <Text size="sm" c="var(--harm)" role="alert">{errorText(command.error)}</Text>}
      <TextOf caseId={view.id} translation={translation} />
    </section>
  );
}

export function Translations({ view, record }: { view: CaseView; record: string }) {
  const { t } = useReader();
  const [adding, setAdding] = useState(false);
  const list = view.translations.filter(({ of }) => of === record);
  const may = view.commands.some(({ command }) => command === 'add_translation');
  return (
    <Stack gap="sm">
      {list.length === 0 && !adding && <Text size="sm" c="dimmed">{t('record.translation.none')}</Text>}
      {list.map((translation) => <One key={translation.id} view={view} translation={translation} />)}
      {may && !adding && <div><Button size="compact-md" variant="light" onClick={() => setAdding(true)}>{t('case.command.add_translation')}</Button></div>}
      {adding && (
        <CommandForm kind="case" path={`/api/cases/${view.id}/translations`} initial={{ '/of': record }} submit={t('common.add')} onDone={() => setAdding(false)} onCancel={() => setAdding(false)}>
          <LanguageField at="/language" label={t('common.language')} required />
          <NoteField at="/text" label={t('record.translation')} required rows={8} />
          <TextField at="/translator" label={t('record.translation.translator')} hint={t('record.translation.translator_hint')} />
        </CommandForm>
      )}
    </Stack>
  );
}
