import { expect, it } from 'vitest';
import { leftText } from './time.tsx';

const t = (id: string, values: object = {}) => [id, ...Object.values(values)].join(' ');
const kDay_seconds = 86_400;

it('says of a clock that counts working days which days it tells', () => {
  expect(leftText(t, { tone: 'calm', seconds: 3 * kDay_seconds, working: true })).toBe('common.calendar_days_left 3');
  expect(leftText(t, { tone: 'stopped', seconds: 3 * kDay_seconds, working: true })).toBe('common.left_when_on common.working_days_left 3');
  expect(leftText(t, { tone: 'stopped', seconds: 7_200, working: true })).toBe('common.left_when_on common.working_hours_left 2');
});

it('leaves clocks of plain days as they are', () => {
  expect(leftText(t, { tone: 'calm', seconds: 3 * kDay_seconds })).toBe('common.days_left 3');
  expect(leftText(t, { tone: 'stopped', seconds: 3 * kDay_seconds })).toBe('common.left_when_on common.days_left 3');
  expect(leftText(t, { tone: 'over', seconds: 2 * kDay_seconds, working: true })).toBe('common.overdue_days 2');
});
