import { expect, it } from 'vitest';
import { ageless, patientWith } from './patient.ts';

const patient = { name: 'Lê Hà', initials: 'L H', sex: 'female', phone: '+84 1', age: 46, birth_date: '1980-02-01' } as const;
const plain = (value: unknown) => JSON.parse(JSON.stringify(value)) as unknown;

it('says when a patient was born and keeps what else is known', () => {
  expect(plain(patientWith(patient, { birth_year: 1981 }))).toEqual({ name: 'Lê Hà', sex: 'female', phone: '+84 1', birth_year: 1981 });
});

it('knows that no age is known only where the patient is shown by name', () => {
  expect(ageless({ patient })).toBe(false);
  expect(ageless({ patient: { name: 'Lê Hà', initials: 'L H', sex: 'female' } })).toBe(true);
  expect(ageless({ patient: { initials: 'L H', sex: 'female', age_band_from: 40 } })).toBe(false);
  expect(ageless({})).toBe(false);
});
