// The reader's language, words, tables and zone, for every component below.
import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { setRequestLanguage } from '../api/client.ts';
import type { LocaleTable, Money } from '~api';
import { applyPattern, clockOfDay, formatMoney, formatNumber, wallClock } from './format.ts';
import { directionOf, firstLanguage, rememberLanguage, type Language } from './languages.ts';
import { nameBeside, type Named } from './scripts.ts';
import { translator, type Messages, type Translate, type Words } from './messages.ts';
import { loadTable } from './table.ts';

type DateStyle = 'date' | 'date_short' | 'day_month';

export interface Reader {
  language: Language;
  direction: 'ltr' | 'rtl';
  zone: string;
  t: Translate;
  has: (id: string) => boolean;
  number: (value: number, fraction?: number) => string;
  money: (money: Money, whole?: boolean) => string;                   ///< `whole`: what a rate made of another sum
  day: (day: string, style?: DateStyle) => string;                    ///< "2026-03-01", the same in every zone
  date: (at: string, zone?: string, style?: DateStyle) => string;     ///< the day of an instant in a zone
  time: (at: string, zone?: string) => string;
  place: (code: string) => string;
  placeCodes: string[];                                               ///< places that the messages name: regions, cities, groups
  compare: (a: string, b: string) => number;                          ///< order of short lists; long lists are sorted by the server
  list: (items: readonly string[]) => string;                         ///< "a, b, c" with the comma of the language
  partyName: (party: Named) => string;                                ///< in its own script, with Latin letters beside for who does not read it
  languageName: (code: string) => string;
  table: LocaleTable;
  setLanguage: (language: Language) => void;
  setZone: (zone: string) => void;
}

interface Loaded { language: Language; messages: Messages; table: LocaleTable }

const ReaderContext = createContext<Reader | undefined>(undefined);

async function load(language: Language, words: Words): Promise<Loaded> {
  setRequestLanguage(language);
  const [messages, table] = await Promise.all([words[language](), loadTable(language)]);
  return { language, messages: messages.default, table };
}

const browserZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';

function readerOf({ language, messages, table }: Loaded, zone: string): Omit<Reader, 'setLanguage' | 'setZone'> {
  const t = translator(language, messages, table);
  return {
    language, zone, t, table,
    direction: directionOf(language),
    has: (id) => id in messages,
    number: (value, fraction) => formatNumber(value, table, fraction),
    money: (money, whole) => formatMoney(money, table, whole),
    day: (day, style = 'date_short') => applyPattern(table.patterns[style], clockOfDay(day), table),
    date: (at, where = zone, style = 'date_short') => applyPattern(table.patterns[style], wallClock(new Date(at), where), table),
    time: (at, where = zone) => applyPattern(table.patterns.time, wallClock(new Date(at), where), table),
    place: (code) => messages[`places.${code}`] ?? table.countries[code] ?? code,
    placeCodes: Object.keys(messages).filter((id) => id.startsWith('places.')).map((id) => id.slice('places.'.length)),
    compare: new Intl.Collator([language, 'ru', 'en']).compare,
    list: (items) => items.join(`${messages['common.comma']} `),
    partyName: (party) => nameBeside(party, language),
    languageName: (code) => table.languages[code] ?? code,
  };
}

export function ReaderProvider({ children, waiting, words }: { children: ReactNode; waiting: ReactNode; words: Words }) {
  const [loaded, setLoaded] = useState<Loaded>();
  const [zone, setZone] = useState(browserZone);
  const setLanguage = useCallback((language: Language) => {
    rememberLanguage(language);
    void load(language, words).then(setLoaded);
  }, [words]);
  useEffect(() => { void load(firstLanguage(), words).then(setLoaded); }, [words]);
  useEffect(() => {
    if (!loaded) return;
    document.documentElement.lang = loaded.language;
    document.documentElement.dir = directionOf(loaded.language);
  }, [loaded]);
  const reader = useMemo(() => loaded && { ...readerOf(loaded, zone), setLanguage, setZone }, [loaded, zone, setLanguage]);
  if (!reader) return waiting;
  return <ReaderContext.Provider value={reader}>{children}</ReaderContext.Provider>;
}

export function useReader(): Reader {
  const reader = useContext(ReaderContext);
  if (!reader) throw new Error('useReader outside ReaderProvider');
  return reader;
}
