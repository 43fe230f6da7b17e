import { expect, it } from 'vitest';
import { assemble } from '~/lib/form.ts';
import { typedDate } from '~/lib/typedDate.ts';
import { lacksOfSummary, shapeSummary, valuesOf } from './SummaryForm.tsx';

it('takes a draft apart and puts it together again', () => {
  const draft = {
    language: 'vi', no_allergies_known: false, allergies: [{ text: 'Penicillin', risk: 'high' }],
    problems: [{ text: 'Ung thư vú', code: { system: 'http://hl7.org/fhir/sid/icd-10', code: 'C50.9' }, since: '2024-03', resolved: false }],
    medicines: [], results: [{ text: 'Hb', value: '112', unit: 'g/L' }], facts: ['Mang thai'],
  };
  expect(shapeSummary(assemble(valuesOf(draft)))).toEqual(draft);
});

it('leaves out codes that nobody typed, and no line', () => {
  const body = shapeSummary({ language: 'ru', problems: [{ text: 'Диабет', code: { code: 'E11' } }, { text: 'Без кода', code: { system: 'x' } }, { since: '2020' }], facts: [{ text: '' }] });
  expect(body).toMatchObject({ problems: [{ text: 'Диабет', resolved: false, code: { system: 'http://hl7.org/fhir/sid/icd-10', code: 'E11' } }, { text: 'Без кода', resolved: false }, { text: '', since: '2020', resolved: false }], facts: [''], medicines: [], no_allergies_known: false });
});

const read = (text: string) => typedDate(text, '2026-11-26');

it('sends dates as they were read, and what was not read as it stands', () => {
  const body = shapeSummary({ problems: [{ text: 'a', since: '09.2026' }, { text: 'b', since: 'soon' }], results: [{ text: 'Hb', value: '112', on: '12.09.2026' }] }, read);
  expect(body).toMatchObject({ problems: [{ since: '2026-09' }, { since: 'soon' }], results: [{ on: '2026-09-12' }] });
});

it('tells all that is missing or unclear at once, in the order of the form', () => {
  const body = shapeSummary(assemble({ '/problems/0/line': true, '/problems/1/text': 'b', '/problems/1/since': '31.02.2020', '/medicines/0/text': 'c', '/medicines/0/since': '2019', '/results/0/text': 'Hb', '/facts/0/line': true }), read);
  expect(lacksOfSummary(body, read, 'unclear')).toEqual([
    { field: '/language', code: 'required' }, { field: '/problems/0/text', code: 'required' }, { field: '/problems/1/since', code: 'unknown_value', detail: 'unclear' },
    { field: '/results/0/value', code: 'required' }, { field: '/facts/0/text', code: 'required' },
  ]);
});

it('begins a line without a blank, and sends no mark of it', () => {
  expect(shapeSummary(assemble({ '/language': 'en', '/allergies/0/line': true, '/allergies/0/text': 'Penicillin', '/allergies/0/risk': 'unknown' }))).toMatchObject({ allergies: [{ text: 'Penicillin', risk: 'unknown' }] });
  expect(JSON.stringify(shapeSummary(assemble({ '/problems/0/line': true, '/facts/0/line': true })))).not.toContain('line');
});
