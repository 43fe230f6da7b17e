// Views that one comes back to: a name for an address. Kept on this device, per user.
import { ActionIcon, Button, Group, Menu, TextInput } from '@mantine/core';
import { IconBookmark, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useReader } from '~/lib/i18n/context.tsx';
import { useSession } from '~/lib/session.ts';
import type { BoardSearch } from './filters.ts';

interface SavedView { name: string; search: BoardSearch }

const kMost = 20;

function read(key: string): SavedView[] {
  try {
    const views = JSON.parse(localStorage.getItem(key) ?? '[]') as SavedView[];
    return Array.isArray(views) ? views : [];
  } catch {
    return [];
  }
}

function useSavedViews(): { views: SavedView[]; keep: (next: SavedView[]) => void } {
  const key = `hospitium.views.${useSession().user.id}`;
  const [views, setViews] = useState(() => read(key));
  return { views, keep: (next) => { localStorage.setItem(key, JSON.stringify(next)); setViews(next); } };
}

/** A search text may be a person's name: it is not kept with the view. */
function keepable({ q: _q, ...search }: BoardSearch): BoardSearch { return search; }

export function SavedViews({ search, show }: { search: BoardSearch; show: (search: BoardSearch) => void }) {
  const { t } = useReader();
  const { views, keep } = useSavedViews();
  const [name, setName] = useState('');
  const save = (event: React.FormEvent) => {
    event.preventDefault();
    const title = name.trim();
    if (!title) return;
    keep([{ name: title, search: keepable(search) }, ...views.filter((view) => view.name !== title)].slice(0, kMost));
    setName('');
  };
  return (
    <Menu width={280} position="bottom-start" closeOnItemClick trapFocus={false}>
      <Menu.Target><Button variant="default" size="compact-md" leftSection={<IconBookmark size={16} aria-hidden />}>{t('common.saved_views')}</Button></Menu.Target>
      <Menu.Dropdown>
        {views.map((view) => (
          <Group key={view.name} gap={4} wrap="nowrap">
            <Menu.Item onClick={() => show(view.search)}><bdi>{view.name}</bdi></Menu.Item>
            <ActionIcon variant="subtle" color="gray" aria-label={`${t('common.remove')}: ${view.name}`} onClick={() => keep(views.filter(({ name: other }) => other !== view.name))}><IconTrash size={16} aria-hidden /></ActionIcon>
          </Group>
        ))}
        {views.length > 0 && <Menu.Divider />}
        <form onSubmit={save}>
          <Group gap={6} p={6} wrap="nowrap">
            <TextInput size="xs" maxLength={60} aria-label={t('common.name')} placeholder={t('common.name')} value={name} onChange={(event) => setName(event.currentTarget.value)} onKeyDown={(event) => event.stopPropagation()} />
            <Button type="submit" size="xs" variant="light" disabled={!name.trim()}>{t('common.save')}</Button>
          </Group>
        </form>
      </Menu.Dropdown>
    </Menu>
  );
}
