// A column of an import in the reader's words: those of the screens on which the same thing is seen.
import type { ImportKind } from '~api';
import { useReader } from '~/lib/i18n/context.tsx';

const kDirectory: Record<string, string> = {
  party: 'directory.organisation', issuer: 'directory.field.issued_by', number: 'directory.field.licence_number', from: 'directory.field.valid_from', until: 'directory.field.valid_until',
  kind: 'directory.field.type', suspended: 'directory.licence_state.suspended',
};
const kCatalogue: Record<string, string> = {
  party: 'directory.organisation', place: 'directory.field.place', specialty: 'catalogue.facet.specialty', setting: 'catalogue.facet.setting', techniques: 'directory.field.techniques', currency: 'common.currency', record: 'import.record',
};

export function useColumnWord(kind: ImportKind): (column: string) => string {
  const { t, languageName } = useReader();
  return (column) => {
    const text = /^(title|description)_(.+)$/.exec(column);
    if (text) return t(`catalogue.field.${text[1]}_in`, { language: languageName(text[2]!) });
    if (!/^[a-z_]+$/.test(column)) return column;
    const id = kind === 'services' ? kCatalogue[column] ?? `catalogue.field.${column}` : kDirectory[column] ?? `directory.field.${column}`;
    const word = t(id);
    return word === id ? column : word;
  };
}
