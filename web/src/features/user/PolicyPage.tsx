// Who may do what, as the server holds it: roles down, classes of data across, actions in words. One table per kind of dossier, and the
// node's own.
import { SegmentedControl, Table, Text, Tooltip } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { get } from '~/lib/api/client.ts';
import { kDataClass, kKind, type PolicyCellView, type PolicyRowView, type PolicyView } from '~api';
import { useReader } from '~/lib/i18n/context.tsx';
import { useTitle } from '~/lib/title.ts';
import { Shown } from '~/ui/states.tsx';
import { UsersHead } from './UsersHead.tsx';
import css from './user.module.css';

function Cell({ cell }: { cell?: PolicyCellView }) {
  const { t, list } = useReader();
  if (!cell) return <Text component="span" size="sm" c="dimmed" aria-label={t('common.none')}>–</Text>;
  const narrowed = list([cell.scope !== 'all' && t(`directory.scope.${cell.scope}`), cell.detail !== 'full' && t(`directory.detail.${cell.detail}`)].filter((word) => word !== false));
  return <>{list(cell.actions.map((action) => t(`directory.action.${action}`)))}{narrowed && <Text component="span" size="xs" c="dimmed" display="block">{narrowed}</Text>}</>;
}

function Matrix({ rows }: { rows: PolicyRowView[] }) {
  const { t } = useReader();
  const classes = kDataClass.filter((name) => rows.some(({ cells }) => cells.some(({ data_class: of }) => of === name)));
  return (
    <div className={`panel ${css.matrix}`} tabIndex={0} role="region" aria-label={t('directory.policy')}>
      <Table verticalSpacing={6} stickyHeader>
        <Table.Thead><Table.Tr><Table.Th>{t('directory.role')}</Table.Th>{classes.map((name) => <Table.Th key={name}>{t(`directory.data_class.${name}`)}</Table.Th>)}</Table.Tr></Table.Thead>
        <Table.Tbody>
          {rows.map(({ role, cells }) => (
            <Table.Tr key={role}>
              <Table.Th scope="row" className={css.role}>{t(`role.${role}`)}</Table.Th>
              {classes.map((name) => <Table.Td key={name}><Tooltip label={`${t(`role.${role}`)} · ${t(`directory.data_class.${name}`)}`}><span className={css.cell}><Cell cell={cells.find(({ data_class: of }) => of === name)} /></span></Tooltip></Table.Td>)}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

export function PolicyPage() {
  const { t } = useReader();
  useTitle(t('directory.policy'));
  const { kind = 'case' } = useSearch({ strict: false }) as { kind?: string };
  const navigate = useNavigate();
  const query = useQuery({ queryKey: ['policy'], queryFn: ({ signal }) => get<PolicyView>('/api/policy', undefined, signal), staleTime: Infinity });
  return (
    <div className={css.wide}>
      <UsersHead at="policy" />
      <Text size="sm" c="dimmed" mb="sm" maw={760}>{t('directory.policy_explain')}</Text>
      <div className={css.scroll}><SegmentedControl aria-label={t('common.type')} value={kind} onChange={(next) => void navigate({ to: '/users/policy', search: { kind: next }, replace: true })}
        data={[...kKind.map((value) => ({ value, label: t(`journal.kind.${value}`) })), { value: 'node', label: t('directory.policy_node') }]} /></div>
      <Shown query={query} rows={8}>{({ rows }) => <Matrix rows={rows.filter((row) => (row.kind ?? 'node') === kind)} />}</Shown>
    </div>
  );
}
