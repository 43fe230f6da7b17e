// Between the form of an offer and what is sent: the total is the sum of what is included, so it cannot disagree.
import type { EstimateLine, Money, OfferPattern, OfferTerms, ReferralView, ServiceRecord } from '~api';
import type { FieldError } from '~/lib/api/problem.ts';
import type { Values } from '~/lib/form.ts';
import { pointersOf, rowsIn } from '~/lib/form.ts';

interface FormLine extends Omit<EstimateLine, 'quantity'> { quantity?: string | number }
interface OfferBody { referral: string; currency?: string; terms: { lines?: FormLine[]; stay_days?: string | number } & Record<string, unknown> }

const counted = (quantity: string | number | undefined) => (/^\d{1,3}$/.test(String(quantity ?? '')) && Number(quantity) > 1 ? Number(quantity) : undefined);

export function totalOf(lines: readonly FormLine[], currency: string): Money {
  const prices = lines.filter(({ included, price }) => included && price && /^\d+$/.test(price.minor)).map(({ price, quantity }) => BigInt(price!.minor) * BigInt(counted(quantity) ?? 1));
  return { minor: String(prices.reduce((sum, price) => sum + price, 0n)), currency };
}

/** Without the lines left empty at the end: those before keep their places, by which the form finds what is wrong with one. */
function linesOf(lines: readonly FormLine[] = []): EstimateLine[] {
  const last = lines.findLastIndex(({ text, price }) => text || price);
  return lines.slice(0, last + 1).map(({ quantity, ...line }) => {
    const count = counted(quantity);
    return { ...line, included: Boolean(line.included), ...(count ? { quantity: count } : {}) };
  });
}

/** The form's body as the command wants it: total added, numbers as numbers, the form's own currency choice taken out. */
export function shapeOffer(raw: unknown): unknown {
  const { referral, currency = 'USD', terms } = raw as OfferBody;
  const lines = linesOf(terms.lines);
  const stay = terms.stay_days === undefined ? {} : { stay_days: Number(terms.stay_days) };
  return { referral, terms: { ...terms, ...stay, lines, total: totalOf(lines, currency) } };
}

/** An offer has a price: one line at least that is included and costs something. The place of the line that is to have it; none where one has. */
export function unpriced(lines: readonly Pick<FormLine, 'included' | 'price'>[]): number | undefined {
  if (lines.some(({ included, price }) => included && price && /^0*[1-9]\d*$/.test(price.minor))) return undefined;
  return Math.max(0, lines.findIndex(({ included }) => included));
}

/** All that is missing at once, in the order of the form. */
export function lacksOfOffer(body: unknown): FieldError[] {
  const { plan, lines = [], valid_until } = (body as { terms?: Partial<OfferTerms> }).terms ?? {};
  const price = unpriced(lines);
  const fields = [
    ...(plan ? [] : ['/terms/plan']),
    ...lines.flatMap(({ text }, place) => (text ? [] : [`/terms/lines/${place}/text`])),
    ...(price === undefined ? [] : [`/terms/lines/${price}/price`]),
    ...(valid_until ? [] : ['/terms/valid_until']),
  ];
  return fields.map((field) => ({ field, code: 'required' }));
}

/** What the form holds, without patient and dates: how a clinic keeps it. Nothing while there is no plan. */
export function patternOf(raw: unknown, today: Date): OfferPattern | undefined {
  const { currency = 'USD', terms } = raw as Partial<OfferBody>;
  const { plan, lines, stay_days, surgeon, remarks, risks, alternatives, valid_until } = (terms ?? {}) as Record<string, string | undefined> & { lines?: FormLine[] };
  if (!plan) return undefined;
  const days = valid_until ? Math.round((Date.parse(`${valid_until}T00:00:00Z`) - Date.parse(`${today.toISOString().slice(0, 10)}T00:00:00Z`)) / 86_400_000) : undefined;
  return { plan, lines: linesOf(lines), currency, ...(stay_days ? { stay_days: Number(stay_days) } : {}), ...(days !== undefined && days >= 1 && days <= 365 ? { valid_days: days } : {}), surgeon, remarks, risks, alternatives };
}

const dayAfter = (today: Date, days: number) => new Date(today.getTime() + days * 86_400_000).toISOString().slice(0, 10);

