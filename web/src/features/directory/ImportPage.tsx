// A table of organisations, licences or prices on its way in: choose it, see what its columns were taken for and which cells are wrong, import it.
import { Alert, Badge, Button, FileButton, Group, Select, Stack, Table, Text, TextInput, Title } from '@mantine/core';
import { IconDownload, IconTableImport, IconUpload } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { get, send } from '~/lib/api/client.ts';
import { kImportKind, type ImportColumn, type ImportKind, type ImportRunList, type ImportView } from '~api';
import { useReader } from '~/lib/i18n/context.tsx';
import { kDirectoryKeepers, useHasRole } from '~/lib/session.ts';
import { useTitle } from '~/lib/title.ts';
import { usePlaceChoices } from '~/ui/fields.tsx';
import { ButtonLink, TextLink } from '~/ui/links.tsx';
import { Panel } from '~/ui/Panel.tsx';
import { Empty, Loading, Shown, useErrorText } from '~/ui/states.tsx';
import { When } from '~/ui/time.tsx';
import { SaveButtons } from '~/ui/ExportMenu.tsx';
import { ImportReview } from './ImportReview.tsx';
import { choose, columnsText, kindOf, recordsText, typeOf, type Records } from './importing.ts';
import { useColumnWord } from './columnWord.ts';
import css from './directory.module.css';

const kLeftOut = '-';

/** What a calendar file does not say: whose holidays it has, and by whose word. */
interface Whose { place?: string; source?: string }
interface Sent { file: File; kind: ImportKind; whose: Whose; columns?: readonly ImportColumn[]; records: Records; rehearse: boolean }

const sendTable = ({ file, kind, whose, columns, records, rehearse }: Sent) => {
  const said = Object.fromEntries(Object.entries(whose).filter(([, value]) => value)) as Record<string, string>;
  const query = new URLSearchParams({ kind, file: file.name.slice(0, 120), dry_run: String(rehearse), ...said, ...(columns && { columns: columnsText(columns) }), ...(Object.keys(records).length > 0 && { records: recordsText(records) }) });
  return send<ImportView>('POST', `/api/directory/import?${query}`, file, { contentType: typeOf(file.name) });
};

