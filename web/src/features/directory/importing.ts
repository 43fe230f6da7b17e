// What a file is sent as, which columns and services are chosen, and what is told of a row: kept apart from the screen so that it can be tested.
import type { CellErrorView, ImportColumn, ImportKind, ImportView, RowView } from '~api';

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

/** Which service each unclear row means, by the row's number: an identifier, or one of two words. */
export type Records = Readonly<Record<string, string>>;
export const kAllRows = '*';
export const kSameRecord = 'same';
export const kNewRecord = 'new';

/** As the server wants it; what is said of one row stands before what is said of all. */
export const recordsText = (records: Records): string =>
  Object.entries(records).sort(([one], [other]) => Number(one === kAllRows) - Number(other === kAllRows)).map(([row, said]) => `${row}:${said}`).join(',');

export interface ReviewRow extends RowView { errors: CellErrorView[] }

/** The rows with what is wrong in each; what is wrong with no row of data, such as a heading, apart. */
export function reviewRows({ outcomes, errors }: Pick<ImportView, 'outcomes' | 'errors'>): { rows: ReviewRow[]; headings: CellErrorView[] } {
  const listed = new Set(outcomes.map(({ row }) => row));
  return { rows: outcomes.map((one) => ({ ...one, errors: errors.filter(({ row }) => row === one.row) })), headings: errors.filter(({ row }) => !listed.has(row)) };
}
