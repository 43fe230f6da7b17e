// The notices themselves: what happened, where, when; a click reads one and goes there. Which kinds one gets is chosen below.
import { Button, Checkbox, Drawer, Group, Stack, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { kNoticeKind, type NoticeItem, type NoticeKind, type NoticePage } from '~api';
import { send } from '~/lib/api/client.ts';
import { useReader } from '~/lib/i18n/context.tsx';
import { Empty, Shown } from '~/ui/states.tsx';
import { Ago } from '~/ui/time.tsx';
import { asRead, noticesQuery, noticeText } from './notices.ts';
import css from './notice.module.css';

function useMarks() {
  const client = useQueryClient();
  const change = async (next: (page: NoticePage) => NoticePage, work: () => Promise<unknown>) => {
    void client.cancelQueries({ queryKey: noticesQuery.queryKey });  // shown at once: a box that is ticked must not look unticked
    client.setQueryData(noticesQuery.queryKey, (page: NoticePage | undefined) => page && next(page));
    await work().catch(() => undefined);
    await client.invalidateQueries({ queryKey: noticesQuery.queryKey });
  };
  return {
    read: (ids: string[]) => void change((page) => asRead(page, ids), () => send('POST', '/api/notices/read', { ids })),
    readAll: () => void change((page) => asRead(page), () => send('POST', '/api/notices/read', { all: true, ids: [] })),
    mute: (muted: NoticeKind[]) => void change((page) => ({ ...page, muted }), () => send('PUT', '/api/notices/settings', { muted })),
  };
}

function Row({ notice, onOpen }: { notice: NoticeItem; onOpen: () => void }) {
  const { t, partyName } = useReader();
  return (
    <li>
      <Link to={`/${notice.dossier_kind}s/$id`} params={{ id: notice.dossier }} className={css.row} data-unread={!notice.read || undefined} onClick={onOpen}>
        <span className={css.what}>{!notice.read && <span className={css.said}>{t('notice.new')} </span>}<strong>{t(`notice.kind.${notice.kind}`)}</strong> · {t(noticeText(notice))}</span>
        <span className={css.where}><span className="number">{notice.number}</span>{notice.party && <> · <bdi>{partyName(notice.party)}</bdi></>} · <Ago at={notice.at} /></span>
      </Link>
    </li>
  );
}

function Settings({ muted, onChange }: { muted: readonly NoticeKind[]; onChange: (muted: NoticeKind[]) => void }) {
  const { t } = useReader();
  return (
    <fieldset className={css.settings}>
      <legend>{t('notice.which')}</legend>
      <Stack gap={8}>
        {kNoticeKind.map((kind) => (
          <Checkbox key={kind} size="sm" label={t(`notice.kind.${kind}`)} checked={!muted.includes(kind)} onChange={(event) => onChange(event.currentTarget.checked ? muted.filter((one) => one !== kind) : [...muted, kind])} />
        ))}
      </Stack>
    </fieldset>
  );
}

export function NoticeDrawer({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useReader();
  const query = useQuery(noticesQuery);
  const marks = useMarks();
  const [choosing, setChoosing] = useState(false);
  return (
    <Drawer opened={opened} onClose={onClose} position="right" title={t('notice.title')} closeButtonProps={{ 'aria-label': t('common.close') }}>
      <Shown query={query} rows={6}>
        {({ items, unread, muted }) => (
          <Stack gap="md">
            <Group gap="xs">
              <Button variant="default" size="compact-md" disabled={unread === 0} onClick={marks.readAll}>{t('notice.read_all')}</Button>
              <Button variant="subtle" size="compact-md" aria-expanded={choosing} onClick={() => setChoosing(!choosing)}>{t('notice.settings')}</Button>
            </Group>
            {choosing && <Settings muted={muted} onChange={marks.mute} />}
            {items.length === 0 && <Empty title={t('notice.empty')} hint={t('notice.empty_hint')} />}
            <ol className={css.rows}>{items.map((notice) => <Row key={notice.id} notice={notice} onOpen={() => { marks.read([notice.id]); onClose(); }} />)}</ol>
            {items.length > 0 && <Text size="xs" c="dimmed">{t('notice.kept')}</Text>}
          </Stack>
        )}
      </Shown>
    </Drawer>
  );
}
