import { describe, expect, it } from 'vitest';
import type { OfferTerms, ReferralView } from '~api';
import { amountOf, byDifference, currenciesFor, differ, excludedOf, exclusionsDiffer, includedOf, leastOf, letterOf, ratesOf, rowsOf, standingOf, standingsDiffer, textsFor, unreadLines, wordsDiffer, type Offered } from './offers.ts';

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

it('puts rows that differ before those that do not, and leaves only them on wish', () => {
  const rows = [{ label: 'total' }, { label: 'stay', differs: false }, { label: 'implants', differs: true }, { label: 'procedure', differs: false, within: true }];
  expect(byDifference(rows, false).map(({ label }) => label)).toEqual(['total', 'implants', 'stay', 'procedure']);
  expect(byDifference(rows, true).map(({ label }) => label)).toEqual(['total', 'implants', 'procedure']);
});

it('tells what stands in a row otherwise, at the same sum too', () => {
  const surgery = (text: string, minor = '600', quantity = 1) => ({ ...offer, lines: [{ text, price: usd(minor), included: true, kind: 'procedure' as const, quantity }, { text: 'Ward', included: true, kind: 'procedure' as const }] });
  const robot = surgery('Robot');
  expect(wordsDiffer([robot, { ...robot, lines: [...robot.lines].reverse() }, surgery(' Robot ')], 'procedure')).toBe(false);
  for (const other of [surgery('Open surgery'), surgery('Robot', '100', 6), surgery('Robot', '500')]) expect(wordsDiffer([robot, other], 'procedure')).toBe(true);
  expect(wordsDiffer([robot, { ...robot, surgeon: 'Dr Kim' }], 'team')).toBe(true);
  expect(wordsDiffer([robot, { ...robot, surgeon: 'Dr Kim' }], 'procedure')).toBe(false);
});

it('tells that something else is not included', () => {
  const without = (text: string) => ({ ...offer, lines: [{ text, included: false }] });
  expect(exclusionsDiffer([without('Tickets'), without('Radiotherapy')])).toBe(true);
  expect(exclusionsDiffer([without('Tickets'), without('Tickets')])).toBe(false);
});

it('calls none of two equal totals the lowest', () => {
  const plans = (...totals: string[]) => totals.map((minor) => ({ referral: { offer: { ...offer, total: usd(minor) } } as unknown as Offered }));
  expect(leastOf(plans('900', '800', '1000'))).toEqual(usd('800'));
  expect(leastOf(plans('800', '800', '1000'))).toBeUndefined();
  expect(leastOf(plans('800'))).toBeUndefined();
});

it('offers first the currency of home, then of the plans, then of the language', () => {
  const all = ['AED', 'BYN', 'EUR', 'MNT', 'RUB', 'USD', 'VND'];
  expect(currenciesFor('VND', [offer], 'mn', all)).toEqual(['VND', 'USD', 'MNT', 'AED', 'BYN', 'EUR', 'RUB']);
  expect(currenciesFor('VND', [offer], 'ko', all).slice(0, 3)).toEqual(['VND', 'USD', 'AED']);
});

it('says in which language lines stand that nobody translated', () => {
  const plan = (texts: object[]) => ({ offer, translations: texts }) as unknown as Offered;
  const translated = plan([{ language: 'mn', texts: { plan: 'Мэс засал', lines: ['Мэс засал'] } }]);
  expect(unreadLines([plan([]), plan([])], 'mn')).toEqual(['en']);
  expect(unreadLines([translated], 'mn')).toEqual([]);
  expect(unreadLines([plan([])], 'en')).toEqual([]);
});
