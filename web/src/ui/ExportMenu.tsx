// A list as a file: the rows that the reader sees, in the reader's language and zone.
import { ActionIcon, Button, Group, Menu, Tooltip } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { saveFile, type Query } from '~/lib/api/client.ts';
import { useReader } from '~/lib/i18n/context.tsx';
import { useErrorText } from './states.tsx';

const kForms = ['csv', 'xlsx'] as const;

/** Saving and saying so: a large table takes a moment, and may be refused. */
function useSave(path: string, query?: Query) {
  const errorText = useErrorText();
  const [busy, setBusy] = useState(false);
  const save = async (format: string) => {
    setBusy(true);
    try {
      await saveFile(path, { ...query, format });
    } catch (error) {
      notifications.show({ color: 'harm', message: errorText(error) });
    } finally {
      setBusy(false);
    }
  };
  return { busy, save };
}

export function SaveButtons({ path, query }: { path: string; query?: Query }) {
  const { t } = useReader();
  const { busy, save } = useSave(path, query);
  return (
    <Group gap={4} wrap="nowrap">
      {kForms.map((form) => <Button key={form} size="compact-sm" variant="default" loading={busy} aria-label={`${t('common.download')}: ${form.toUpperCase()}`} onClick={() => void save(form)}>{form.toUpperCase()}</Button>)}
    </Group>
  );
}

/** `list` is the list's name in the address (/api/export/LIST), `query` what the screen asks its own list with. */
export function ExportMenu({ list, query }: { list: string; query?: Query }) {
  const { t } = useReader();
  const { busy, save } = useSave(`/api/export/${list}`, query);
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Tooltip label={t('common.export')}><ActionIcon variant="default" size="lg" loading={busy} aria-label={t('common.export')}><IconDownload size={18} aria-hidden /></ActionIcon></Tooltip>
      </Menu.Target>
      <Menu.Dropdown>{kForms.map((form) => <Menu.Item key={form} onClick={() => void save(form)}>{form.toUpperCase()}</Menu.Item>)}</Menu.Dropdown>
    </Menu>
  );
}
