// Translations of one document by people: beside it, never instead of it. Each says who made it and how far it is to be relied on.
import { Badge, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { get } from '~/lib/api/client.ts';
import { useCommand } from '~/lib/command.ts';
import { kTranslationState, type AssignmentView, type CaseView, type TranslationState, type TranslationView } from '~api';
import { useReader } from '~/lib/i18n/context.tsx';
import { CommandForm } from '~/ui/CommandForm.tsx';
import { DayField } from '~/ui/DayField.tsx';
import { ChoiceField, LanguageField, NoteField, PartyField, TextField, useChoices } from '~/ui/fields.tsx';
import { Shown, useErrorText } from '~/ui/states.tsx';
import { When } from '~/ui/time.tsx';
import css from './records.module.css';

const kTones: Record<TranslationState, string> = { draft: 'warm', reviewed: 'gray', certified: 'teal' };

export function TranslationText({ caseId, translation }: { caseId: string; translation: TranslationView }) {
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
      <TranslationText caseId={view.id} translation={translation} />
    </section>
  );
}

/** What a bureau was asked for: until it hands in, it can be told that nothing is wanted any more. */
function Wanted({ view, assignment }: { view: CaseView; assignment: AssignmentView }) {
  const { t, languageName, day, partyName } = useReader();
  const command = useCommand('case');
  const errorText = useErrorText();
  const may = assignment.state === 'asked' && view.commands.some(({ command: name }) => name === 'release_translator');
  return (
    <div>
      <Group gap="xs">
        <Text size="sm"><bdi>{partyName(assignment.party)}</bdi> · {t('record.translation.into', { language: languageName(assignment.language) })} · {t('record.translation.by', { day: day(assignment.due) })}</Text>
        <Badge color={assignment.state === 'asked' ? 'warm' : 'gray'} variant="light" tt="none">{t(`case.assignment_state.${assignment.state}`)}</Badge>
        {may && <Button size="compact-sm" variant="subtle" loading={command.isPending} onClick={() => command.mutate({ path: `/api/cases/${view.id}/release-translator`, body: { assignment: assignment.id } })}>{t('case.command.release_translator')}</Button>}
      </Group>
      {command.error && <Text size="sm" c="var(--harm)" role="alert">{errorText(command.error)}</Text>}
    </div>
  );
}

function Ask({ view, record, onDone }: { view: CaseView; record: string; onDone: () => void }) {
  const { t } = useReader();
  return (
    <CommandForm kind="case" path={`/api/cases/${view.id}/ask-translation`} initial={{ '/record': record, '/wanted': 'reviewed' }} submit={t('case.command.ask_translation')} onDone={onDone} onCancel={onDone}>
      <Text size="sm" c="dimmed">{t('case.ask_translation.explain')}</Text>
      <PartyField at="/party" label={t('case.field.bureau')} required types={['translation_bureau']} />
      <LanguageField at="/language" label={t('case.field.translate_into')} required />
      <ChoiceField at="/wanted" label={t('case.field.translation_wanted')} required choices={useChoices(kTranslationState, 'record.translation_state')} />
      <DayField at="/due" label={t('case.field.translation_by')} required near={[3, 7, 14]} />
    </CommandForm>
  );
}

export function Translations({ view, record }: { view: CaseView; record: string }) {
  const { t } = useReader();
  const [adding, setAdding] = useState(false);
  const [asking, setAsking] = useState(false);
  const wanted = view.assignments.filter((one) => one.record === record && one.state !== 'released');
  const mayAsk = view.commands.some(({ command }) => command === 'ask_translation') && view.records.some(({ id }) => id === record);
  const list = view.translations.filter(({ of }) => of === record);
  const may = view.commands.some(({ command }) => command === 'add_translation');
  return (
    <Stack gap="sm">
      {list.length === 0 && wanted.length === 0 && !adding && !asking && <Text size="sm" c="dimmed">{t('record.translation.none')}</Text>}
      {wanted.map((assignment) => <Wanted key={assignment.id} view={view} assignment={assignment} />)}
      {list.map((translation) => <One key={translation.id} view={view} translation={translation} />)}
      {!adding && !asking && (
        <Group gap="xs">
          {may && <Button size="compact-md" variant="light" onClick={() => setAdding(true)}>{t('case.command.add_translation')}</Button>}
          {mayAsk && <Button size="compact-md" variant="light" onClick={() => setAsking(true)}>{t('case.command.ask_translation')}</Button>}
        </Group>
      )}
      {asking && <Ask view={view} record={record} onDone={() => setAsking(false)} />}
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
