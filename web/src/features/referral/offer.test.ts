import { expect, it } from 'vitest';
import { shapeOffer, totalOf } from './OfferForm.tsx';

const price = (minor: string) => ({ minor, currency: 'USD' });

it('adds up what is included and has a price', () => {
  const lines = [{ text: 'a', price: price('640000'), included: true }, { text: 'b', included: true }, { text: 'c', price: price('5000'), included: false }, { text: 'd', price: price('180050'), included: true }];
  expect(totalOf(lines, 'USD')).toEqual(price('820050'));
});

it('shapes the form into the command', () => {
  const body = shapeOffer({ referral: 'r', currency: 'USD', terms: { plan: 'p', stay_days: '9', lines: [{ text: 'a', price: price('100'), included: true }, { text: 'b' }, { included: true }] } });
  expect(body).toEqual({ referral: 'r', terms: { plan: 'p', stay_days: 9, lines: [{ text: 'a', price: price('100'), included: true }, { text: 'b', included: false }], total: price('100') } });
});
