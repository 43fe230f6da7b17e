// Who of one's own organisation is on this case now. Others' people are told nothing of it, nor we of theirs.
import { Text } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { PresenceView } from '~api';
import { send } from '~/lib/api/client.ts';
import { useReader } from '~/lib/i18n/context.tsx';
import css from './case.module.css';

const kBeat_ms = 20_000;

export function Colleagues({ id }: { id: string }) {
  const { t, list } = useReader();
  const path = `/api/cases/${id}/presence`;
  const { data } = useQuery({ queryKey: ['presence', id], queryFn: () => send<PresenceView>('PUT', path), refetchInterval: kBeat_ms, staleTime: 0, retry: false });
  useEffect(() => {
    const leave = () => void send('DELETE', path, undefined, { keepalive: true }).catch(() => undefined);
    addEventListener('pagehide', leave);
    return () => { removeEventListener('pagehide', leave); leave(); };
  }, [path]);
  const names = data?.colleagues.map(({ name }) => name) ?? [];
  return (
    <div role="status" className={css.colleagues}>
      {names.length > 0 && <Text size="sm" component="span"><IconUsers size={16} aria-hidden /> {t('presence.here', { n: names.length, names: list(names) })}</Text>}
    </div>
  );
}
