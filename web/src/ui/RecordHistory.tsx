// What a reference record was: each version with when it began, who wrote it and what it changed. One panel for records of every kind.
import { Button, Modal, Table, Text } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { PastVersion, RecordHistory as Past } from '~api';
import { get } from '~/lib/api/client.ts';
import { changedMembers } from '~/lib/form.ts';
import { useReader } from '~/lib/i18n/context.tsx';
import { Shown } from './states.tsx';
import { When } from './time.tsx';
import css from './RecordHistory.module.css';

type RecordConcept = 'party' | 'user' | 'corridor' | 'service' | 'rate' | 'gate' | 'calendar' | 'template';

interface Words {
  label: (member: string) => string;
  said: (member: string, record: object) => string;
}

function Changes({ now, before, label, said }: Words & { now: object; before?: object }) {
  const { t } = useReader();
  const members = changedMembers(before ?? {}, now).filter((member) => said(member, now) !== '' || (before && said(member, before) !== ''));
  return (
    <Table.ScrollContainer minWidth={320}>
      <Table verticalSpacing={2} withRowBorders={false} layout="fixed">
        {before && <Table.Thead><Table.Tr><Table.Th>{t('common.what')}</Table.Th><Table.Th>{t('directory.history_was')}</Table.Th><Table.Th>{t('directory.history_became')}</Table.Th></Table.Tr></Table.Thead>}
        <Table.Tbody>
          {members.map((member) => (
            <Table.Tr key={member}>
              <Table.Td><Text size="sm" c="dimmed">{label(member)}</Text></Table.Td>
              {before && <Table.Td><Text size="sm" c="dimmed"><bdi>{said(member, before)}</bdi></Text></Table.Td>}
              <Table.Td><Text size="sm"><bdi>{said(member, now)}</bdi></Text></Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function Version({ version: { at, by, by_system: bySystem, record }, before, ...words }: Words & { version: PastVersion; before?: PastVersion }) {
  const { t } = useReader();
  return (
    <li className={css.version}>
      <Text size="sm"><b><When at={at} /></b>{by && <> · <bdi>{by}</bdi></>}{bySystem && ` · ${t('directory.history_system')}`}{!before && ` · ${t('directory.history_entered')}`}</Text>
      <Changes now={record as object} before={before?.record as object | undefined} {...words} />
    </li>
  );
}

/** A button that opens the versions of one record; `id` as the record goes by in its list. */
export function RecordHistory({ of, id, name, ...words }: Words & { of: RecordConcept; id: string; name: string }) {
  const { t } = useReader();
  const [open, setOpen] = useState(false);
  const query = useQuery({ queryKey: ['history', of, id], enabled: open, staleTime: 0, queryFn: ({ signal }) => get<Past>('/api/directory/history', { concept: of, id }, signal) });
  return (
    <>
      <Button size="compact-sm" variant="subtle" color="gray" leftSection={<IconHistory size={15} aria-hidden />} aria-label={`${t('directory.history')}: ${name}`} onClick={() => setOpen(true)}>{t('directory.history')}</Button>
      <Modal opened={open} onClose={() => setOpen(false)} size="lg" closeButtonProps={{ 'aria-label': t('common.close') }} title={`${t('directory.history')}: ${name}`}>
        {open && (
          <Shown query={query} rows={4}>
            {({ items }) => <ol className={css.versions}>{items.map((version, place) => <Version key={version.version} version={version} before={items[place + 1]} {...words} />)}</ol>}
          </Shown>
        )}
      </Modal>
    </>
  );
}
