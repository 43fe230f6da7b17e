import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import type { MatchedClinic } from '~api';
import { readMessages } from '../../../build/messages.ts';
import { gatesOf, grouped, isAt, visaContradictions } from './fitting.ts';

const at = (id: string, place: string, obstacles: MatchedClinic['obstacles'] = [], question?: number) => ({ clinic: { id, name: id, type: 'clinic', place }, obstacles, services: [{ score: { parts: question === undefined ? [] : [{ part: 'question', value: question }] } }] }) as unknown as MatchedClinic;

it('puts the destination first, what cannot be asked last, and keeps the published order within', () => {
  const { here, elsewhere, hindered } = grouped([at('a', 'RU-MOW'), at('b', 'RU-SPE'), at('c', 'RU-SPE', ['already_asked']), at('d', 'RU-SPE'), at('e', 'RU-NVS')], 'RU-SPE');
  expect([here, elsewhere, hindered].map((group) => group.map(({ clinic }) => clinic.id))).toEqual([['b', 'd'], ['a', 'e'], ['c']]);
});

it('does not put a clinic first for being near when it has not what is asked for', () => {
  const { here, elsewhere } = grouped([at('a', 'RU-MOW', [], 800), at('b', 'RU-SPE', [], 500), at('c', 'RU-SPE', [], 0)], 'RU-SPE');
  expect([here, elsewhere].map((group) => group.map(({ clinic }) => clinic.id))).toEqual([['b'], ['a', 'c']]);
  expect(grouped([at('a', 'RU-MOW', [], 0), at('b', 'RU-SPE', [], 0)], 'RU-SPE').here.map(({ clinic }) => clinic.id)).toEqual(['b']);
});

it('takes the whole country where the destination is one', () => {
  expect([isAt('RU-SPE', 'RU'), isAt('RU', 'RU'), isAt('RUX', 'RU'), isAt('RU', 'RU-SPE')]).toEqual([true, true, false, false]);
});

it('marks a country whose rules about visas contradict each other, in one service or between two clinics', () => {
  const clinic = (place: string, ...services: string[][]) => ({ clinic: { place }, services: services.map((effects) => ({ record: { setting: 'inpatient' }, gates: effects.map((effect) => ({ effect })) })) }) as unknown as MatchedClinic;
  expect(visaContradictions([clinic('RU-SPE', ['visa_needed']), clinic('RU-MOW', ['visa_free']), clinic('KR', ['visa_free'])])).toEqual(['RU']);
  expect(visaContradictions([clinic('KR', ['visa_free', 'visa_needed'])])).toEqual(['KR']);
  expect(visaContradictions([clinic('RU-SPE', ['visa_needed'], ['document']), clinic('KR', ['visa_free'])])).toEqual([]);
});

it('asks for no visa where nobody travels', () => {
  const of = (setting: string) => ({ record: { setting }, gates: [{ effect: 'visa_needed' }, { effect: 'document' }] }) as unknown as Parameters<typeof gatesOf>[0];
  expect(gatesOf(of('remote')).map(({ effect }) => effect)).toEqual(['document']);
  expect(gatesOf(of('outpatient')).map(({ effect }) => effect)).toEqual(['visa_needed', 'document']);
});

it('explains the points for words of the question with the figures that the formula gives', () => {
  const root = fileURLToPath(new URL('../../../../', import.meta.url));
  const [, one, two] = /kValues\{0, (\d+), (\d+), kFull\}/.exec(readFileSync(`${root}src/domain/catalogue/ranking.cpp`, 'utf8'))!;
  for (const language of readdirSync(`${root}locales`)) {
    const percents = [...readMessages(`${root}locales`, language)['catalogue.part_why.question']!.matchAll(/(\d+) %/g)].map(([, percent]) => Number(percent));
    expect(percents, language).toEqual([Number(one) / 10, Number(two) / 10, 100]);
  }
});
