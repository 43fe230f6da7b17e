// Dates, numbers, money and places in the reader's language, from the server's tables and never from the browser's.
// `Intl` is asked for one thing only: which wall clock a zone shows at an instant, in English, which every browser knows.
import type { LocaleTable, Money } from '~api';
import { latin } from '../digits.ts';

export interface WallClock { year: number; month: number; day: number; weekday: number; hour: number; minute: number }

const zoneFormats = new Map<string, Intl.DateTimeFormat>();
const kWeekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

function zoneFormat(zone: string): Intl.DateTimeFormat {
  let format = zoneFormats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
      timeZone: zone, weekday: 'short', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', hourCycle: 'h23',
    });
    zoneFormats.set(zone, format);
  }
  return format;
}

export function wallClock(at: Date, zone: string): WallClock {
  const parts = Object.fromEntries(zoneFormat(zone).formatToParts(at).map(({ type, value }) => [type, value]));
  const number = (name: string) => Number(parts[name]);
  return {
    year: number('year'), month: number('month'), day: number('day'),
    weekday: kWeekdays.indexOf(parts.weekday ?? ''), hour: number('hour'), minute: number('minute'),
  };
}

/** A calendar day "2026-03-01" has no zone: it is the same day for everybody. */
export function clockOfDay(day: string): WallClock {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const weekday = new Date(Date.UTC(year, month - 1, date)).getUTCDay();
  return { year, month, day: date, weekday, hour: 0, minute: 0 };
}

/** The subset of CLDR date patterns that ICU gives for our languages; text in single quotes is literal. */
export function applyPattern(pattern: string, clock: WallClock, table: LocaleTable): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return pattern.replace(/'([^']*)'|y+|M+|L+|d+|E+|c+|H+|h+|m+|a+/g, (token, quoted: string | undefined) => {
    if (quoted !== undefined) return quoted === '' ? "'" : quoted;
    const long = token.length >= 4;
    switch (token[0]) {
      case 'y': return token === 'yy' ? two(clock.year % 100) : String(clock.year);
      case 'M':
      case 'L': {
        if (token.length <= 2) return token.length === 2 ? two(clock.month) : String(clock.month);
        return (long ? table.months : table.months_short)[clock.month - 1] ?? '';
      }
      case 'd': return token.length === 2 ? two(clock.day) : String(clock.day);
      case 'E':
      case 'c': return (long ? table.weekdays : table.weekdays_short)[clock.weekday] ?? '';
      case 'H': return token.length === 2 ? two(clock.hour) : String(clock.hour);
      case 'h': return String(((clock.hour + 11) % 12) + 1);
      case 'm': return two(clock.minute);
      default: return clock.hour < 12 ? 'AM' : 'PM';
    }
  });
}

export function groupDigits(digits: string, separator: string): string {
  return digits.replace(/\B(?=(\d{3})+(?!\d))/g, separator);
}

export function formatNumber(value: number, table: LocaleTable, fraction = 0): string {
  const [whole = '0', rest] = Math.abs(value).toFixed(fraction).split('.');
  const sign = value < 0 ? '\u2212' : '';
  return `${sign}${groupDigits(whole, table.group)}${rest ? table.decimal + rest : ''}`;
}

const kExponents: Record<string, number> = {
  BIF: 0, CLP: 0, DJF: 0, GNF: 0, ISK: 0, JPY: 0, KMF: 0, KRW: 0, PYG: 0, RWF: 0, UGX: 0, UYI: 0, VND: 0, VUV: 0, XAF: 0, XOF: 0, XPF: 0,
  BHD: 3, IQD: 3, JOD: 3, KWD: 3, LYD: 3, OMR: 3, TND: 3,
};

export function currencyExponent(currency: string): number { return kExponents[currency] ?? 2; }

/** Currencies whose minor units exist by the standard and are written by nobody. */
const kWhole = new Set(['IQD', 'IRR', 'LAK', 'LBP', 'MMK', 'MNT', 'SYP', 'UZS', 'YER']);

/** Minor units without their last `digits`, rounded. */
function rounded(minor: string, digits: number): string {
  const unit = 10n ** BigInt(digits);
  return String((BigInt(minor) + unit / 2n) / unit);
}

/** Amount and ISO letters; the letters stand in the same place in every language, so columns of money align. `whole`: what a rate gives is no exact sum. */
export function formatMoney(money: Money, table: LocaleTable, whole = false): string {
  const all = currencyExponent(money.currency);
  const exponent = whole || kWhole.has(money.currency) ? 0 : all;
  const negative = money.minor.startsWith('-');
  const digits = rounded(money.minor.replace('-', ''), all - exponent).padStart(exponent + 1, '0');
  const units = groupDigits(digits.slice(0, digits.length - exponent), table.group);
  const rest = digits.slice(digits.length - exponent);
  const amount = exponent > 0 && Number(rest) !== 0 ? units + table.decimal + rest : units;
  return `${negative ? '\u2212' : ''}${amount}\u00a0${money.currency}`;
}

/** What a person typed ("1 250,50") as minor units; nothing when it is no amount. */
export function parseAmount(text: string, currency: string): string | undefined {
  const plain = latin(text).replace(/[\s\u00a0\u202f'’]/g, '');
  const exponent = currencyExponent(currency);
  const cut = /^(\d[\d.,]*?)(?:[.,](\d{1,3}))?$/.exec(plain);
  if (!cut) return undefined;
  let [, whole = '', rest = ''] = cut;
  if (rest.length > exponent) { whole += rest; rest = ''; }
  const digits = whole.replace(/[.,]/g, '');
  return String(BigInt(digits + rest.padEnd(exponent, '0')));
}
