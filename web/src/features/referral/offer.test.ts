import { describe, expect, it } from 'vitest';
import type { ReferralView, ServiceRecord } from '~api';
import { assemble } from '~/lib/form.ts';
import { fromPattern, lacksOfOffer, linesOfService, offerInitial, patternOf, shapeOffer, stayOf, totalOf, withPattern } from './offer.ts';
import { shapeTranslation } from './TranslateForm.tsx';

const price = (minor: string) => ({ minor, currency: 'USD' });

it('adds up what is included and has a price, as often as it is taken', () => {
  const lines = [{ text: 'a', price: price('640000'), included: true }, { text: 'b', included: true }, { text: 'c', price: price('5000'), included: false }, { text: 'd', price: price('90025'), included: true, quantity: '2' }];
  expect(totalOf(lines, 'USD')).toEqual(price('820050'));
});

it('shapes the form into the command', () => {
  const body = shapeOffer({ referral: 'r', currency: 'USD', terms: { plan: 'p', stay_days: '9', lines: [{ text: 'a', price: price('100'), included: true, quantity: '3' }, { text: 'b', quantity: '1' }, { included: true }] } });
  expect(body).toEqual({ referral: 'r', terms: { plan: 'p', stay_days: 9, lines: [{ text: 'a', price: price('100'), included: true, quantity: 3 }, { text: 'b', included: false }], total: price('300') } });
});

it('says at once all that an offer lacks: plan, words and price of its lines, the last day', () => {
  const lacking = (terms: object) => lacksOfOffer(shapeOffer({ referral: 'r', terms })).map(({ field, code }) => `${field} ${code}`);
  const rest = { plan: 'p', valid_until: '2026-03-20' };
  expect(lacking({ ...rest, lines: [{ included: true, quantity: '1' }] })).toEqual(['/terms/lines/0/price required']);
  expect(lacking({ ...rest, lines: [{ text: 'a', included: true }, { text: 'b', included: true, price: price('0') }, { text: 'c', price: price('5'), included: false }] })).toEqual(['/terms/lines/0/price required']);
  expect(lacking({ ...rest, lines: [{ text: 'a', included: true }, { text: 'b', included: true, price: price('1') }] })).toEqual([]);
  expect(lacking({})).toEqual(['/terms/plan required', '/terms/lines/0/price required', '/terms/valid_until required']);
});

it('a line keeps its place although one before it is empty', () => {
  const lines = [{ included: true, quantity: '1' }, { text: 'a', included: true }, { included: true }];
  expect(lacksOfOffer(shapeOffer({ referral: 'r', terms: { plan: 'p', valid_until: '2026-03-20', lines } })).map(({ field }) => field)).toEqual(['/terms/lines/0/text', '/terms/lines/0/price']);
});

describe('templates', () => {
  const today = new Date('2026-03-02T10:00:00Z');
  it('use and keep the same offer: two numbers changed are two numbers different', () => {
    const pattern = { plan: 'p', currency: 'USD', valid_days: 30, stay_days: 12, lines: [{ text: 'Surgery', price: price('100'), included: true, kind: 'procedure' as const }, { text: 'Ward', price: price('5'), included: true, kind: 'stay' as const, quantity: 10 }] };
    const values = fromPattern(pattern, today);
    expect(values['/terms/valid_until']).toBe('2026-04-01');
    expect(patternOf(assemble(values), today)).toEqual({ ...pattern, surgeon: undefined, remarks: undefined, risks: undefined, alternatives: undefined });
    const changed = assemble({ ...values, '/terms/lines/0/price': price('200'), '/terms/lines/1/quantity': '12' });
    expect((shapeOffer(changed) as { terms: { total: unknown } }).terms.total).toEqual(price('260'));
  });
  it('add to what is written and wipe nothing of it; what the last one brought and nobody touched gives way', () => {
    const one = fromPattern({ plan: 'one', currency: 'USD', lines: [{ text: 'Surgery', price: price('100'), included: true }] }, today);
    const two = fromPattern({ plan: 'two', currency: 'USD', stay_days: 5, lines: [{ text: 'Ward', price: price('7'), included: true }] }, today);
    const texts = (values: object) => (assemble(values as Record<string, unknown>) as { terms: { lines: { text: string }[] } }).terms.lines.map(({ text }) => text);
    const first = withPattern({ ...offerInitial(), '/referral': 'r' }, one);
    expect(texts(first)).toEqual(['Surgery']);
    expect(first['/referral']).toBe('r');
    expect(texts(withPattern(first, two, one))).toEqual(['Ward']);
    const written = { ...first, '/terms/plan': 'mine', '/terms/lines/0/price': price('200'), '/terms/lines/1/text': 'Tests' };
    const both = withPattern(written, two, one);
    expect(texts(both)).toEqual(['Surgery', 'Tests', 'Ward']);
    expect(both).toMatchObject({ '/terms/plan': 'mine', '/terms/stay_days': '5', '/terms/lines/0/price': price('200') });
    expect(withPattern(written, { ...two, '/currency': 'EUR', '/terms/lines/0/price': { minor: '7', currency: 'EUR' } }, one)).toMatchObject({ '/currency': 'USD', '/terms/lines/2/text': 'Ward' });
  });
  it('are not made of an empty form', () => {
    expect(patternOf(assemble(offerInitial()), today)).toBeUndefined();
  });
});

it('a service of the price list brings its price, what is in it and what is not', () => {
  const record = { price: { min: price('500'), max: price('900'), includes: 'Ward; Meals', excludes: 'Flights' }, techniques: [], texts: [] } as unknown as ServiceRecord;
  expect(linesOfService('s', record, 'Surgery', 'USD')).toEqual([
    { text: 'Surgery', price: price('500'), included: true, kind: 'procedure', quantity: '1', service: 's' },
    { text: 'Ward', included: true, kind: 'other', quantity: '1' }, { text: 'Meals', included: true, kind: 'other', quantity: '1' }, { text: 'Flights', included: false, kind: 'other', quantity: '1' },
  ]);
  expect(linesOfService('s', record, 'Surgery', 'RUB')[0]!.price).toBeUndefined();
});

it('a service without a stay fills none in, which the server would refuse', () => {
  expect([stayOf({ stay_days: 0 }), stayOf({}), stayOf({ stay_days: 7 })]).toEqual([undefined, undefined, '7']);
});

it('a translation names every line or none', () => {
  const referral = { offer: { lines: [{ text: 'Surgery' }, { text: 'Ward' }] } } as unknown as ReferralView;
  expect(shapeTranslation({ referral: 'r', language: 'mn', texts: { plan: 'п' }, words: { w1: 'Тасаг' } }, referral)).toEqual({ referral: 'r', language: 'mn', texts: { plan: 'п', lines: ['Surgery', 'Тасаг'] } });
  expect(shapeTranslation({ texts: { plan: 'п' } }, referral)).toEqual({ texts: { plan: 'п', lines: [] } });
});
