// A translator's case: each document that was asked for, the original beside the text; the talk with the coordinator below. Nothing else.
import { Badge, Button, FileButton, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
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
import { missingOf, onlyTranslates, wantedOf } from './conversations.ts';
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

/** A file that stands as the draft gives way to a text only where that is asked for. */
function Written({ view, assignment, made }: Piece) {
  const { t } = useReader();
  const [instead, setInstead] = useState(false);
  const query = useQuery({
    queryKey: ['case', view.id, 'translation', made?.id], staleTime: Infinity, enabled: isText(made),
    queryFn: ({ signal }) => get<{ text: string }>(`/api/cases/${view.id}/translations/${made!.id}`, undefined, signal),
  });
  if (made && !isText(made) && !instead) return <div><Button size="compact-md" variant="subtle" onClick={() => setInstead(true)}>{t('record.translation.write_instead')}</Button></div>;
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

const can = (view: CaseView, command: string) => view.commands.some((choice) => choice.command === command);

/** How far it is, the next mark up to what was wanted, and handing it in; what is still missing is said. */
function Progress({ view, assignment, made, onHandIn }: Piece & { onHandIn: () => void }) {
  const { t } = useReader();
  const settle = useCommand('case');
  const errorText = useErrorText();
  const rank = (state: TranslationView['state']) => kTranslationState.indexOf(state);
  const missing = missingOf(assignment, made);
  const next = made && missing && can(view, 'settle_translation') ? kTranslationState[rank(made.state) + 1] : undefined;
  return (
    <Stack gap={6}>
      <Group gap="xs">
        {next && <Button size="compact-md" variant="light" loading={settle.isPending} onClick={() => settle.mutate({ path: `/api/cases/${view.id}/settle-translation`, body: { record: made!.id, state: next, assignment: assignment.id } })}>{t(`record.translation.mark_${next}`)}</Button>}
        <Button size="compact-md" disabled={missing !== undefined || !can(view, 'deliver_translation')} onClick={onHandIn}>{t('case.command.deliver_translation')}</Button>
        <Upload view={view} assignment={assignment} />
      </Group>
      {missing && <Text size="sm">{t(`record.translation.missing_${missing}`, { state: t(`record.translation_state.${assignment.wanted}`) })}</Text>}
      {made?.state === 'draft' && <Text size="xs" c="dimmed">{t('record.translation.next_replaces')}</Text>}
      {settle.error && <Text size="sm" c="var(--harm)" role="alert">{errorText(settle.error)}</Text>}
    </Stack>
  );
}

/** Asked once more, because it cannot be taken back: after the last one the case is closed to those who only translate. */
function HandIn({ view, assignment, onClose }: { view: CaseView; assignment: AssignmentView | undefined; onClose: () => void }) {
  const { t, languageName } = useReader();
  const navigate = useNavigate();
  const own = useOwnParties();
  const last = onlyTranslates(view, own) && wantedOf(view, own).length === 1;
  const done = () => { onClose(); if (last) void navigate({ to: '/' }); };
  return (
    <Modal opened={assignment !== undefined} onClose={onClose} title={t('case.command.deliver_translation')} closeButtonProps={{ 'aria-label': t('common.close') }}>
      {assignment && (
        <CommandForm kind="case" path={`/api/cases/${view.id}/deliver-translation`} draft={`deliver/${assignment.id}`} initial={{ '/assignment': assignment.id }} submit={t('case.command.deliver_translation')} done={t('case.event.translation_delivered')} onDone={done} onCancel={onClose}>
          <Text size="sm">{t('record.translation.into', { language: languageName(assignment.language) })}. {t(last ? 'record.translation.hand_in_explain' : 'record.translation.hand_in_final')}</Text>
        </CommandForm>
      )}
    </Modal>
  );
}

function Original({ view, record }: { view: CaseView; record: RecordView }) {
  const { t } = useReader();
  return (
    <div className={records.original}>
      <Group mb="xs" gap="sm"><Text size="sm" fw={600}>{record.title ? <bdi>{record.title}</bdi> : t(`case.record_type.${record.type}`)}</Text><Button component="a" href={`/api/cases/${view.id}/records/${record.id}/original`} download variant="default" size="compact-sm">{t('record.download_original')}</Button></Group>
      {record.type === 'patient_summary' ? <ShownSummary view={view} record={record.id} /> : <PageViewer caseId={view.id} record={record} />}
    </div>
  );
}

function Wanted({ view, assignment, onHandIn }: Piece & { onHandIn: () => void }) {
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
          <Progress view={view} assignment={assignment} made={made} onHandIn={onHandIn} />
        </Stack>
      </div>
    </Panel>
  );
}

/** Every translation that is asked of the reader's organisation; nothing where none is. */
export function WantedTranslations({ view }: { view: CaseView }) {
  const [handing, setHanding] = useState<string>();
  const wanted = wantedOf(view, useOwnParties());
  return (
    <>
      {wanted.map((assignment) => <Wanted key={assignment.id} view={view} assignment={assignment} onHandIn={() => setHanding(assignment.id)} />)}
      <HandIn view={view} assignment={wanted.find(({ id }) => id === handing)} onClose={() => setHanding(undefined)} />
    </>
  );
}

export function TranslatorCase({ view }: { view: CaseView }) {
  const { t } = useReader();
  useTitle(view.number);
  return (
    <div className={css.page}>
      <DossierHead number={view.number} stage={t(`case.stage.${view.stage}`)} title={view.patient?.initials ?? view.number}
        under={<><Route from={view.origin} to={view.destination} /> · {t(`specialty.${view.specialty}`)}</>} menu={null} />
      <WantedTranslations view={view} />
      <div className={css.pair}><Timeline view={view} /><TasksPanel view={view} /></div>
    </div>
  );
}
