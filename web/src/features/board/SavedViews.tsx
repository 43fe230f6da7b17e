// Views that one comes back to: a name for an address, one's own or the whole organisation's. They show in whichever shape they were kept.
import { ActionIcon, Button, Checkbox, Group, Menu, Stack, Text, TextInput } from '@mantine/core';
import { IconBookmark, IconTrash } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { SavedViewItem, SavedViewList } from '~api';
import { get, send } from '~/lib/api/client.ts';
import { useReader } from '~/lib/i18n/context.tsx';
import { useSession } from '~/lib/session.ts';
import { useErrorText } from '~/ui/states.tsx';
import { keepable, searchOf, type BoardSearch } from './filters.ts';

function useViews() {
  const client = useQueryClient();
  const query = useQuery({ queryKey: ['views'], queryFn: ({ signal }) => get<SavedViewList>('/api/views', undefined, signal) });
  const change = async (work: Promise<unknown>) => { await work; await client.invalidateQueries({ queryKey: ['views'] }); };
  return {
    views: query.data?.items ?? [],
    keep: (name: string, search: BoardSearch, team: string | undefined) => change(send('POST', '/api/views', { name, query: keepable(search) || undefined, team })),
    drop: (id: string) => change(send('DELETE', `/api/views/${id}`)),
  };
}

function Row({ view, onShow, onDrop }: { view: SavedViewItem; onShow: () => void; onDrop: () => void }) {
  const { t } = useReader();
  return (
    <Group gap={4} wrap="nowrap">
      <Menu.Item onClick={onShow}><bdi>{view.name}</bdi>{view.team && <Text component="span" size="xs" c="dimmed"> · {t('view.team')}</Text>}</Menu.Item>
      <ActionIcon variant="subtle" color="gray" aria-label={`${t('common.remove')}: ${view.name}`} onClick={onDrop}><IconTrash size={16} aria-hidden /></ActionIcon>
    </Group>
  );
}

export function SavedViews({ search, show }: { search: BoardSearch; show: (search: BoardSearch) => void }) {
  const { t } = useReader();
  const { views, keep, drop } = useViews();
  const team = useSession().memberships[0]?.party.id;
  const errorText = useErrorText();
  const [name, setName] = useState('');
  const [forTeam, setForTeam] = useState(false);
  const [error, setError] = useState<unknown>();
  const attempt = (work: Promise<void>, done: () => void) => work.then(() => { setError(undefined); done(); }, setError);
  const save = (event: React.FormEvent) => {
    event.preventDefault();
    if (name.trim()) void attempt(keep(name.trim(), search, forTeam ? team : undefined), () => setName(''));
  };
  return (
    <Menu width={300} position="bottom-start" closeOnItemClick trapFocus={false}>
      <Menu.Target><Button variant="default" size="compact-md" leftSection={<IconBookmark size={16} aria-hidden />}>{t('common.saved_views')}</Button></Menu.Target>
      <Menu.Dropdown>
        {views.map((view) => <Row key={view.id} view={view} onShow={() => show(searchOf(view.query))} onDrop={() => void attempt(drop(view.id), () => {})} />)}
        {views.length > 0 && <Menu.Divider />}
        <form onSubmit={save}>
          <Stack gap={6} p={6}>
            <TextInput size="xs" maxLength={60} aria-label={t('common.name')} placeholder={t('view.name')} value={name} onChange={(event) => setName(event.currentTarget.value)} onKeyDown={(event) => event.stopPropagation()} />
            {team && <Checkbox size="xs" label={t('view.for_team')} checked={forTeam} onChange={(event) => setForTeam(event.currentTarget.checked)} />}
            {error !== undefined && <Text size="xs" c="var(--harm)" role="alert">{errorText(error)}</Text>}
            <Button type="submit" size="xs" variant="light" disabled={!name.trim()}>{t('common.save')}</Button>
          </Stack>
        </form>
      </Menu.Dropdown>
    </Menu>
  );
}
