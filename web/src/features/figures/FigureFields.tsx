import { kCounted, kQualifier } from '~api';
import { useReader } from '~/lib/i18n/context.tsx';
import { DayField } from '~/ui/DayField.tsx';
import { LanguageField, NoteField, PlaceField, SelectField, TextField, useChoices } from '~/ui/fields.tsx';
import { Rows } from '~/ui/Rows.tsx';
import css from './figures.module.css';

/** The same words in another language, one row each. */
function Texts() {
  const { t } = useReader();
  return (
    <div className={css.texts}>
      <Rows at="/texts" add={t('figures.published.add_language')} begin={{ language: '', account: '' }}>
        {(at) => (
          <>
            <LanguageField at={`${at}/language`} label={t('figures.published.language')} required />
            <TextField at={`${at}/unit`} label={t('figures.published.unit')} dir="auto" />
            <TextField at={`${at}/source`} label={t('figures.published.source')} dir="auto" />
            <NoteField at={`${at}/scope`} label={t('figures.definition')} />
            <NoteField at={`${at}/account`} label={t('figures.published.account')} required />
          </>
        )}
      </Rows>
    </div>
  );
}

export function FigureFields() {
  const { t } = useReader();
  const qualifiers = kQualifier.map((value) => ({ value, label: t(`figures.qualifier_name.${value}`) }));
  return (
    <div className={css.fields}>
      <TextField at="/value" label={t('figures.published.value')} required autoFocus />
      <TextField at="/unit" label={t('figures.published.unit')} required dir="auto" />
      <SelectField at="/qualifier" label={t('figures.published.qualifier')} required choices={qualifiers} />
      <SelectField at="/counted" label={t('figures.published.counted')} required choices={useChoices(kCounted, 'figures.measure')} />
      <DayField at="/period/from" label={`${t('figures.published.period')}: ${t('common.from_date')}`} />
      <DayField at="/period/until" label={`${t('figures.published.period')}: ${t('common.to_date')}`} />
      <PlaceField at="/origin" label={t('figures.origin')} />
      <PlaceField at="/destination" label={t('figures.destination')} />
      <TextField at="/source" label={t('figures.published.source')} required dir="auto" />
      <DayField at="/source_date" label={t('figures.published.on')} />
      <TextField at="/link" label={t('figures.published.link')} />
      <LanguageField at="/language" label={t('figures.published.language')} required />
      <NoteField at="/scope" label={t('figures.definition')} />
      <NoteField at="/account" label={t('figures.published.account')} required />
      <NoteField at="/evidence" label={t('figures.published.quotation')} />
      <Texts />
    </div>
  );
}

/** "160 000" and "70,5" as a number; what is none is sent as typed, for the server to refuse beside the field. */
export function shapeFigure(raw: unknown): unknown {
  const { value, ...figure } = raw as { value?: string } & Record<string, unknown>;
  const number = Number((value ?? '').replace(/[\s\u00a0\u202f]/g, '').replace(',', '.'));
  return { ...figure, value: value && Number.isFinite(number) ? number : value };
}
