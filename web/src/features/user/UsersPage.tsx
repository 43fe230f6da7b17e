// Who can sign in, for which organisations, in which roles.
import { Badge, Group, Select, Text, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { get } from '~/lib/api/client.ts';
import type { PartyViewListed, UserView, UserViewListed } from '~api';
import { useReader } from '~/lib/i18n/context.tsx';
import { useRowKeys } from '~/lib/keyboard.ts';
import { kAdministrators, kMemberRoles, memberRoleText, useHasRole } from '~/lib/session.ts';
import { useTitle } from '~/lib/title.ts';
import { ExportMenu } from '~/ui/ExportMenu.tsx';
import { ButtonLink } from '~/ui/links.tsx';
import { MailAddress } from '~/ui/MailAddress.tsx';
import { Empty, Shown } from '~/ui/states.tsx';
import { byParty, matches, type UserSearch } from './search.ts';
import { UsersHead } from './UsersHead.tsx';
import css from './user.module.css';

/** Names of organisations by id; the whole directory, asked once and kept. */
export function usePartyNames(): (id: string) => string {
  const query = useQuery({ queryKey: ['parties', 'names'], queryFn: ({ signal }) => get<PartyViewListed>('/api/directory/parties', { limit: 500 }, signal), staleTime: 60_000 });
  const names = new Map((query.data?.items ?? []).map(({ id, record }) => [id, record.name]));
  return (id) => names.get(id) ?? '…';
}

function Row({ user: { id, record }, nameOf }: { user: UserView; nameOf: (id: string) => string }) {
  const { t, list } = useReader();
  return (
    <Link to="/users/$id" params={{ id }} className={css.row} data-row={id}>
      <span><Text component="span" fw={600}><bdi>{record.name}</bdi></Text> <Text component="span" size="sm" c="dimmed"><MailAddress of={record.email} /></Text></span>
      <span>{record.state !== 'active' && <Badge variant="light" tt="none" color="warm">{t(`directory.user_state.${record.state}`)}</Badge>}</span>
      <span className={css.roles}>
        {record.memberships.length === 0 && <Text component="span" size="sm" c="dimmed">{t('directory.no_membership')}</Text>}
        {byParty(record).map(({ party, roles }) => <Text key={party} component="span" size="sm"><strong>{list(roles.map((role) => t(memberRoleText(role))))}</strong> <span className="quiet"><bdi>{nameOf(party)}</bdi></span></Text>)}
      </span>
    </Link>
  );
}

export function UsersPage() {
  const { t } = useReader();
  useTitle(t('directory.users'));
  const search = useSearch({ strict: false }) as UserSearch;
  const navigate = useNavigate();
  const change = (part: UserSearch) => void navigate({ to: '/users', search: { ...search, ...part } as Record<string, string | undefined>, replace: true });
  const query = useQuery({ queryKey: ['users', 'list'], queryFn: ({ signal }) => get<UserViewListed>('/api/directory/users', undefined, signal) });
  const nameOf = usePartyNames();
  const keeps = useHasRole(kAdministrators);
  useRowKeys();
  const add = (
    <Group gap="xs">
      <ExportMenu list="users" query={{ q: search.q, role: search.role }} />
      {keeps && <ButtonLink to="/users/new" leftSection={<IconPlus size={16} aria-hidden />}>{t('directory.new_user')}</ButtonLink>}
    </Group>
  );
  return (
    <div className={css.page}>
      <UsersHead at="users" action={add} />
      <Group gap="sm" mb="md" align="flex-end">
        <TextInput label={t('directory.users_search')} value={search.q ?? ''} onChange={(event) => change({ q: event.currentTarget.value || undefined })} w={260} />
        <Select label={t('directory.role')} clearable placeholder={t('common.filter_all')} data={kMemberRoles.map((value) => ({ value, label: t(memberRoleText(value)) }))} value={search.role ?? null} onChange={(role) => change({ role: role ?? undefined })} />
      </Group>
      <Shown query={query} rows={8}>
        {({ items }) => {
          const found = items.filter(({ record }) => matches(record, nameOf, search));
          if (found.length === 0) return <Empty title={t('common.no_results')} />;
          return <ul className={`panel ${css.list}`}>{found.map((user) => <li key={user.id}><Row user={user} nameOf={nameOf} /></li>)}</ul>;
        }}
      </Shown>
    </div>
  );
}
