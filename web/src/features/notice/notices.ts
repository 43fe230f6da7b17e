// What the bell asks, and how a click shows before the server has answered.
import { queryOptions } from '@tanstack/react-query';
import type { NoticeItem, NoticePage } from '~api';
import { get } from '~/lib/api/client.ts';

/** Clocks pass their half without anybody doing anything: asked now and then, and at each live change. */
export const noticesQuery = queryOptions({ queryKey: ['notices'], queryFn: ({ signal }) => get<NoticePage>('/api/notices', undefined, signal), refetchInterval: 5 * 60_000, staleTime: 15_000 });

/** The bell hears of no more: of as many unread there may be others behind them. */
export const kMostNotices = 60;

export function unreadText({ unread }: Pick<NoticePage, 'unread'>, number: (value: number) => string): string {
  return `${number(unread)}${unread >= kMostNotices ? '+' : ''}`;
}

/** The page once these are read; all of them where none is named. */
export function asRead(page: NoticePage, ids?: readonly string[]): NoticePage {
  const items = page.items.map((item) => (!ids || ids.includes(item.id) ? { ...item, read: true } : item));
  return { ...page, items, unread: items.filter(({ read }) => !read).length };
}

/** What happened, in the words of the timeline or of the clock. */
export function noticeText({ kind, name, dossier_kind: dossier }: Pick<NoticeItem, 'kind' | 'name' | 'dossier_kind'>): string {
  return kind === 'clock_half' || kind === 'clock_over' ? `${dossier}.clock.${name}` : `${dossier}.event.${name}`;
}
