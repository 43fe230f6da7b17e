import { expect, it } from 'vitest';
import type { AccessItem } from '~api';
import { gathered } from './accesses.ts';

const read = (at: string, reader: string, view = 'case'): AccessItem => ({ at, reader, view, classes: ['identity'] });

it('tells the readings of one person within half an hour once, and counts them', () => {
  const list = gathered([read('2026-01-01T10:20:00Z', 'A'), read('2026-01-01T10:19:00Z', 'B'), read('2026-01-01T10:10:00Z', 'A'), read('2026-01-01T09:00:00Z', 'A')]);
  expect(list.map(({ item, times }) => [item.reader, item.at.slice(11, 16), times])).toEqual([['A', '10:20', 2], ['B', '10:19', 1], ['A', '09:00', 1]]);
});

it('keeps apart what was seen: another part of the case, another set of data', () => {
  const wider: AccessItem = { ...read('2026-01-01T10:00:00Z', 'A'), classes: ['identity', 'clinical'] };
  expect(gathered([read('2026-01-01T10:01:00Z', 'A'), read('2026-01-01T10:00:30Z', 'A', 'original'), wider])).toHaveLength(3);
});
