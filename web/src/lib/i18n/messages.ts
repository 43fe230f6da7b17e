// Messages in ICU MessageFormat; each entry loads its own words, one chunk per language. Plural rules come from Chromium (it knows those of all eight
// languages); numbers inside messages come from our tables, because it does not know the numbers of mn, be and uz.
import { IntlMessageFormat, type Formatters } from 'intl-messageformat';
import type { LocaleTable } from '~api';
import { formatNumber } from './format.ts';
import { directionOf, type Language } from './languages.ts';

export type Messages = Record<string, string>;
/** Where an entry's words of a language come from. */
export type Words = Record<Language, () => Promise<{ default: Messages }>>;
export type Values = Record<string, string | number>;

function formattersFor(table: LocaleTable): Formatters {
  const pluralRules = new Map<string, Intl.PluralRules>();
  const fraction = (value: number) => (Number.isInteger(value) ? 0 : 1);
  return {
    getNumberFormat: () => ({ format: (value: number) => formatNumber(Number(value), table, fraction(Number(value))) }) as unknown as Intl.NumberFormat,
    getDateTimeFormat: (...args) => new Intl.DateTimeFormat(...args),
    getPluralRules: (locales, options) => {
      const key = `${String(locales)}:${options?.type ?? 'cardinal'}`;
      const known = pluralRules.get(key) ?? new Intl.PluralRules(locales, options);
      pluralRules.set(key, known);
      return known;
    },
  };
}

/** A date may end in the full stop of an abbreviation ("3 мая 2026 г."): at the end of a sentence there is one, not two. */
function stopOnce(text: string, values: Values | undefined): string {
  const stopped = Object.values(values ?? {}).filter((value): value is string => typeof value === 'string' && value.endsWith('.') && !value.endsWith('..'));
  return stopped.reduce((said, value) => said.replaceAll(`${value}.`, value), text);
}

export type Translate = (id: string, values?: Values) => string;

/** Names of any script stand whole inside a right-to-left sentence: first strong isolate ... pop. */
function isolated(values: Values): Values {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? `\u2068${value}\u2069` : value]));
}

/** Formats by id; an id without text shows itself, so that a hole is seen and the page still works. */
export function translator(language: Language, messages: Messages, table: LocaleTable): Translate {
  const cache = new Map<string, IntlMessageFormat>();
  const formatters = formattersFor(table);
  const isolate = (values: Values | undefined) => (values && directionOf(language) === 'rtl' ? isolated(values) : values);
  return (id, values) => {
    const text = messages[id];
    if (text === undefined) return id;
    try {
      let format = cache.get(id);
      if (!format) {
        format = new IntlMessageFormat(text, language, undefined, { formatters, ignoreTag: true });
        cache.set(id, format);
      }
      return stopOnce(String(format.format(isolate(values))), values);
    } catch {
      return text;
    }
  };
}
