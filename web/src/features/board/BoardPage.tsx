// The board over stages, and the same cases as a list. Filters, order and view are in the address.
import { Group, SegmentedControl, Select, Title } from '@mantine/core';
import { IconLayoutKanban, IconList, IconPlus } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTitle } from '~/lib/title.ts';
import { ExportMenu } from '~/ui/ExportMenu.tsx';
import { ButtonLink } from '~/ui/links.tsx';
import { get } from '~/lib/api/client.ts';
import type { BoardView } from '~api';
import { useReader } from '~/lib/i18n/context.tsx';
import { Empty, Shown } from '~/ui/states.tsx';
import { BoardColumns } from './BoardColumns.tsx';
import { CaseList } from './CaseList.tsx';
import { FilterBar } from './FilterBar.tsx';
import { activeFilters, queryOf, useBoardSearch, type BoardSearch } from './filters.ts';
import { SavedViews } from './SavedViews.tsx';
import css from './board.module.css';

function NewCase() {
  const { t } = useReader();
  const { search } = useBoardSearch();
  return (
    <Group gap="xs">
      <ExportMenu list="cases" query={queryOf(search)} />
      <ButtonLink to="/cases/new" leftSection={<IconPlus size={16} aria-hidden />}>{t('case.new_case')}</ButtonLink>
    </Group>
  );
}

function Board({ search }: { search: BoardSearch }) {
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
        : <BoardColumns board={board} search={search} />)}
    </Shown>
  );
}

export function BoardPage() {
  const { t } = useReader();
  const { search, change, show } = useBoardSearch();
  const list = search.view === 'list';
  useTitle(t(list ? 'case.cases' : 'case.board.title'));
  const view = (icon: React.ReactNode, text: string) => <span className={css.toggle}>{icon}{text}</span>;
  return (
    <div className={css.page}>
      <Group className={css.bar} gap="sm">
        <Title order={1}>{t(list ? 'case.cases' : 'case.board.title')}</Title>
        <SegmentedControl size="xs" value={list ? 'list' : 'board'} onChange={(value) => change({ view: value === 'list' ? 'list' : undefined, stage: undefined })}
          data={[{ value: 'board', label: view(<IconLayoutKanban size={15} aria-hidden />, t('case.board.as_board')) }, { value: 'list', label: view(<IconList size={15} aria-hidden />, t('case.board.as_list')) }]} />
        {list && (
          <Select size="xs" w={170} aria-label={t('common.sort')} allowDeselect={false} value={search.sort ?? 'updated'} onChange={(sort) => change({ sort: sort === 'updated' ? undefined : sort ?? undefined })}
              data={[{ value: 'updated', label: t('common.sort_updated') }, { value: 'due', label: t('common.sort_due') }, { value: 'opened', label: t('common.sort_created') }]} />
        )}
        <div className={css.push}><NewCase /></div>
      </Group>
      <div className={css.filters}><FilterBar search={search} change={change} /><SavedViews search={search} show={show} /></div>
      {list ? <CaseList search={search} /> : <Board search={search} />}
    </div>
  );
}
