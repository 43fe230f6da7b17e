// Who decides for a child, and the document of the case that shows it.
import { Text } from '@mantine/core';
import type { CaseView } from '~api';
import { useReader } from '~/lib/i18n/context.tsx';
import { SelectField } from '~/ui/fields.tsx';
import { papersOf, representativesOf } from './representatives.ts';

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
