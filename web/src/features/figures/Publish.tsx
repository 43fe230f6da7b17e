// Publishing a year that is over: once, as it stands. From then on everybody may see it, rounded.
import { Alert, Button, Group, Modal, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { get, send } from '~/lib/api/client.ts';
import type { ReleasePage } from '~api';
import { useReader } from '~/lib/i18n/context.tsx';
import { useErrorText } from '~/ui/states.tsx';

export function useReleases() {
  return useQuery({ queryKey: ['figures', 'releases'], queryFn: ({ signal }) => get<ReleasePage>('/api/figures/releases', undefined, signal) });
}

export function Publish() {
  const { t } = useReader();
  const errorText = useErrorText();
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const year = new Date().getFullYear() - 1;
  const releases = useReleases().data;
  const publish = useMutation({
    mutationFn: () => send('POST', '/api/figures/releases', { year }),
    onSuccess: () => { setAsking(false); void client.invalidateQueries({ queryKey: ['figures'] }); },
  });
  if (!releases?.may_release || releases.items.some((release) => release.year === year)) return null;
  const title = t('figures.released.publish', { year: String(year) });
  return (
    <>
      <Button mt="sm" size="xs" variant="light" onClick={() => setAsking(true)}>{title}</Button>
      <Modal opened={asking} onClose={() => setAsking(false)} title={title} closeButtonProps={{ 'aria-label': t('common.close') }}>
        <Text mb="md">{t('figures.released.publish_note')}</Text>
        {publish.isError && <Alert color="red" variant="light" mb="md" role="alert">{errorText(publish.error)}</Alert>}
        <Group justify="flex-end"><Button loading={publish.isPending} onClick={() => publish.mutate()}>{title}</Button></Group>
      </Modal>
    </>
  );
}
