// Offers laid side by side: the same rows for each, so that what one of them does not say is seen. Used by the coordinator's page and the patient's.
import { kLineKind, type CaseView, type EstimateLine, type InCurrency, type LineKind, type Money, type OfferTerms, type OfferTexts, type ReferralView } from '~api';
import { languageOf } from './i18n/scripts.ts';
import { ended } from './steps.ts';

export type Offered = ReferralView & { offer: OfferTerms };

/** The plans that stand: those to choose from, or the one that was chosen. None of a case that ended before it was done. */
export function offersOf({ referrals, stage }: Pick<CaseView, 'referrals' | 'stage'>): Offered[] {
  if (ended(stage) && stage !== 'closed') return [];
  return referrals.filter((referral): referral is Offered => referral.offer !== undefined && ['offered', 'chosen'].includes(referral.state));
}

/** Rows in the order in which families ask: what is done, where one stays, who does it, what comes on top. */
export const kRows: readonly LineKind[] = kLineKind;

export const kindOf = (line: EstimateLine): LineKind => line.kind ?? 'other';

/** A line with its place in the estimate, by which its translation is found. */
export interface Placed { line: EstimateLine; place: number }

const placed = ({ lines }: OfferTerms): Placed[] => lines.map((line, place) => ({ line, place }));
export const includedOf = (offer: OfferTerms, kind: LineKind): Placed[] => placed(offer).filter(({ line }) => line.included && kindOf(line) === kind);
export const excludedOf = (offer: OfferTerms): Placed[] => placed(offer).filter(({ line }) => !line.included);

/** How a row stands in one offer: named in it, named as paid besides, or not named at all, which is where costs hide. */
export type Standing = 'included' | 'excluded' | 'missing';
export function standingOf(offer: OfferTerms, kind: LineKind): Standing {
  if (includedOf(offer, kind).length > 0) return 'included';
  if (kind === 'team' && offer.surgeon) return 'included';
  return placed(offer).some(({ line }) => !line.included && kindOf(line) === kind) ? 'excluded' : 'missing';
}

/** Whether plans say something else where it can be told: words of two clinics are never the same. */
export const differ = (said: readonly unknown[]): boolean => said.some((one) => one !== said[0]);
export const standingsDiffer = (offers: readonly OfferTerms[], kind: LineKind): boolean => differ(offers.map((offer) => standingOf(offer, kind)));

/** What lines say, how often and for how much, in whatever order they stand. */
const saidIn = (lines: readonly Placed[]) => lines.map(({ line: { text, quantity = 1, price } }) => [text.trim().replace(/\s+/g, ' '), quantity, price?.minor, price?.currency].join(' ')).sort().join('; ');

/** Whether anything else stands in a row, at the same sum too: a robot or an open surgery, six courses or one. */
export const wordsDiffer = (offers: readonly OfferTerms[], kind: LineKind): boolean => differ(offers.map((offer) => [kind === 'team' ? offer.surgeon : '', saidIn(includedOf(offer, kind))].join('; ')));
export const exclusionsDiffer = (offers: readonly OfferTerms[]): boolean => differ(offers.map((offer) => saidIn(excludedOf(offer))));

/** Rows in which plans differ stand before those in which they say the same; what is always read stays on top, and `only` leaves out the rest. */
export function byDifference<Row extends { differs?: boolean; within?: boolean }>(rows: readonly Row[], only: boolean): Row[] {
  const always = rows.filter(({ differs }) => differs === undefined);
  const other = rows.filter(({ differs }) => differs === false);
  return [...always, ...rows.filter(({ differs }) => differs), ...(only ? other.filter(({ within }) => within) : other)];
}

/** Other lines are shown where there are any; that there are none is nothing to be warned of. */
export const rowsOf = (offers: readonly OfferTerms[]): LineKind[] => kRows.filter((kind) => kind !== 'other' || offers.some((offer) => standingOf(offer, kind) !== 'missing'));

export function amountOf({ price, quantity = 1 }: EstimateLine): Money | undefined {
  return price && { minor: String(BigInt(price.minor) * BigInt(quantity)), currency: price.currency };
}

/** Only like currencies are compared; the least is named, not praised. Of several that cost the same none is the least. */
export function leastOf(columns: readonly { referral: Offered; now?: InCurrency }[]): Money | undefined {
  const totals = columns.map(({ referral, now }) => now?.money ?? referral.offer.total);
  const [first, ...rest] = totals;
  if (!first || rest.length === 0 || rest.some(({ currency }) => currency !== first.currency)) return undefined;
  const least = totals.reduce((low, total) => (BigInt(total.minor) < BigInt(low.minor) ? total : low));
  return totals.filter(({ minor }) => minor === least.minor).length === 1 ? least : undefined;
}

/** The name of a column while clinics are hidden: A, B, C; after Z comes AA. */
export function letterOf(place: number): string {
  const letter = String.fromCharCode(65 + (place % 26));
  return place < 26 ? letter : letterOf(Math.floor(place / 26) - 1) + letter;
}

/** The amounts by rate that say something of their own: of two that are the same the one of the offer's day stays. */
export function ratesOf({ then, now }: { then?: InCurrency; now?: InCurrency }): { now?: InCurrency; then?: InCurrency } {
  const same = then && now && then.money.minor === now.money.minor && then.day === now.day;
  return same ? { then } : { now, then };
}

/** In which other languages the lines of these offers are written, where nobody brought them into the reader's. */
export function unreadLines(referrals: readonly Offered[], language: string): string[] {
  const unread = referrals.filter((referral) => !textsFor(referral, language)?.lines.length).map(({ offer }) => languageOf(offer.lines.map(({ text }) => text).join(' ')));
  return [...new Set(unread.filter((code): code is string => code !== undefined && code !== language))];
}

const kOfLanguage: Record<string, string> = { ru: 'RUB', vi: 'VND', mn: 'MNT', ko: 'KRW', uz: 'UZS', be: 'BYN' };

/** Currencies in the order in which a reader is likely to want them: of the patient's home (`own`), of the offers, of the reader's language, then the rest. */
export function currenciesFor(own: string, offers: readonly OfferTerms[], language: string, all: readonly string[]): string[] {
  const likely = [own, ...offers.map(({ total }) => total.currency), kOfLanguage[language]].filter((code): code is string => code !== undefined && (code === own || all.includes(code)));
  return [...new Set([...likely, ...all])];
}

/** The words of an offer in the reader's language, by a person, where somebody brought them. */
export function textsFor({ translations }: ReferralView, language: string): OfferTexts | undefined {
  return translations.find((one) => one.language === language || one.language.split('-')[0] === language)?.texts;
}
