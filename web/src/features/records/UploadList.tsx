import { ActionIcon, Button, Group, Progress, Stack, Text } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay, IconX } from '@tabler/icons-react';
import { ApiError } from '~/lib/api/problem.ts';
import { useReader } from '~/lib/i18n/context.tsx';
import { useErrorText } from '~/ui/states.tsx';
import { once, type FileOnItsWay } from '~/lib/uploadQueue.ts';
import type { Uploads } from './useUploads.ts';

type Shown = FileOnItsWay & { again?: boolean };

function useStateText(): (item: Shown) => string {
  const { t, number } = useReader();
  const errorText = useErrorText();
  return ({ state, sent, size, error, sameAs, again }) => {
    const percent = `${number(Math.floor((sent / Math.max(size, 1)) * 100))} %`;
    if (error !== undefined) return errorText(error);
    if (again) return t('case.attach.once');
    if (state === 'sending') return sent >= size ? t('record.reading') : t('record.uploading', { percent });
    if (state === 'done') return t(sameAs ? 'record.upload.same' : 'record.upload.done');
    return state === 'paused' ? t('record.upload.paused', { percent }) : t('record.upload.waiting');
  };
}

function Row({ item, uploads, onOpen }: { item: Shown; uploads: Pick<Uploads, 'queue'>; onOpen?: (record: string) => void }) {
  const { t } = useReader();
  const text = useStateText()(item);
  const { queue } = uploads;
  const record = item.record ?? item.sameAs;
  const going = item.state === 'sending' || item.state === 'waiting';
  return (
    <div role={item.state === 'refused' ? 'alert' : 'status'}>
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Text size="sm" truncate><bdi>{item.name}</bdi></Text>
        <Group gap={4} wrap="nowrap">
          {record && onOpen && <Button size="compact-sm" variant="light" onClick={() => { queue.drop(item.key); onOpen(record); }}>{t('common.open')}</Button>}
          {going && <ActionIcon variant="subtle" onClick={() => queue.pause(item.key)} aria-label={t('record.upload.pause', { name: item.name })}><IconPlayerPause size={16} aria-hidden /></ActionIcon>}
          {item.state === 'paused' && <ActionIcon variant="subtle" onClick={() => queue.resume(item.key)} aria-label={t('record.upload.resume', { name: item.name })}><IconPlayerPlay size={16} aria-hidden /></ActionIcon>}
          <ActionIcon variant="subtle" color="gray" onClick={() => queue.drop(item.key)} aria-label={t(record ? 'record.upload.take_off' : 'record.upload.give_up', { name: item.name })}><IconX size={16} aria-hidden /></ActionIcon>
        </Group>
      </Group>
      {item.state !== 'done' && item.state !== 'refused' && <Progress value={(item.sent / Math.max(item.size, 1)) * 100} aria-label={text} />}
      <Text size="xs" c={item.state === 'refused' ? 'var(--harm)' : 'dimmed'}>{text}</Text>
      {item.error instanceof ApiError && <Text size="xs" c="dimmed" ff="monospace">{item.error.code}</Text>}
    </div>
  );
}

/** Every file on its way, then those that were begun earlier and wait for their file. */
export function UploadList({ uploads, onOpen }: { uploads: Omit<Uploads, 'add'>; onOpen?: (record: string) => void }) {
  const { t, number } = useReader();
  if (uploads.items.length + uploads.left.length === 0) return null;
  return (
    <Stack gap="xs" mb="sm">
      {once(uploads.items).map((item) => <Row key={item.key} item={item} uploads={uploads} onOpen={onOpen} />)}
      {uploads.left.map(({ id, name, offset, length }) => (
        <Group key={id} justify="space-between" wrap="nowrap" gap="xs">
          <div><Text size="sm"><bdi>{name}</bdi></Text><Text size="xs" c="dimmed">{t('record.upload.choose_again', { percent: `${number(Math.floor((offset / length) * 100))} %` })}</Text></div>
          <ActionIcon variant="subtle" color="gray" onClick={() => uploads.giveUp(id)} aria-label={t('record.upload.give_up', { name })}><IconX size={16} aria-hidden /></ActionIcon>
        </Group>
      ))}
    </Stack>
  );
}
