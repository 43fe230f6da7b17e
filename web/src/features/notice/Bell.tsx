// The bell: how much is unread, always; the list when it is opened. It loads with the shell, so it holds no more than that.
import { UnstyledButton } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useReader } from '~/lib/i18n/context.tsx';
import { noticesQuery, unreadText } from './notices.ts';
import css from './notice.module.css';

const NoticeDrawer = lazy(async () => ({ default: (await import('./NoticeDrawer.tsx')).NoticeDrawer }));

export function Bell() {
  const { t, number } = useReader();
  const [state, setState] = useState<'never' | 'open' | 'closed'>('never');
  const { data } = useQuery(noticesQuery);
  const unread = data && data.unread > 0 ? unreadText(data, number) : undefined;
  return (
    <>
      <UnstyledButton className={css.bell} aria-label={unread ? t('notice.unread', { n: unread }) : t('notice.title')} aria-haspopup="dialog" onClick={() => setState('open')}>
        <IconBell size={20} stroke={1.7} aria-hidden />
        {unread && <span className={css.count} aria-hidden>{unread}</span>}
      </UnstyledButton>
      {state !== 'never' && <Suspense><NoticeDrawer opened={state === 'open'} onClose={() => setState('closed')} /></Suspense>}
    </>
  );
}
