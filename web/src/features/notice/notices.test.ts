import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { NoticeItem, NoticePage } from '~api';
import { asRead, kMostNotices, noticeText, unreadText } from './notices.ts';

const item = (id: string): NoticeItem => ({ id, kind: 'answer', name: 'offer_made', dossier_kind: 'case', dossier: 'd', number: 'VN-2026-0001', at: '2026-03-01T00:00:00Z', read: false });
const page: NoticePage = { items: [item('a'), item('b')], unread: 2, muted: [] };

it('counts what is left unread', () => {
  expect(asRead(page, ['b']).unread).toBe(1);
  expect(asRead(page, ['b']).items.map(({ read }) => read)).toEqual([false, true]);
  expect(asRead(page).unread).toBe(0);
});

it('says that there may be more where the server gives no more', () => {
  expect([59, 60].map((unread) => unreadText({ unread }, String))).toEqual(['59', '60+']);
  const [, most] = /kMostNotices = (\d+)/.exec(readFileSync(new URL('../../../../src/http/notice.cpp', import.meta.url), 'utf8'))!;
  expect(kMostNotices).toBe(Number(most));
});

it('says an event by the timeline’s words and a clock by its name', () => {
  expect(noticeText(item('a'))).toBe('case.event.offer_made');
  expect(noticeText({ kind: 'clock_half', name: 'referral_answer', dossier_kind: 'case' })).toBe('case.clock.referral_answer');
});
