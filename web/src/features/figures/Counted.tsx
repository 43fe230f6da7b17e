import { Alert, Button, Drawer, Group, SegmentedControl, Select, Table, Text, UnstyledButton } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { get } from '~/lib/api/client.ts';
import { kAxis, kMeasure, type CaseBehind, type CasesBehind, type Table as FigureTable } from '~api';
import { useReader } from '~/lib/i18n/context.tsx';
import { usePlaceChoices } from '~/ui/fields.tsx';
import { TextLink } from '~/ui/links.tsx';
import { Empty, Shown } from '~/ui/states.tsx';
import { When } from '~/ui/time.tsx';
import { CameFrom } from '~/ui/Trace.tsx';
import type { FigureSearch } from './search.ts';
import { Publish, useReleases } from './Publish.tsx';
import { standingOf } from './standing.ts';
import css from './figures.module.css';

interface Props { search: FigureSearch; change: (part: FigureSearch) => void }

const kYears = 6;
const kRoundedTo = 5;
/** Behind the total stand the cases of all rows. */
const kAll = '*';

export function queryOf({ definition, rows, year, destination, origin }: FigureSearch) {
  return { definition: definition ?? 'persons', rows: rows ?? 'origin', year, destination, origin };
}

/** Whoever sees released years only begins with what is always there: one row a year. */
function useBegun(search: FigureSearch): FigureSearch | undefined {
  const releases = useReleases();
  if (search.rows || releases.isError) return search;
  return releases.data && { ...search, rows: releases.data.may_release ? 'origin' : 'year' };
}

function useRowName(axis: FigureTable['axis']): (key: string) => string {
  const { t, place } = useReader();
  return (key) => (axis === 'specialty' ? t(`specialty.${key}`) : axis === 'year' ? key : place(key));
}

/** Whoever does not count for the node chooses among the years that were published, and filters nothing. */
function Controls({ search, change }: Props) {
  const { t } = useReader();
  const places = usePlaceChoices();
  const now = new Date().getFullYear();
  const releases = useReleases().data;
  const exact = releases?.may_release ?? true;
  const years = exact ? Array.from({ length: kYears }, (_, back) => now - back) : (releases?.items ?? []).map(({ year }) => year);
  // One axis of a released year is always that of one year: the last, unless another is chosen.
  const year = search.year ?? (!exact && search.rows !== 'year' && years.length > 0 ? String(years[0]) : null);
  return (
    <Group gap="sm" align="flex-end">
      <SegmentedControl aria-label={t('figures.measure')} value={search.definition ?? 'persons'} onChange={(definition) => change({ definition })} data={kMeasure.map((value) => ({ value, label: t(`figures.measure.${value}`) }))} />
      <Select label={t('figures.rows')} w={190} allowDeselect={false} value={search.rows ?? 'origin'} onChange={(rows) => change({ rows: rows ?? undefined })} data={kAxis.map((value) => ({ value, label: t(`figures.${value}`) }))} />
      <Select label={t('figures.year')} w={110} clearable={exact} placeholder={t('common.filter_all')} value={year} onChange={(year) => change({ year: year ?? undefined })} data={years.map(String)} disabled={!exact && search.rows === 'year'} />
      {exact && <Select label={t('figures.destination')} w={220} clearable searchable limit={60} placeholder={t('common.filter_all')} value={search.destination ?? null} onChange={(destination) => change({ destination: destination ?? undefined })} data={places} />}
    </Group>
  );
}

function BehindRow({ one: { id, number, came_from: origin } }: { one: CaseBehind }) {
  return <li><TextLink to="/cases/$id" params={{ id }}><span className="number">{number}</span></TextLink><CameFrom origin={origin} /></li>;
}

/** How many there are, and why not all of them stand below. */
function Standing({ of }: { of: Parameters<typeof standingOf>[0] }) {
  const { t } = useReader();
  return <div role="note">{standingOf(of).map(({ message, values }, place) => <Text key={message} size="sm" c={place > 0 ? 'dimmed' : undefined}>{t(message, values)}</Text>)}</div>;
}

