// Who decides for a child, and the document of the case that shows it.
import { Text } from '@mantine/core';
import type { CaseView } from '~api';
import { useReader } from '~/lib/i18n/context.tsx';
import { SelectField } from '~/ui/fields.tsx';

/** Those who may be shown to represent the patient: who decides, and is not the patient. */
export const representativesOf = ({ persons, accounts }: Pick<CaseView, 'persons' | 'accounts'>) =>
  [...persons.filter(({ may, relation }) => may === 'decide' && relation !== 'self'), ...accounts];

/** The papers that may show it: a photograph or a PDF, not what a system wrote or somebody typed. */
export const papersOf = ({ records }: Pick<CaseView, 'records'>) => records.filter(({ type }) => type === 'photograph' || type === 'document');

export function RepresentativeFields({ view }: { view: CaseView }) {
  const { t } = useReader();
  const titles = papersOf(view).map(({ id, type, title }) => ({ value: id, label: title || t(`case.record_type.${type}`) }));
  return (
    <>
      <SelectField at="/person" label={t('case.field.representative')} required choices={representativesOf(view).map(({ id, name }) => ({ value: id, label: name }))} />
      {titles.length === 0 ? <Text size="sm">{t('case.child.no_paper')}</Text> : <SelectField at="/record" label={t('case.child.proof')} required choices={titles} />}
    </>
  );
}
