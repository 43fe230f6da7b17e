import { expect, it } from 'vitest';
import type { LevelView } from '~api';
import { approvalPossible, awaited } from './approval.ts';

const district = { id: 'd', name: 'District', type: 'authority', place: 'MN-1' } as const;
const ministry = { id: 'm', name: 'Ministry', type: 'authority', place: 'MN-1' } as const;
const kNames = ['approve', 'refuse_approval', 'want_information', 'answer_authority', 'record_appeal', 'record_renunciation', 'decide_appeal', 'withdraw_case'];
const commands = kNames.map((command) => ({ command }));
const ahead: LevelView = { authority: ministry, state: 'ahead' };
const fit = (level: LevelView, ...parties: string[]) => approvalPossible({ commands, levels: [level, ahead] }, parties).map(({ command }) => command);

it('lets the level decide whose turn it is, and nobody else', () => {
  expect(fit({ authority: district, state: 'asked' }, 'd')).toEqual(['approve', 'refuse_approval', 'want_information', 'withdraw_case']);
  expect(fit({ authority: district, state: 'asked' }, 'm')).toEqual(['withdraw_case']);
});

it('answers only what was asked', () => {
  expect(fit({ authority: district, state: 'information_wanted' }, 'o')).toEqual(['answer_authority', 'withdraw_case']);
});

it('appeals while there is time, and lets the body decide that the rule names', () => {
  const refused = (state: 'open' | 'asked'): LevelView => ({ authority: district, state: 'refused', appeal: { to: ministry, state, last_day: '2026-03-07' } });
  expect(fit(refused('open'), 'o')).toEqual(['record_appeal', 'record_renunciation', 'withdraw_case']);
  expect(fit(refused('asked'), 'd')).toEqual(['withdraw_case']);
  expect(fit(refused('asked'), 'm')).toEqual(['decide_appeal', 'withdraw_case']);
});

it('goes on to the next level when an appeal was granted', () => {
  const granted: LevelView = { authority: district, state: 'refused', appeal: { to: ministry, state: 'granted', last_day: '2026-03-07' } };
  expect(awaited([granted, ahead])).toBe(ahead);
});
