// The board over stages, and the same cases as a table and over days. Filters, order and shape are in the address.
import { Group, SegmentedControl, Title } from '@mantine/core';
import { IconCalendar, IconLayoutKanban, IconList, IconPlus } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTitle } from '~/lib/title.ts';
import { ExportMenu } from '~/ui/ExportMenu.tsx';
import { ButtonLink } from '~/ui/links.tsx';
import { get } from '~/lib/api/client.ts';
import type { BoardView } from '~api';
import { usePageActions } from '~/lib/actions.ts';
import { kOpeners, useHasRole } from '~/lib/session.ts';
import { useReader } from '~/lib/i18n/context.tsx';
import { Empty, Shown } from '~/ui/states.tsx';
import { BoardColumns } from './BoardColumns.tsx';
import { BulkBar } from './BulkBar.tsx';
import { CaseCalendar } from './CaseCalendar.tsx';
import { CaseList } from './CaseList.tsx';
import { FilterBar } from './FilterBar.tsx';
import { activeFilters, inView, kViews, queryOf, useBoardSearch, viewOf, type BoardSearch, type View } from './filters.ts';
import { SavedViews } from './SavedViews.tsx';
import { useSelection, type Selection } from './selection.ts';
import css from './board.module.css';

function NewCase() {
  const { t } = useReader();
  const { search } = useBoardSearch();
  const opens = useHasRole(kOpeners);
  return (
    <Group gap="xs">
      <ExportMenu list="cases" query={queryOf(search)} />
      {opens && <ButtonLink to="/cases/new" leftSection={<IconPlus size={16} aria-hidden />}>{t('case.new_case')}</ButtonLink>}
    </Group>
  );
}

function Board({ search, selection }: { search: BoardSearch; selection: Selection }) {
  const { t } = useReader();
  const query = useQuery({
    queryKey: ['cases', 'board', queryOf(search)],
    queryFn: ({ signal }) => get<BoardView>('/api/cases/board', queryOf(search), signal),
    placeholderData: keepPreviousData,
  });
  return (
    <Shown query={query} rows={8}>
      {(board) => (board.columns.every(({ items }) => items.length === 0)
        ? <Empty title={t(activeFilters(search).length > 0 ? 'common.no_results' : 'case.board.empty')} action={<NewCase />} />
        : <BoardColumns board={board} search={search} selection={selection} />)}
    </Shown>
  );
}

const kIcons: Record<View, typeof IconList> = { board: IconLayoutKanban, list: IconList, calendar: IconCalendar };

export function BoardPage() {
  const { t } = useReader();
  const { search, change, show } = useBoardSearch();
  const selection = useSelection();
  const view = viewOf(search);
  const names: Record<View, string> = { board: t('case.board.as_board'), list: t('case.board.as_list'), calendar: t('calendar.title') };
  const title = view === 'board' ? t('case.board.title') : view === 'list' ? t('case.cases') : t('calendar.title');
  useTitle(title);
  usePageActions(kViews.filter((name) => name !== view).map((name) => ({ id: `view-${name}`, label: t('view.show_as', { view: names[name] }), run: () => change(inView(name)) })));
  const shapes = kViews.map((value) => { const Icon = kIcons[value]; return { value, label: <span className={css.toggle}><Icon size={15} aria-hidden />{names[value]}</span> }; });
  return (
    <div className={css.page}>
      <Group className={css.bar} gap="sm">
        <Title order={1}>{title}</Title>
        <SegmentedControl size="xs" value={view} aria-label={t('view.shape')} onChange={(value) => change(inView(value as View))} data={shapes} />
        <div className={css.push}><NewCase /></div>
      </Group>
      <div className={css.filters}><FilterBar search={search} change={change} /><SavedViews search={search} show={show} /></div>
      <BulkBar selection={selection} />
      {view === 'list' && <CaseList search={search} change={change} selection={selection} />}
      {view === 'calendar' && <CaseCalendar search={search} change={change} />}
      {view === 'board' && <Board search={search} selection={selection} />}
    </div>
  );
}
