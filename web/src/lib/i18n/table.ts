// Words and patterns of a language, made by the server from ICU: browsers lack Mongolian, Belarusian and proper Uzbek.
import { get } from '../api/client.ts';
import type { LocaleTable } from '~api';
import type { Language } from './languages.ts';

/** Enough to show a page while the server cannot be reached. */
export const kPlainTable: LocaleTable = {
  language: 'en',
  months: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
  months_short: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
  months_alone: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
  weekdays: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
  weekdays_short: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
  patterns: { date: 'd MMMM y', date_short: 'd MMM y', day_month: 'd MMM', time: 'HH:mm' },
  decimal: '.',
  group: ',',
  countries: {},
  languages: {},
  currencies: {},
};

export async function loadTable(language: Language): Promise<LocaleTable> {
  try {
    return { ...kPlainTable, ...(await get<LocaleTable>(`/api/locale/${language}`)) };
  } catch {
    return kPlainTable;
  }
}
