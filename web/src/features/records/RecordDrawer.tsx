// One document as wide as the screen: its pages on one side, what people made of it on the other (summary, translations).
import { Button, Drawer, Group, Stack, Tabs, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { CaseView, RecordView, SummaryView as Confirmed } from '~api';
import { useReader } from '~/lib/i18n/context.tsx';
import { Loading, Shown } from '~/ui/states.tsx';
import { When } from '~/ui/time.tsx';
import { merge } from './merge.ts';
import { Identity } from './Identity.tsx';
import { PageViewer } from './PageViewer.tsx';
import { useRecordName } from './RecordsPanel.tsx';
import { SubjectNote } from './SubjectNote.tsx';
import { SummaryForm } from './SummaryForm.tsx';
import { SummaryView } from './SummaryView.tsx';
import { Translations } from './Translations.tsx';
import { summaryQuery, useSummaries } from './useSummaries.ts';
import css from './records.module.css';

const can = (view: CaseView, command: string) => view.commands.some((choice) => choice.command === command);

/** `of` the document that it was made from: whose that is, it is. */
export function ShownSummary({ view, record, of = record }: { view: CaseView; record: string; of?: string }) {
  return <Shown query={useQuery(summaryQuery(view.id, record))} rows={8}>{(summary) => <SummaryView summary={summary} note={<SubjectNote view={view} of={of} />} />}</Shown>;
}

function ConfirmedBy({ summary }: { summary: Confirmed }) {
  const { t, partyName } = useReader();
  return <Text size="xs" c="dimmed">{t('record.confirmed_by', { party: partyName(summary.by) })} · <When at={summary.at} /></Text>;
}

/** The newest summary made from this document, earlier versions below it, and the form for the next. */
function SummaryBeside({ view, record }: { view: CaseView; record: RecordView }) {
  const { t } = useReader();
  // What the form began from stays as it was: the case is read anew before the form hears that it was kept.
  const [writing, setWriting] = useState<{ from?: string; replaces?: string }>();
  const made = view.summaries.filter(({ of }) => of === record.id);
  const newest = made.find(({ replaced_by }) => !replaced_by);
  const read = record.type === 'patient_summary';
  const may = can(view, 'confirm_summary');
  if (writing) return <SummaryForm view={view} of={record.id} {...writing} onDone={() => setWriting(undefined)} />;
  return (
    <Stack gap="sm">
      {newest && <><ConfirmedBy summary={newest} /><ShownSummary view={view} record={newest.id} of={record.id} /></>}
      {!newest && !read && <Text size="sm" c="dimmed">{t(may ? 'record.form.none' : 'record.form.none_yet')}</Text>}
      {may && <div><Button size="compact-md" variant="light" onClick={() => setWriting({ from: newest?.id ?? (read ? record.id : undefined), replaces: newest?.id })}>{t(newest ? 'record.form.new_version' : read ? 'record.form.take_over' : 'case.command.confirm_summary')}</Button></div>}
      {made.filter(({ id }) => id !== newest?.id).map((old) => <details key={old.id}><summary>{t('record.form.earlier')} · <When at={old.at} /></summary><ConfirmedBy summary={old} /><ShownSummary view={view} record={old.id} of={record.id} /></details>)}
    </Stack>
  );
}

function Document({ view, record }: { view: CaseView; record: RecordView }) {
  const { t } = useReader();
  const hidden = record.title === '';
  const read = record.type === 'patient_summary';
  return (
    <>
      {!hidden && (
        <Group mb="md" gap="md" align="flex-start">
          <Button component="a" href={`/api/cases/${view.id}/records/${record.id}/original`} download variant="default" size="compact-md" leftSection={<IconDownload size={16} aria-hidden />}>{t('record.download_original')}</Button>
          <Text size="xs" c="dimmed">{t('record.original_unchanged')}</Text>
          <Identity view={view} record={record} />
        </Group>
      )}
      <div className={css.beside}>
        <div className={css.original}>
          {read ? <ShownSummary view={view} record={record.id} /> : hidden ? <Text c="dimmed">{t('record.hidden_explain')}</Text> : <PageViewer caseId={view.id} record={record} />}
        </div>
        <Tabs defaultValue="summary" keepMounted={false}>
          <Tabs.List mb="sm"><Tabs.Tab value="summary">{t('case.record_type.summary')}</Tabs.Tab><Tabs.Tab value="translations">{t('record.translation')}</Tabs.Tab></Tabs.List>
          <Tabs.Panel value="summary"><SummaryBeside view={view} record={record} /></Tabs.Panel>
          <Tabs.Panel value="translations"><Translations view={view} record={record.id} /></Tabs.Panel>
        </Tabs>
      </div>
    </>
  );
}

/** Every current summary of the case as one, each item with its source. */
function Together({ view }: { view: CaseView }) {
  const { ready, waiting } = useSummaries(view);
  if (waiting) return <Loading rows={8} />;
  return ready.length > 0 && <SummaryView summary={merge(ready)} note={<SubjectNote view={view} />} />;
}

interface Props { view: CaseView; open: string | undefined; onClose: () => void }

function contentOf({ view, open, onClose }: Props, t: (id: string) => string, nameOf: (record: RecordView) => string): { title: string; content: ReactNode } | undefined {
  const record = view.records.find(({ id }) => id === open);
  if (record) return { title: nameOf(record), content: <Document key={record.id} view={view} record={record} /> };
  const confirmed = view.summaries.find(({ id }) => id === open);
  if (confirmed) return { title: t('case.record_type.summary'), content: <><ConfirmedBy summary={confirmed} /><ShownSummary view={view} record={confirmed.id} of={confirmed.of} /></> };
  if (open === 'together') return { title: t('record.together'), content: <Together view={view} /> };
  if (open === 'new-summary' && can(view, 'confirm_summary')) return { title: t('case.command.confirm_summary'), content: <SummaryForm view={view} onDone={onClose} /> };
  return undefined;
}

export function RecordDrawer(props: Props) {
  const { t } = useReader();
  const shown = contentOf(props, t, useRecordName());
  const wide = props.view.records.some(({ id }) => id === props.open);
  return (
    <Drawer opened={shown !== undefined} onClose={props.onClose} size={wide ? '100%' : 'xl'} position="right" title={<bdi>{shown?.title}</bdi>} closeButtonProps={{ 'aria-label': t('common.close') }}>
      {shown?.content}
    </Drawer>
  );
}
