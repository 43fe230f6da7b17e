import { expect, it } from 'vitest';
import { asked, chosen, filterCount, toggled } from './catalogue.ts';

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
