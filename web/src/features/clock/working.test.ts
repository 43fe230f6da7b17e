import { expect, it } from 'vitest';
import type { TaskView } from '~api';
import { sameClock, workingDays } from './working.ts';

it('counts working days alike for what runs, what is stopped and what ran out', () => {
  expect([259_200, 86_400, 43_200, 60, 0, -60, -86_400].map(workingDays)).toEqual([3, 1, 0.5, 0.1, 0, -0.1, -1]);
});

it('finds the clock of one clinic among those of the same name', () => {
  const task = (id: string, due?: string, left_seconds?: number) => ({ name: 'referral_answer', owes: { id }, due, left_seconds }) as TaskView;
  const tasks = [task('neva', '2026-03-01T00:00:00Z'), task('pirogov', '2026-03-02T00:00:00Z'), task('han', undefined, 60)];
  expect(tasks.findIndex((one) => sameClock(one, task('pirogov', '2026-03-02T00:00:00Z') as never))).toBe(1);
  expect(tasks.findIndex((one) => sameClock(one, task('han', undefined, 60) as never))).toBe(2);
  expect(tasks.findIndex((one) => sameClock(one, task('han', '2026-03-02T00:00:00Z') as never))).toBe(-1);
});