/** The cases that stand behind one row, as far as the reader may open them. */
function Behind({ search, table, onClose }: { search: FigureSearch; table: FigureTable; onClose: () => void }) {
  const { t } = useReader();
  const name = useRowName(table.axis);
  const all = search.behind === kAll;
  const ofYear = table.year === undefined ? {} : { year: String(table.year) };
  const asked = { ...queryOf(search), ...ofYear, ...(!all && { [table.axis]: search.behind }) };
  const query = useInfiniteQuery({
    queryKey: ['figures', 'behind', asked], enabled: search.behind !== undefined,
    queryFn: ({ pageParam, signal }) => get<CasesBehind>('/api/figures/cases', { ...asked, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
  });
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  const counted = query.data?.pages[0]?.counted;
  return (
    <Drawer opened={search.behind !== undefined} onClose={onClose} position="right" title={`${t('figures.cases_behind')}: ${all ? t('figures.total') : name(search.behind ?? '')}`} closeButtonProps={{ 'aria-label': t('common.close') }}>
      {search.behind !== undefined && (
        <Shown query={query}>
          {() => (
            <>
              <Standing of={{ counted, open: items.length, more: query.hasNextPage }} />
              {items.length === 0 && !query.hasNextPage && <Text c="dimmed">{t('figures.behind_none')}</Text>}
              <ul className={css.behind}>{items.map((one) => <BehindRow key={one.id} one={one} />)}</ul>
              {query.hasNextPage && <Button variant="subtle" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>{t('common.table.show_more')}</Button>}
            </>
          )}
        </Shown>
      )}
    </Drawer>
  );
}

/** A figure leads to the cases behind it. */
function Figure({ of, value, onOpen }: { of: string; value: number; onOpen: () => void }) {
  const { t, number } = useReader();
  return <UnstyledButton className={css.value} aria-label={`${t('figures.cases_behind')}: ${of}, ${number(value)}`} onClick={onOpen}>{number(value)}</UnstyledButton>;
}

function Rows({ table, change }: { table: FigureTable; change: Props['change'] }) {
  const { t } = useReader();
  const name = useRowName(table.axis);
  const most = Math.max(1, ...table.rows.map(({ value }) => value));
  if (table.withheld) {
    return (
      <>
        <Alert color="warm" variant="light">{t('figures.table_not_shown', { threshold: table.withheld.threshold })}</Alert>
        {table.total !== undefined && <Text mt="sm">{t('figures.total')}: <Figure of={t('figures.total')} value={table.total} onOpen={() => change({ behind: kAll })} /></Text>}
      </>
    );
  }
  if (table.rows.length === 0) return <Empty title={t('figures.no_figures')} />;
  return (
    <Table verticalSpacing={6} className={css.table}>
      <Table.Thead><Table.Tr><Table.Th>{t(`figures.${table.axis}`)}</Table.Th><Table.Th ta="end">{t(`figures.measure.${table.definition}`)}</Table.Th><Table.Th className={css.barCell} aria-hidden /></Table.Tr></Table.Thead>
      <Table.Tbody>
        {table.rows.map(({ key, value }) => (
          <Table.Tr key={key}>
            <Table.Th scope="row" fw={500}>{name(key)}</Table.Th>
            <Table.Td ta="end"><Figure of={name(key)} value={value} onOpen={() => change({ behind: key })} /></Table.Td>
            <Table.Td className={css.barCell} aria-hidden><span className={css.bar} style={{ inlineSize: `${(value / most) * 100}%` }} /></Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
      {table.total !== undefined && <Table.Tfoot><Table.Tr><Table.Th scope="row">{t('figures.total')}</Table.Th><Table.Th ta="end"><Figure of={t('figures.total')} value={table.total} onOpen={() => change({ behind: kAll })} /></Table.Th><Table.Th aria-hidden /></Table.Tr></Table.Tfoot>}
    </Table>
  );
}

/** How what others see was counted. */
function Released({ table }: { table: FigureTable }) {
  const { t, date } = useReader();
  if (table.year !== undefined) return <>{t('figures.released.year', { date: date(table.as_of), step: kRoundedTo })}</>;
  return <>{t(table.rows.length > 0 ? 'figures.released.years' : 'figures.released.none', { step: kRoundedTo })}</>;
}

export function Counted({ search: given, change }: Props) {
  const { t } = useReader();
  const begun = useBegun(given);
  const search = begun ?? given;
  const asked = queryOf(search);
  const query = useQuery({ queryKey: ['figures', 'table', asked], enabled: begun !== undefined, queryFn: ({ signal }) => get<FigureTable>('/api/figures/table', asked, signal), placeholderData: keepPreviousData });
  return (
    <>
      <section className={css.definition} aria-label={t('figures.definition')}>
        <Text fw={600}>{t(`figures.definition.${asked.definition}`)}</Text>
        <Text size="sm">{t('figures.counted_when')} {t('figures.definition.origin')} {t('figures.definition.year')}</Text>
      </section>
      <Controls search={search} change={change} />
      <Shown query={query} rows={8}>
        {(table) => (
          <section className={`panel ${css.panel}`}>
            <Rows table={table} change={change} />
            <Text size="xs" c="dimmed" mt="sm"><When at={table.as_of} />{table.exact && <> · {t('figures.exact_for_you')}</>}{!table.exact && <> · <Released table={table} /></>}{table.total !== undefined && table.definition === 'persons' && table.rows.length > 1 && <> · {t('figures.total_persons')}</>}</Text>
            {table.exact && <Publish />}
            <Behind search={search} table={table} onClose={() => change({ behind: undefined })} />
          </section>
        )}
      </Shown>
    </>
  );
}
