// A translator's case: each document that was asked for, the original beside the text; the talk with the coordinator below. Nothing else.
import { Badge, Button, FileButton, Group, Stack, Text, Textarea } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { kTranslationState, type AssignmentView, type CaseView, type RecordView, type TranslationView } from '~api';
import { PageViewer } from '~/features/records/PageViewer.tsx';
import { ShownSummary } from '~/features/records/RecordDrawer.tsx';
import { TranslationText } from '~/features/records/Translations.tsx';
import records from '~/features/records/records.module.css';
import { get } from '~/lib/api/client.ts';
import { useCommand } from '~/lib/command.ts';
import { useReader } from '~/lib/i18n/context.tsx';
import { useOwnParties } from '~/lib/session.ts';
import { useTitle } from '~/lib/title.ts';
import { beginUpload, sendFile } from '~/lib/tus.ts';
import { CommandForm } from '~/ui/CommandForm.tsx';
import { DossierHead } from '~/ui/DossierHead.tsx';
import { useFieldFrame } from '~/ui/fields.tsx';
import { Panel } from '~/ui/Panel.tsx';
import { Shown, useErrorText } from '~/ui/states.tsx';
import { Route } from '~/ui/text.tsx';
import { wantedOf } from './conversations.ts';
import { TasksPanel } from './SidePanels.tsx';
import { Timeline } from './Timeline.tsx';
import css from './case.module.css';

const kLongest = 60_000;

interface Piece { view: CaseView; assignment: AssignmentView; made?: TranslationView }

const isText = (translation?: TranslationView) => translation?.media_type.startsWith('text/plain') ?? false;

function TextArea({ language }: { language: string }) {
  const { t } = useReader();
  const { value, set, frame } = useFieldFrame({ at: '/text', label: t('record.translation.yours'), required: true });
  return <Textarea {...frame} autosize minRows={14} maxRows={30} maxLength={kLongest} lang={language} attributes={{ input: { dir: value ? 'auto' : undefined } }} value={(value as string) ?? ''} onChange={(event) => set(event.currentTarget.value)} />;
}

/** A draft gives way to the next; what was reviewed stands, and a later text is a new draft beside it. */
function Writing({ view, assignment, made, text }: Piece & { text: string }) {
  const { t } = useReader();
  const initial = { '/of': assignment.record, '/language': assignment.language, '/assignment': assignment.id, '/text': text, '/replaces': made?.state === 'draft' ? made.id : undefined };
  const path = `/api/cases/${view.id}/translations`;
  return <CommandForm kind="case" path={path} draft={`${path}/${assignment.id}/${made?.id ?? ''}`} initial={initial} submit={t('record.translation.save_draft')} onDone={() => {}}><TextArea language={assignment.language} /></CommandForm>;
}

function Written({ view, assignment, made }: Piece) {
  const query = useQuery({
    queryKey: ['case', view.id, 'translation', made?.id], staleTime: Infinity, enabled: isText(made),
    queryFn: ({ signal }) => get<{ text: string }>(`/api/cases/${view.id}/translations/${made!.id}`, undefined, signal),
  });
  if (!isText(made)) return <Writing view={view} assignment={assignment} made={made} text="" />;
  return <Shown query={query} rows={8}>{({ text }) => <Writing key={made!.id} view={view} assignment={assignment} made={made} text={text} />}</Shown>;
}

/** The translation as a file, where it was not written here. */
function Upload({ view, assignment }: Piece) {
  const { t } = useReader();
  const client = useQueryClient();
  const errorText = useErrorText();
  const [state, setState] = useState<{ busy?: boolean; error?: unknown }>({});
  const send = async (file: File | null) => {
    if (!file) return;
    setState({ busy: true });
    try {
      const path = await beginUpload(view.id, file, { translates: assignment.record, language: assignment.language, assignment: assignment.id });
      await sendFile(path, file, () => {}, new AbortController().signal);
      setState({});
      await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === 'case' });
    } catch (error) { setState({ error }); }
  };
  return (
    <>
      <FileButton onChange={(file) => void send(file)} accept="image/jpeg,image/png,application/pdf">{(props) => <Button {...props} size="compact-md" variant="default" loading={state.busy}>{t('record.translation.upload')}</Button>}</FileButton>
      {state.error !== undefined && <Text size="sm" c="var(--harm)" role="alert">{errorText(state.error)}</Text>}
    </>
  );
}

