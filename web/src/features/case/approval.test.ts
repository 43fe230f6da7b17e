import { expect, it } from 'vitest';
import type { LevelView } from '~api';
import { awaited } from './approval.ts';

const district = { id: 'd', name: 'District', type: 'authority', place: 'MN-1' } as const;
const ministry = { id: 'm', name: 'Ministry', type: 'authority', place: 'MN-1' } as const;
const ahead: LevelView = { authority: ministry, state: 'ahead' };

it('goes on to the next level when an appeal was granted', () => {
  const granted: LevelView = { authority: district, state: 'refused', appeal: { to: ministry, state: 'granted', last_day: '2026-03-07' } };
  expect(awaited([granted, ahead])).toBe(ahead);
});
