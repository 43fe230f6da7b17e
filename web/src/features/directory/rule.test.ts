import { expect, it } from 'vitest';
import { shapeRule } from './RulesPage.tsx';

const rule = { origin: 'MN', destination: 'KR', home_approval: true, source: 'x' };

it('sends days as numbers and leaves to the server what is none', () => {
  expect(shapeRule({ ...rule, levels: [{ days: '30', appeal_days: 14 }, { authority: 'a', days: 'soon' }] }))
    .toEqual({ ...rule, levels: [{ days: 30, appeal_days: 14 }, { authority: 'a', days: 'soon' }] });
});

it('keeps no levels where nobody needs to approve', () => {
  expect(shapeRule({ ...rule, home_approval: false, levels: [{ days: '30' }] })).toEqual({ ...rule, home_approval: false });
});
