import { expect, it } from 'vitest';
import { merge, sourceOf } from './merge.ts';
import type { Summary } from '~api';

const item = (entry: number, text: string, more = {}) => ({ entry, resource_type: '', code: { text, codings: [] }, sections: [], notes: [], details: [], ...more });
const summary = (part: Partial<Record<keyof Summary, unknown>>): Summary => ({
  document: { authors: [] }, patient: { names: [] }, sections: [], allergies: [], alerts: [], problems: [], medicines: [], results: [], groups: [], reports: [],
  immunizations: [], procedures: [], devices: [], plans: [], others: [], entries: 1, used: 1, issues: [], ...part,
}) as Summary;

it('keeps the source of each item and entries apart', () => {
  const merged = merge([
    { name: 'Hanoi', summary: summary({ problems: [item(3, 'A')], results: [item(4, 'Hb')], groups: [{ code: { text: 'Hb', codings: [] }, topic: '', results: [0] }] }) },
    { name: 'Seoul', summary: summary({ problems: [item(3, 'B')], results: [item(5, 'Hb'), item(6, 'Hb')], groups: [{ code: { text: 'Hb', codings: [] }, topic: '', results: [0, 1] }] }) },
  ]);
  expect(merged.problems.map((problem) => `${sourceOf(problem)} ${problem.code.text}`)).toEqual(['Hanoi A', 'Seoul B']);
  expect(new Set(merged.problems.map(({ entry }) => entry)).size).toBe(2);
  expect(merged.groups.map(({ results }) => results)).toEqual([[0], [1, 2]]);
  expect(merged.entries).toBe(2);
});

it('does not say "none known" beside an allergy', () => {
  const none = summary({ allergies: [item(1, 'none', { absence: 'no_known' })] });
  const known = summary({ allergies: [item(1, 'Penicillin')] });
  expect(merge([{ name: 'a', summary: none }, { name: 'b', summary: known }]).allergies.map(({ code }) => code.text)).toEqual(['Penicillin']);
  expect(merge([{ name: 'a', summary: none }, { name: 'b', summary: none }]).allergies).toHaveLength(2);
});
