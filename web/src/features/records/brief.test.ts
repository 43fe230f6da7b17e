import { expect, it } from 'vitest';
import type { Summary } from '~api';
import { briefOf } from './brief.ts';

const item = (text: string, more = {}) => ({ entry: 1, resource_type: '', code: { text, codings: [] }, sections: [], notes: [], details: [], ...more });
const summary = (part: Partial<Record<keyof Summary, unknown>>): Summary => ({
  document: { authors: [] }, patient: { names: [] }, sections: [], allergies: [], alerts: [], problems: [], medicines: [], results: [], groups: [], reports: [],
  immunizations: [], procedures: [], devices: [], plans: [], others: [], entries: 1, used: 1, issues: [], ...part,
}) as Summary;
const allergy = (text: string, more = {}) => item(text, { reactions: [], ...more });
const problem = (text: string, more = {}) => item(text, { stages: [], ...more });
const medicine = (text: string, more = {}) => item(text, { dosages: [], ...more });
const result = (text: string, value: string, at: string, flag?: string) => item(text, { value: { text: value }, effective: at, interpretations: flag ? [{ text: flag }] : [], ranges: [], components: [] });
const texts = (told: { text: string }[]) => told.map(({ text }) => text);

const told = (of: Summary) => briefOf(of, (items) => items.join('، '));

it('warns first, and of nothing that was ruled out', () => {
  const brief = told(summary({ alerts: [item('Pacemaker')], allergies: [allergy('Penicillin', { reactions: [{ manifestations: [{ text: 'Rash' }] }] }), allergy('Latex', { verification_status: 'refuted' }), allergy('Dust', { clinical_status: 'resolved' })] }));
  expect(brief.warnings).toEqual([{ text: 'Pacemaker', pressing: true }, { text: 'Penicillin', more: 'Rash', pressing: true }]);
});

it('tells "none known" from "nothing said"', () => {
  expect(told(summary({ allergies: [allergy('none', { absence: 'no_known' })] }))).toMatchObject({ warnings: [], noneKnown: true });
  expect(told(summary({}))).toMatchObject({ warnings: [], noneKnown: false });
});

it('tells what is wrong now and what is taken now, once each', () => {
  const brief = told(summary({
    problems: [problem('Breast cancer', { stages: ['II'] }), problem('Appendicitis', { clinical_status: 'resolved' }), problem('Breast cancer')],
    medicines: [medicine('Aspirin', { dosages: [{ text: '1 a day' }] }), medicine('Ibuprofen', { status: 'stopped' })],
  }));
  expect(brief.problems).toEqual([{ text: 'Breast cancer', more: 'II' }]);
  expect(brief.medicines).toEqual([{ text: 'Aspirin', more: '1 a day' }]);
});

it('tells the latest of each result, those out of the ordinary first', () => {
  const results = [result('Hb', '120', '2026-01-01'), result('Hb', '98', '2026-02-01', 'L'), result('Na', '140', '2026-03-01')];
  const brief = told(summary({ results, groups: [{ code: { text: 'Hb', codings: [] }, topic: '', results: [0, 1] }] }));
  expect(texts(brief.results)).toEqual(['Hb', 'Na']);
  expect(brief.results[0]).toEqual({ text: 'Hb', more: '98، L', pressing: true });
});
