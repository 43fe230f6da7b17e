// What a file is sent as, and which columns are chosen: kept apart from the screen so that it can be tested.
import type { ImportColumn, ImportKind } from '~api';

export const kCsv = 'text/csv';
export const kIcs = 'text/calendar';
export const kXlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** By what the file is called; what it really is, the server looks at. */
export const typeOf = (name: string): string => (/\.(csv|txt|tsv)$/i.test(name) ? kCsv : /\.ics$/i.test(name) ? kIcs : kXlsx);

export const kindOf = (text: string | undefined, kinds: readonly ImportKind[]): ImportKind => kinds.find((kind) => kind === text) ?? kinds[0]!;

/** The choice as the server wants it: a column each, nothing where one is left out. */
export const columnsText = (columns: readonly Pick<ImportColumn, 'column'>[]): string => columns.map(({ column }) => column ?? '').join(',');

/** One column means one thing: whoever had it before has nothing then. */
export function choose(columns: readonly ImportColumn[], at: number, column: string | undefined): ImportColumn[] {
  return columns.map((one, place) => {
    if (place === at) return { heading: one.heading, ...(column && { column }) };
    return one.column === column ? { heading: one.heading } : one;
  });
}
