import { expect, it } from 'vitest';
import type { ServiceRecord } from '~api';
import { asked, chosen, facetText, factsOf, filterCount, toggled } from './catalogue.ts';

it('adds and takes away values of a facet', () => {
  const one = toggled({}, 'place', 'KR');
  expect(one).toEqual({ place: 'KR' });
  expect(toggled({ place: 'KR' }, 'place', 'RU-SPE')).toEqual({ place: 'KR,RU-SPE' });
  expect(toggled({ place: 'KR' }, 'place', 'KR')).toEqual({ place: undefined });
  expect(chosen({ place: 'KR,RU-SPE' }, 'place')).toEqual(['KR', 'RU-SPE']);
});

it('counts filters and asks only for whole numbers', () => {
  expect(filterCount({ place: 'KR,VN', age: '5', q: 'knee', sort: 'price' })).toBe(3);
  expect(asked({ age: '4x', budget: '1000' })).toEqual({ age: undefined, budget: '1000' });
});

it('says a range of ages that is open at one end in words, and one open at both not at all', () => {
  const said = (ages: object) => factsOf({ specialty: 'oncology', setting: 'inpatient', ...ages } as ServiceRecord, { t: (id, values) => `${id}${values ? JSON.stringify(values) : ''}`, number: String }).split(' · ')[2];
  expect(said({ age_min: 18 })).toBe('catalogue.ages_from{"from":"18"}');
  expect(said({ age_min: 0, age_max: 17 })).toBe('catalogue.ages_until{"until":"17"}');
  expect(said({ age_min: 18, age_max: 65 })).toBe('catalogue.ages{"from":"18","until":"65"}');
  expect(said({ age_min: 0 })).toBeUndefined();
});

it('puts a place and its country in a row as the language does', () => {
  const reader = { t: String, place: (code: string) => code, languageName: String, list: (items: readonly string[]) => items.join('، ') };
  expect(facetText('place', 'RU-SPE', reader)).toBe('RU-SPE، RU');
});
