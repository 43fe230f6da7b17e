import { expect, it } from 'vitest';
import { lineOf, pointsOf } from './trend.ts';
import type { Observation } from '~api';

const observation = (effective: string | undefined, number: string | undefined): Observation => ({
  entry: 0, resource_type: 'Observation', code: { text: 'Glucose', codings: [] }, sections: [], notes: [], details: [], topic: 'laboratory', effective,
  value: { type: 'Quantity', text: `${number ?? '?'} mmol/L`, number, codings: [] }, interpretations: [], ranges: [], components: [], categories: [], members: [],
});

it('draws dated numbers in time and value, and leaves out what is neither', () => {
  const results = [observation('2026-01-01', '4'), observation(undefined, '5'), observation('2026-01-11', 'n/a'), observation('2026-01-21', '8'), observation('2026-01-31', '6')];
  const points = pointsOf({ code: { text: 'Glucose', codings: [] }, topic: 'laboratory', results: [0, 1, 2, 3, 4] }, results);
  expect(points).toHaveLength(5);
  expect(lineOf(points, 90, 40).map(({ x, y }) => [Math.round(x), y])).toEqual([[0, 40], [60, 0], [90, 20]]);
  expect(lineOf(points.slice(0, 1), 90, 40)).toEqual([]);
});
