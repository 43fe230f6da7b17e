import { expect, it } from 'vitest';
import type { NoticeItem } from '~api';
import { unreadOf } from './unread.ts';

const notice = (id: string, part: Partial<NoticeItem> = {}): NoticeItem => ({ id, kind: 'message', name: 'message_posted', dossier_kind: 'case', dossier: 'd', number: 'VN-2026-0001', at: '2026-03-01T00:00:00Z', read: false, ...part });

it('knows the messages of a case that wait to be read, and those alone', () => {
  const items = [notice('a'), notice('b', { read: true }), notice('c', { dossier: 'e' }), notice('d', { kind: 'answer', name: 'offer_made' }), notice('e', { kind: 'mention' })];
  expect(unreadOf(items, 'd').map(({ id }) => id)).toEqual(['a', 'e']);
});
