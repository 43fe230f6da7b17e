import { expect, it } from 'vitest';
import type { MatchedService } from '~api';
import { grouped, isAt } from './fitting.ts';

const at = (id: string, place: string, obstacles: MatchedService['obstacles'] = []) => ({ id, clinic: { id, name: id, type: 'clinic', place }, obstacles }) as unknown as MatchedService;

it('puts the destination first, what cannot be asked last, and keeps the published order within', () => {
  const { here, elsewhere, hindered } = grouped([at('a', 'RU-MOW'), at('b', 'RU-SPE'), at('c', 'RU-SPE', ['already_asked']), at('d', 'RU-SPE'), at('e', 'RU-NVS')], 'RU-SPE');
  expect([here, elsewhere, hindered].map((group) => group.map(({ id }) => id))).toEqual([['b', 'd'], ['a', 'e'], ['c']]);
});

it('takes the whole country where the destination is one', () => {
  expect([isAt('RU-SPE', 'RU'), isAt('RU', 'RU'), isAt('RUX', 'RU'), isAt('RU', 'RU-SPE')]).toEqual([true, true, false, false]);
});
