import { expect, it } from 'vitest';
import type { ServiceRecord } from '~api';
import { assemble } from '~/lib/form.ts';
import { valuesOf, shapeService } from './ServiceEditPage.tsx';

const record: ServiceRecord = {
  party: 'p', type: 'programme', state: 'offered', source_language: 'ko', specialty: 'oncology', setting: 'day', techniques: ['laser'], languages: ['ko', 'en'],
  interpreted: [], tour: ['lodging'], texts: [{ language: 'ko', title: '검진' }, { language: 'en', title: 'Check', description: 'One day' }],
  price: { min: { minor: '100', currency: 'USD' }, max: { minor: '200', currency: 'USD' }, includes: 'Meals' }, stay_days: 3, age_min: 18, code: { system: 'X', code: '1' },
};

it('brings a record through the form unchanged', () => {
  const sent = shapeService(assemble(valuesOf(record))) as ServiceRecord;
  expect({ ...sent, texts: [...sent.texts].sort((a, b) => b.language.localeCompare(a.language)) }).toEqual({ ...record, interpreted: [] });
});

it('sends numbers as numbers and leaves what is no number for the server to name', () => {
  expect(shapeService({ stay_days: '5', capacity: 'many', texts: { en: { title: 'A' }, ru: {} } })).toEqual({ stay_days: 5, capacity: 'many', texts: [{ language: 'en', title: 'A' }] });
});
