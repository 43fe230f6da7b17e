import { expect, it } from 'vitest';
import { assemble } from '~/lib/form.ts';
import { shapeSummary, valuesOf } from './SummaryForm.tsx';

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