/** How far it is, the next mark up to what was wanted, and handing it in. */
function Progress({ view, assignment, made }: Piece) {
  const { t } = useReader();
  const settle = useCommand('case');
  const deliver = useCommand('case');
  const navigate = useNavigate();
  const errorText = useErrorText();
  const error = settle.error ?? deliver.error;
  const rank = (state: TranslationView['state']) => kTranslationState.indexOf(state);
  const next = made && rank(made.state) < rank(assignment.wanted) ? kTranslationState[rank(made.state) + 1] : undefined;
  const ready = made !== undefined && next === undefined;
  const last = wantedOf(view, new Set([assignment.party.id])).length === 1;
  const handIn = () => deliver.mutate({ path: `/api/cases/${view.id}/deliver-translation`, body: { assignment: assignment.id } }, { onSuccess: () => { if (last) void navigate({ to: '/' }); } });
  return (
    <Stack gap={6}>
      <Group gap="xs">
        {next && <Button size="compact-md" variant="light" loading={settle.isPending} onClick={() => settle.mutate({ path: `/api/cases/${view.id}/settle-translation`, body: { record: made!.id, state: next, assignment: assignment.id } })}>{t(`record.translation.mark_${next}`)}</Button>}
        <Button size="compact-md" disabled={!ready} loading={deliver.isPending} onClick={handIn}>{t('case.command.deliver_translation')}</Button>
        <Upload view={view} assignment={assignment} />
      </Group>
      {last && <Text size="xs" c="dimmed">{t('record.translation.hand_in_explain')}</Text>}
      {error && <Text size="sm" c="var(--harm)" role="alert">{errorText(error)}</Text>}
    </Stack>
  );
}

function Original({ view, record }: { view: CaseView; record: RecordView }) {
  const { t } = useReader();
  return (
    <div className={records.original}>
      <Group mb="xs" gap="sm"><Text size="sm" fw={600}>{record.title ? <bdi>{record.title}</bdi> : t(`case.record_type.${record.type}`)}</Text><Button component="a" href={`/api/cases/${view.id}/records/${record.id}/original`} download variant="default" size="compact-sm">{t('record.download_original')}</Button></Group>
      {record.type === 'patient_summary' ? <ShownSummary caseId={view.id} record={record.id} expected={{}} /> : <PageViewer caseId={view.id} record={record} />}
    </div>
  );
}

function Wanted({ view, assignment }: Piece) {
  const { t, languageName, day } = useReader();
  const record = view.records.find(({ id }) => id === assignment.record);
  const made = view.translations.filter((one) => one.assignment === assignment.id).at(-1);
  const title = t('record.translation.into', { language: languageName(assignment.language) });
  return (
    <Panel title={title} action={<Text size="sm">{t('record.translation.by', { day: day(assignment.due) })}</Text>}>
      <Group gap="xs" mb="sm">
        <Text size="sm" c="dimmed">{t('record.translation.wanted', { state: t(`record.translation_state.${assignment.wanted}`) })}</Text>
        {made && <Badge variant="light" tt="none">{t(`record.translation_state.${made.state}`)}</Badge>}
      </Group>
      <div className={records.beside}>
        {record ? <Original view={view} record={record} /> : <Text c="dimmed" size="sm">{t('record.hidden_explain')}</Text>}
        <Stack gap="sm">
          {made && !isText(made) && <TranslationText caseId={view.id} translation={made} />}
          <Written view={view} assignment={assignment} made={made} />
          <Progress view={view} assignment={assignment} made={made} />
        </Stack>
      </div>
    </Panel>
  );
}

export function TranslatorCase({ view }: { view: CaseView }) {
  const { t } = useReader();
  useTitle(view.number);
  const wanted = wantedOf(view, useOwnParties());
  return (
    <div className={css.page}>
      <DossierHead number={view.number} stage={t(`case.stage.${view.stage}`)} title={view.patient?.initials ?? view.number}
        under={<><Route from={view.origin} to={view.destination} /> · {t(`specialty.${view.specialty}`)}</>} menu={null} />
      {wanted.map((assignment) => <Wanted key={assignment.id} view={view} assignment={assignment} />)}
      <div className={css.pair}><Timeline view={view} /><TasksPanel view={view} /></div>
    </div>
  );
}
