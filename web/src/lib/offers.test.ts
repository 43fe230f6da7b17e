import { describe, expect, it } from 'vitest';
import type { OfferTerms, ReferralView } from '~api';
import { amountOf, differ, excludedOf, includedOf, letterOf, ratesOf, rowsOf, standingOf, standingsDiffer, textsFor } from './offers.ts';

const usd = (minor: string) => ({ minor, currency: 'USD' });
const offer: OfferTerms = {
  plan: 'Surgery', total: usd('9000'), valid_until: '2026-03-20', surgeon: 'Dr Lebedeva',
  lines: [{ text: 'Surgery', price: usd('5000'), included: true, kind: 'procedure' }, { text: 'Ward', price: usd('400'), included: true, kind: 'stay', quantity: 10 },
    { text: 'Implants', included: false, kind: 'implants' }, { text: 'Transfer', price: usd('0'), included: true }],
};

describe('rows of an offer', () => {
  it('say what is included, what is paid besides and what is not named', () => {
    expect(standingOf(offer, 'procedure')).toBe('included');
    expect(standingOf(offer, 'implants')).toBe('excluded');
    expect(standingOf(offer, 'medicines')).toBe('missing');
    expect(standingOf(offer, 'team')).toBe('included');
  });
  it('count a line as often as it is taken', () => {
    expect(amountOf(includedOf(offer, 'stay')[0]!.line)).toEqual(usd('4000'));
    expect(amountOf(excludedOf(offer)[0]!.line)).toBeUndefined();
  });
  it('keep lines without a kind under the others, and leave that row out where nobody has any', () => {
    expect(includedOf(offer, 'other').map(({ line }) => line.text)).toEqual(['Transfer']);
    expect(rowsOf([offer])).toContain('other');
    expect(rowsOf([{ ...offer, lines: offer.lines.slice(0, 3) }])).not.toContain('other');
  });
});

it('two rates that say the same are said once', () => {
  const rate = (minor: string, day: string) => ({ money: { minor, currency: 'MNT' }, day, source: 'A bank' });
  expect(ratesOf({ then: rate('5', '2026-03-01'), now: rate('5', '2026-03-01') })).toEqual({ then: rate('5', '2026-03-01') });
  expect(ratesOf({ then: rate('5', '2026-03-01'), now: rate('6', '2026-03-02') })).toEqual({ then: rate('5', '2026-03-01'), now: rate('6', '2026-03-02') });
  expect(ratesOf({ now: rate('5', '2026-03-01') })).toEqual({ now: rate('5', '2026-03-01'), then: undefined });
});

it('clinics that are hidden have letters', () => {
  expect([0, 1, 25, 26, 27].map(letterOf)).toEqual(['A', 'B', 'Z', 'AA', 'AB']);
});

it('a translation is found by the language, whatever its region', () => {
  const texts = { plan: 'Мэс засал', lines: [] };
  const referral = { translations: [{ language: 'mn-MN', texts }] } as unknown as ReferralView;
  expect(textsFor(referral, 'mn')).toBe(texts);
  expect(textsFor(referral, 'ru')).toBeUndefined();
});

it('marks where two plans say something else', () => {
  expect(differ([10, 10])).toBe(false);
  expect(differ([10, undefined])).toBe(true);
  const terms = (lines: object[]) => ({ lines }) as unknown as OfferTerms;
  const named = terms([{ text: 'Screws', kind: 'implants', included: true }]);
  const besides = terms([{ text: 'Screws', kind: 'implants', included: false }]);
  expect(standingsDiffer([named, terms([{ text: 'Plate', kind: 'implants', included: true }])], 'implants')).toBe(false);
  expect(standingsDiffer([named, besides], 'implants')).toBe(true);
  expect(standingsDiffer([besides, terms([])], 'implants')).toBe(true);
});
