// What becomes of each row of a table, in its order, before anything is written: what is wrong in it, what it may mean, what differs.
import { Alert, Badge, Button, Group, Select, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { kRowOutcome, type Candidate, type CellChange, type CellErrorView, type ImportKind, type ImportView, type RowOutcome } from '~api';
import { useReader } from '~/lib/i18n/context.tsx';
import { Panel } from '~/ui/Panel.tsx';
import { SaveButtons } from '~/ui/ExportMenu.tsx';
import { kAllRows, kNewRecord, kSameRecord, reviewRows, type Records, type ReviewRow } from './importing.ts';
import { useColumnWord } from './columnWord.ts';
import css from './import.module.css';

const kMostListed = 200;
const kColor: Record<RowOutcome, string> = { added: 'teal', changed: 'blue', unchanged: 'gray', unclear: 'warm', wrong: 'harm' };

interface Answering { records: Records; answer: (records: Records) => void }
interface Props extends Answering { kind: ImportKind; view: ImportView }

function useCellText(): (column: string, cell: string) => string {
  const { t, day } = useReader();
  return (column, cell) => (cell === '' ? t('import.nothing') : (column === 'from' || column === 'until') && /^\d{4}-\d\d-\d\d$/.test(cell) ? day(cell) : cell);
}

function Change({ kind, change: { column, before, after } }: { kind: ImportKind; change: CellChange }) {
  const { direction } = useReader();
  const word = useColumnWord(kind);
  const text = useCellText();
  return (
    <li>
      <Text component="span" size="sm"><bdi>{word(column)}</bdi>: <del className={css.before}><bdi>{text(column, before)}</bdi></del> {direction === 'rtl' ? '←' : '→'} <ins className={css.after}><bdi>{text(column, after)}</bdi></ins></Text>
    </li>
  );
}

function Wrong({ kind, error: { column, said, text, words } }: { kind: ImportKind; error: CellErrorView }) {
  const { t, list } = useReader();
  const word = useColumnWord(kind);
  return (
    <li>
      <Text size="sm"><bdi>{word(column)}</bdi>{said && <>: <b><bdi>{said}</bdi></b></>}</Text>
      <Text size="sm"><bdi>{text}</bdi></Text>
      {words.length > 0 && <Text size="xs" c="dimmed">{t('import.may_be', { words: list(words) })}</Text>}
    </li>
  );
}

function WhichService({ row, candidates, records, answer }: Answering & { row: number; candidates: readonly Candidate[] }) {
  const { t, money } = useReader();
  const only = candidates.length === 1;                 // said in the short word: an address holds only so many identifiers
  const choices = candidates.map(({ id, title, code, price }) => ({ value: only ? kSameRecord : id, label: [title, code, price && money(price)].filter(Boolean).join(' · ') }));
  return (
    <Select size="xs" maw={420} aria-label={`${t('import.which_service')}: ${t('import.row')} ${row}`} placeholder={t('import.which_service')} value={records[row] ?? null}
      data={[...choices, { value: kNewRecord, label: t('import.record_new') }]} onChange={(said) => said && answer({ ...records, [row]: said })} />
  );
}

function Row({ kind, row: { row, name, outcome, changes, errors }, ...answering }: Answering & { kind: ImportKind; row: ReviewRow }) {
  const { t } = useReader();
  return (
    <Table.Tr>
      <Table.Td className={css.row}>{row}</Table.Td>
      <Table.Td className={css.name}><bdi>{name}</bdi></Table.Td>
      <Table.Td className={css.outcome}><Badge variant="light" tt="none" color={kColor[outcome]}>{t(`import.${outcome}`)}</Badge></Table.Td>
      <Table.Td>
        {changes.length + errors.length > 0 && <ul className={css.details}>
          {changes.map((change) => <Change key={change.column} kind={kind} change={change} />)}
          {errors.map((error) => (error.candidates.length > 0
            ? <li key={error.column}><Text size="sm"><bdi>{error.text}</bdi></Text><WhichService row={row} candidates={error.candidates} {...answering} /></li>
            : <Wrong key={error.column} kind={kind} error={error} />))}
        </ul>}
      </Table.Td>
    </Table.Tr>
  );
}

/** What is wrong with whole columns, above all rows. */
function Headings({ kind, errors }: { kind: ImportKind; errors: readonly CellErrorView[] }) {
  const { t } = useReader();
  const rowOf = (row: number) => (row > 0 ? `${t('import.row')} ${row} (${t('import.headings')})` : t('import.refused'));
  return <ul className={css.details}>{errors.map((error, place) => <li key={place}><Text size="xs" c="dimmed">{rowOf(error.row)}</Text><ul className={css.details}><Wrong kind={kind} error={error} /></ul></li>)}</ul>;
}

function Unclear({ n, records, answer }: Answering & { n: number }) {
  const { t } = useReader();
  const all = (said: string) => answer({ ...records, [kAllRows]: said });
  return (
    <Alert color="warm" variant="light" role="status" title={t('import.unclear_rows', { n })} mb="sm">
      <Text size="sm" mb="xs">{t('import.unclear_explain')}</Text>
      <Group gap="xs">
        <Text size="sm">{t('import.unclear_all')}</Text>
        <Button size="xs" variant="default" onClick={() => all(kSameRecord)}>{t('import.record_same')}</Button>
        <Button size="xs" variant="default" onClick={() => all(kNewRecord)}>{t('import.record_new')}</Button>
      </Group>
    </Alert>
  );
}

function Shows({ counts, only, show }: { counts: ImportView['counts']; only?: RowOutcome; show: (only?: RowOutcome) => void }) {
  const { t, number } = useReader();
  const there = kRowOutcome.filter((outcome) => counts[outcome] > 0);
  const all = there.reduce((sum, outcome) => sum + counts[outcome], 0);
  const button = (outcome: RowOutcome | undefined, label: string, n: number) => (
    <Button key={label} size="compact-sm" variant={only === outcome ? 'filled' : 'default'} aria-pressed={only === outcome} onClick={() => show(outcome)}>{label}: {number(n)}</Button>
  );
  return <Group gap="xs" mb="sm" role="group" aria-label={t('import.row_outcome')}>{button(undefined, t('common.all'), all)}{there.length > 1 && there.map((outcome) => button(outcome, t(`import.${outcome}`), counts[outcome]))}</Group>;
}

/** Of a long table the first rows of each kind are shown, all of them in the file. */
export function ImportReview({ kind, view, records, answer }: Props) {
  const { t } = useReader();
  const [only, show] = useState<RowOutcome>();
  const { rows, headings } = reviewRows(view);
  const shown = rows.filter(({ outcome }) => !only || outcome === only);
  const cut = kRowOutcome.some((outcome) => (!only || outcome === only) && view.counts[outcome] > kMostListed);
  return (
    <Panel title={t('import.rows_title')} action={<SaveButtons path={`/api/directory/imports/${view.id}`} />}>
      {view.counts.unclear > 0 && <Unclear n={view.counts.unclear} records={records} answer={answer} />}
      {headings.length > 0 && <Headings kind={kind} errors={headings} />}
      <Shows counts={view.counts} only={only} show={show} />
      {cut && <Text size="sm" c="dimmed" mb="xs">{t('import.wrong_more', { n: kMostListed })}</Text>}
      <div className={css.rows}>
        <Table verticalSpacing={6}>
          <Table.Thead><Table.Tr><Table.Th>{t('import.row')}</Table.Th><Table.Th>{t('import.name')}</Table.Th><Table.Th>{t('import.row_outcome')}</Table.Th><Table.Th>{t('import.differs')}</Table.Th></Table.Tr></Table.Thead>
          <Table.Tbody>{shown.map((row) => <Row key={row.row} kind={kind} row={row} records={records} answer={answer} />)}</Table.Tbody>
        </Table>
      </div>
    </Panel>
  );
}