function Columns({ kind, view, change }: { kind: ImportKind; view: ImportView; change: (columns: ImportColumn[]) => void }) {
  const { t } = useReader();
  const word = useColumnWord(kind);
  const known = [...new Set([...view.known, ...view.columns.flatMap(({ column }) => column ?? [])])];
  const choices = [{ value: kLeftOut, label: t('import.left_out') }, ...known.map((column) => ({ value: column, label: word(column) }))];
  return (
    <Panel title={t('import.columns')}>
      <Text size="sm" c="dimmed" mb="xs">{t('import.columns_explain')}</Text>
      <Table.ScrollContainer minWidth={480}>
        <Table verticalSpacing={6}>
          <Table.Thead><Table.Tr><Table.Th>{t('import.in_file')}</Table.Th><Table.Th>{t('import.means')}</Table.Th><Table.Th>{t('import.first_values')}</Table.Th></Table.Tr></Table.Thead>
          <Table.Tbody>
            {view.columns.map(({ heading, column }, at) => (
              <Table.Tr key={at}>
                <Table.Td><bdi>{heading || t('import.no_heading')}</bdi></Table.Td>
                <Table.Td><Select aria-label={`${t('import.means')}: ${heading}`} data={choices} searchable allowDeselect={false} value={column ?? kLeftOut} onChange={(next) => change(choose(view.columns, at, next === kLeftOut || !next ? undefined : next))} /></Table.Td>
                <Table.Td><Text size="sm" c="dimmed" lineClamp={2}><bdi>{view.sample.map((row) => row[at]).filter(Boolean).join(' · ')}</bdi></Text></Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Panel>
  );
}

function Earlier() {
  const { t } = useReader();
  const query = useQuery({ queryKey: ['imports'], queryFn: ({ signal }) => get<ImportRunList>('/api/directory/imports', undefined, signal) });
  return (
    <Panel title={t('import.earlier')}>
      <Shown query={query} rows={3}>
        {({ items }) => (items.length === 0 ? <Text size="sm" c="dimmed">{t('import.earlier_empty')}</Text> : (
          <ul className={css.plain}>
            {items.slice(0, 20).map(({ id, at, by, kind, file, rehearsed, rows, kept }) => (
              <li key={id} className={css.licence}>
                <Group justify="space-between" gap="xs" align="flex-start">
                  <div>
                    <Text size="sm" fw={600}><bdi>{file || t(`import.kind.${kind}`)}</bdi></Text>
                    <Text size="sm" c="dimmed">{t(`import.kind.${kind}`)} · {t('import.rows', { n: rows })} · <When at={at} /> · <bdi>{by}</bdi></Text>
                    <Badge variant="light" tt="none" color={rehearsed ? 'gray' : kept > 0 ? 'teal' : 'warm'}>{rehearsed ? t('import.checked_only') : kept > 0 ? t('import.done', { n: rows }) : t('import.refused')}</Badge>
                  </div>
                  <SaveButtons path={`/api/directory/imports/${id}`} />
                </Group>
              </li>
            ))}
          </ul>
        ))}
      </Shown>
    </Panel>
  );
}

function Verdict({ kind, view, busy, keep, ...answering }: { kind: ImportKind; view: ImportView; busy: boolean; keep: () => void; records: Records; answer: (records: Records) => void }) {
  const { t } = useReader();
  const { unclear, wrong } = view.counts;
  const unsound = view.errors.length > 0;
  return (
    <>
      {!unsound && (
        <Alert color="teal" variant="light" role="status" title={t('import.all_well')}>
          <Button loading={busy} disabled={view.rows === 0} leftSection={<IconTableImport size={16} aria-hidden />} onClick={keep}>{t('import.import_now', { n: view.rows })}</Button>
        </Alert>
      )}
      {unsound && (wrong > 0 || unclear === 0) && (
        <Alert color="harm" variant="light" role="alert" title={t('import.wrong_cells', { n: view.errors.filter(({ candidates }) => candidates.length === 0).length })}>
          <Text size="sm">{t('import.wrong_explain')}</Text>
        </Alert>
      )}
      {(view.rows > 0 || unsound) && <ImportReview kind={kind} view={view} {...answering} />}
    </>
  );
}

/** What a table is checked and kept with: the columns and services that the reader chose. */
interface Choice { columns?: readonly ImportColumn[]; records: Records }

function Done({ view, again }: { view: ImportView; again: () => void }) {
  const { t, number } = useReader();
  const { added, changed, unchanged } = view.counts;
  return (
    <Alert color="teal" variant="light" role="status" title={t('import.done', { n: view.rows })}>
      <Text size="sm" mb="xs">{t('import.outcomes', { added: number(added), changed: number(changed), unchanged: number(unchanged) })}</Text>
      <Group><SaveButtons path={`/api/directory/imports/${view.id}`} /><Button variant="default" onClick={again}>{t('import.again')}</Button></Group>
    </Alert>
  );
}

function SentTable({ kind, file, whose, again }: { kind: ImportKind; file: File; whose: Whose; again: () => void }) {
  const { t } = useReader();
  const client = useQueryClient();
  const errorText = useErrorText();
  const [view, setView] = useState<ImportView>();
  const [choice, setChoice] = useState<Choice>({ records: {} });
  const rehearsal = useMutation({ mutationFn: sendTable, onSuccess: (checked) => { setView(checked); void client.invalidateQueries({ queryKey: ['imports'] }); } });
  const keeping = useMutation({ mutationFn: sendTable, onSuccess: (kept) => { setView(kept); void client.invalidateQueries(); } });
  const check = (next: Choice) => { setChoice(next); keeping.reset(); rehearsal.mutate({ file, kind, whose, ...next, rehearse: true }); };
  useEffect(() => check({ records: {} }), [file, kind]);
  const error = rehearsal.error ?? keeping.error;
  if (error) return <Alert color="harm" variant="light" role="alert" title={file.name}><Text mb="xs">{errorText(error)}</Text><Button variant="default" onClick={again}>{t('import.again')}</Button></Alert>;
  if (keeping.data && keeping.data.errors.length === 0) return <Done view={keeping.data} again={again} />;
  if (!view) return <><Text size="sm" c="dimmed">{t('import.checking')}</Text><Loading rows={4} /></>;
  const { records } = choice;
  return (
    <Stack gap="md" aria-busy={rehearsal.isPending}>
      {Object.keys(records).length > 0 && <Group><Button size="xs" variant="subtle" loading={rehearsal.isPending} onClick={() => check({ ...choice, records: {} })}>{t('import.answers_back')}</Button></Group>}
      <Verdict kind={kind} view={view} busy={keeping.isPending || rehearsal.isPending} keep={() => keeping.mutate({ file, kind, whose, ...choice, rehearse: false })} records={records} answer={(next) => check({ ...choice, records: next })} />
      <Columns kind={kind} view={view} change={(columns) => check({ ...choice, columns })} />
    </Stack>
  );
}

function WhoseHolidays({ whose, change }: { whose: Whose; change: (whose: Whose) => void }) {
  const { t } = useReader();
  return (
    <Stack gap={6} w={420} maw="100%">
      <Text size="sm" c="dimmed">{t('import.ics_hint')}</Text>
      <Select label={t('directory.field.place')} data={usePlaceChoices()} searchable clearable limit={60} value={whose.place ?? null} onChange={(place) => change({ ...whose, place: place ?? undefined })} />
      <TextInput label={t('directory.rule_source')} maxLength={200} value={whose.source ?? ''} onChange={(event) => change({ ...whose, source: event.currentTarget.value })} />
    </Stack>
  );
}

function ImportForm() {
  const { t } = useReader();
  const navigate = useNavigate();
  const kind = kindOf((useSearch({ strict: false }) as { kind?: string }).kind, kImportKind);
  const [file, setFile] = useState<File | null>(null);
  const [round, setRound] = useState(0);
  const [whose, setWhose] = useState<Whose>({});
  const take = (next: File | null) => { setFile(next); setRound(round + 1); };
  return (
    <div className={css.page}>
      <TextLink to="/directory" size="sm">{t('directory.title')}</TextLink>
      <Title order={1} mb={4}>{t('import.title')}</Title>
      <Text c="dimmed" mb="md">{t('import.explain')}</Text>
      <Stack gap="md">
        <Panel title={t('import.what')}>
          <Stack gap="sm" align="flex-start">
            <Select aria-label={t('import.what')} allowDeselect={false} w={300} maw="100%" value={kind} data={kImportKind.map((value) => ({ value, label: t(`import.kind.${value}`) }))}
              onChange={(next) => { take(null); void navigate({ to: '/directory/import', search: { kind: next ?? undefined }, replace: true }); }} />
            <Group gap="xs"><IconDownload size={16} aria-hidden /><Text size="sm">{t('import.template')}</Text><SaveButtons path="/api/directory/import/template" query={{ kind }} /></Group>
            {kind === 'holidays' && <WhoseHolidays whose={whose} change={setWhose} />}
            <Group gap="xs">
              <FileButton accept={kind === 'holidays' ? '.csv,.tsv,.txt,.xlsx,.ics' : '.csv,.tsv,.txt,.xlsx'} onChange={take} key={round}>{(props) => <Button {...props} leftSection={<IconUpload size={16} aria-hidden />}>{t('import.choose_file')}</Button>}</FileButton>
              {file && <Text size="sm"><bdi>{file.name}</bdi></Text>}
            </Group>
            <Text size="sm" c="dimmed">{t('import.file_hint')}</Text>
          </Stack>
        </Panel>
        {file && <SentTable key={round} kind={kind} file={file} whose={whose} again={() => take(null)} />}
        <Earlier />
      </Stack>
    </div>
  );
}

/** Whoever keeps no directory hears who does, instead of choosing a file that nobody takes. */
export function ImportPage() {
  const { t } = useReader();
  useTitle(t('import.title'));
  const keeps = useHasRole(kDirectoryKeepers);
  if (keeps) return <ImportForm />;
  return <div className={css.page}><Empty title={t('import.title')} hint={t('import.keepers_only')} action={<ButtonLink to="/directory" variant="default">{t('directory.title')}</ButtonLink>} /></div>;
}
