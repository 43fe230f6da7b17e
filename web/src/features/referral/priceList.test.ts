import { expect, it } from 'vitest';
import type { ServiceView } from '~api';
import { byCase, currencyOf, found } from './priceList.ts';

const service = (id: string, specialty: string, title: string, currency?: string) =>
  ({ id, record: { specialty, texts: [{ language: 'ru', title }], ...(currency && { price: { min: { minor: '1', currency }, max: { minor: '1', currency } } }) } }) as unknown as ServiceView;
const ids = (services: ServiceView[]) => services.map(({ id }) => id);

it('puts the specialty of the case first, and what its question names before the rest of it', () => {
  const list = [service('knee', 'traumatology_orthopaedics', 'Эндопротезирование'), service('prostate', 'urology', 'Операция при раке простаты'), service('stones', 'urology', 'Лазерное удаление камней в почках')];
  const { fitting, others } = byCase(list, { specialty: 'urology', question: 'Камни в почке, можно лазером?' });
  expect([ids(fitting), ids(others)]).toEqual([['stones', 'prostate'], ['knee']]);
  expect(ids(byCase(list, { specialty: 'urology' }).fitting)).toEqual(['prostate', 'stones']);
  expect(ids(byCase(list, undefined).others)).toEqual(['knee', 'prostate', 'stones']);
});

it('knows the currency of a list', () => {
  expect(currencyOf([service('a', 'urology', 'a', 'USD'), service('b', 'urology', 'b', 'RUB'), service('c', 'urology', 'c', 'RUB'), service('d', 'urology', 'd')])).toBe('RUB');
  expect(currencyOf([service('d', 'urology', 'd')])).toBeUndefined();
});

it('finds a service by the words of any language, also half typed', () => {
  const knee = { id: 'knee', record: { specialty: 'traumatology_orthopaedics', texts: [{ language: 'en', title: 'Knee replacement' }, { language: 'ru', title: 'Эндопротезирование колена' }, { language: 'vi', title: 'Thay khớp gối' }] } } as unknown as ServiceView;
  for (const typed of ['', 'knee', 'repl kn', 'эндопрот', 'khop', 'Gối']) expect(found(knee, typed), typed).toBe(true);
  for (const typed of ['hip', 'knee hip', 'placement']) expect(found(knee, typed), typed).toBe(false);
});
