import { expect, it } from 'vitest';
import { pathOf, placeOf, type Place } from './place.ts';

it('gives every place an address that brings it back', () => {
  const places: Place[] = [{ at: 'patients' }, { at: 'new' }, { at: 'patient', id: '01a209c8-2cda-7638-9fa8-5a7adc3b7a67' }];
  for (const place of places) expect(placeOf(pathOf(place))).toEqual(place);
  expect(placeOf('/agency/patients/a/b')).toEqual({ at: 'patients' });
});