function fieldsOf(terms: Partial<OfferTerms>, currency: string): Values {
  const { lines = [], total: _total, stay_days, ...rest } = terms;
  const values = pointersOf({ terms: { ...rest, ...(stay_days === undefined ? {} : { stay_days: String(stay_days) }) } });
  lines.forEach((line, place) => Object.assign(values, pointersOf({ terms: { lines: { [place]: { ...line, quantity: String(line.quantity ?? 1) } } } })));
  return { ...values, '/currency': currency };
}

/** An empty form, whose currency the clinic's price list says, or the offer that is being revised. */
export function offerInitial(referral?: ReferralView): Values {
  if (referral?.offer) return fieldsOf(referral.offer, referral.offer.total.currency);
  return { '/terms/lines/0/included': true, '/terms/lines/0/kind': 'procedure', '/terms/lines/0/quantity': '1' };
}

/** The form as a template fills it; what the template does not say stays empty. */
export function fromPattern({ currency, valid_days, ...terms }: OfferPattern, today: Date): Values {
  return { ...fieldsOf(terms, currency), '/terms/valid_until': valid_days ? dayAfter(today, valid_days) : undefined };
}

const kLines = '/terms/lines';
type Row = Values;

const linesIn = (values: Values): Row[] => rowsIn(values, kLines).map((place) => {
  const prefix = `${kLines}/${place}/`;
  return Object.fromEntries(Object.entries(values).filter(([pointer, value]) => pointer.startsWith(prefix) && value !== undefined).map(([pointer, value]) => [pointer.slice(prefix.length), value]));
});
const sameRow = (a: Row, b: Row) => Object.keys({ ...a, ...b }).every((member) => JSON.stringify(a[member]) === JSON.stringify(b[member]));

/** What was written stays, and the template fills the rest: its lines come after those written. A line without words and price gives way, and so
    does what an earlier template brought (`before`) and nobody touched. A price in another currency than those written is left out. */
export function withPattern(written: Values, pattern: Values, before: Values = {}): Values {
  const brought = linesIn(before);
  const own = linesIn(written).filter((row) => (row.text || row.price) && !brought.some((one) => sameRow(one, row)));
  const currency = own.some(({ price }) => price) ? (written['/currency'] ?? 'USD') : pattern['/currency'];
  const priced = (row: Row) => (row.price && (row.price as Money).currency !== currency ? { ...row, price: undefined } : row);
  const fields = Object.keys({ ...written, ...pattern }).filter((pointer) => pointer.startsWith('/') && !pointer.startsWith(`${kLines}/`));
  const kept = (pointer: string) => (written[pointer] && written[pointer] !== before[pointer] ? written[pointer] : pattern[pointer]);
  const rows = [...own, ...linesIn(pattern).map(priced)].flatMap((row, place) => Object.entries(row).map(([member, value]) => [`${kLines}/${place}/${member}`, value]));
  return { ...Object.fromEntries(fields.map((pointer) => [pointer, kept(pointer)])), ...Object.fromEntries(rows), '/currency': currency };
}

/** The lower end of the price, which the clinic raises where the case asks for it. */
function lineOf(id: string, record: ServiceRecord, title: string, currency: string): Partial<FormLine> {
  const price = record.price?.min.currency === currency ? record.price.min : undefined;
  return { text: title, price, included: true, kind: 'procedure', quantity: '1', service: id };
}

/** The list says 0 where nobody stays; a plan says nothing then. */
export const stayOf = ({ stay_days }: Pick<ServiceRecord, 'stay_days'>): string | undefined => (stay_days ? String(stay_days) : undefined);

/** A service of the price list as lines: itself with its price, then what the list says is and is not in it. */
export function linesOfService(id: string, record: ServiceRecord, title: string, currency: string): Partial<FormLine>[] {
  const words = (text: string | undefined) => (text ?? '').split(/[;\n]/).map((part) => part.trim()).filter(Boolean);
  const besides = (included: boolean) => (text: string): Partial<FormLine> => ({ text, included, kind: 'other', quantity: '1' });
  return [lineOf(id, record, title, currency), ...words(record.price?.includes).map(besides(true)), ...words(record.price?.excludes).map(besides(false))];
}
