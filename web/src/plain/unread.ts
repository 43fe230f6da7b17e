// Words that wait to be read: the notices of messages, which the server keeps as read or not for each reader.
import { useCallback, useEffect, useState } from 'react';
import type { NoticeItem, NoticePage } from '~api';
import { get, send } from '~/lib/api/client.ts';

/** The messages of a case that nobody of this account has seen. */
export const unreadOf = (items: readonly NoticeItem[], dossier: string): NoticeItem[] => items.filter((item) => !item.read && item.name === 'message_posted' && item.dossier === dossier);

export interface Unread { count: (dossier: string) => number; seen: (dossier: string) => void }

/** Asked again whenever `stamp` changes, as it does when something happened. */
export function useUnread(stamp: unknown): Unread {
  const [items, setItems] = useState<readonly NoticeItem[]>([]);
  useEffect(() => {
    let gone = false;
    get<NoticePage>('/api/notices').then((page) => { if (!gone) setItems(page.items); }, () => undefined);
    return () => { gone = true; };
  }, [stamp]);
  const seen = useCallback((dossier: string) => {
    const ids = unreadOf(items, dossier).map(({ id }) => id);
    if (ids.length === 0) return;
    setItems((now) => now.map((item) => (ids.includes(item.id) ? { ...item, read: true } : item)));
    send('POST', '/api/notices/read', { ids }).catch(() => undefined);   // told again with the next look
  }, [items]);
  return { count: (dossier) => unreadOf(items, dossier).length, seen };
}
