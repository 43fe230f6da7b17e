import { kRelation, kSex, kSpecialty, kUrgency } from '~api';
import { useReader } from '~/lib/i18n/context.tsx';
import { DayField } from '~/ui/DayField.tsx';
import { ChoiceField, LanguageField, MultiField, NoteField, PlaceField, SelectField, TextField, useChoices, useLanguageChoices } from '~/ui/fields.tsx';
import { MoneyField } from '~/ui/MoneyField.tsx';
import { YearField } from '~/ui/YearField.tsx';
import css from './case.module.css';

export function PatientFields() {
  const { t } = useReader();
  return (
    <div className={css.fields}>
      <TextField at="/patient/name" label={t('case.field.name_original')} required autoFocus dir="auto" />
      <TextField at="/patient/name_latin" label={t('case.field.name_latin')} />
      <ChoiceField at="/patient/sex" label={t('case.field.sex')} required choices={useChoices(kSex, 'case.sex')} />
      <DayField at="/patient/birth_date" label={t('case.field.birth_date')} />
      <YearField at="/patient/birth_year" label={t('case.field.birth_year')} />
      <PlaceField at="/patient/nationality" label={t('case.field.nationality')} countriesOnly />
      <LanguageField at="/patient/language" label={t('case.field.language')} />
      <TextField at="/patient/phone" label={t('case.field.phone')} type="tel" />
      <PassportFields at="/patient/passport" />
    </div>
  );
}

function PassportFields({ at }: { at: string }) {
  const { t } = useReader();
  return (
    <>
      <PlaceField at={`${at}/country`} label={t('case.passport.country')} countriesOnly />
      <TextField at={`${at}/number`} label={t('case.passport.number')} dir="ltr" />
      <DayField at={`${at}/valid_until`} label={t('case.passport.valid_until')} />
    </>
  );
}

export function CompanionFields() {
  const { t } = useReader();
  return (
    <div className={css.fields}>
      <TextField at="/terms/name" label={t('case.field.name_original')} required autoFocus dir="auto" />
      <TextField at="/terms/name_latin" label={t('case.field.name_latin')} />
      <SelectField at="/terms/relation" label={t('case.person.relation')} required choices={useChoices(kRelation.filter((relation) => relation !== 'self'), 'case.relation')} />
      <DayField at="/terms/birth_date" label={t('case.field.birth_date')} />
      <MultiField at="/terms/languages" label={t('case.field.languages')} choices={useLanguageChoices()} />
      <PassportFields at="/terms/passport" />
      <div className={css.whole}><NoteField at="/terms/needs" label={t('case.companion.needs')} /></div>
    </div>
  );
}

export function WishFields() {
  const { t } = useReader();
  return (
    <div className={css.fields}>
      <SelectField at="/wish/specialty" label={t('case.field.specialty')} required choices={useChoices(kSpecialty, 'specialty')} searchable />
      <ChoiceField at="/wish/urgency" label={t('case.field.urgency')} required choices={useChoices(kUrgency, 'case.urgency')} />
      <div className={css.whole}><NoteField at="/wish/question" label={t('case.field.question')} rows={4} /></div>
      <MoneyField at="/wish/budget" label={t('case.field.budget')} />
      <DayField at="/wish/wished_from" label={t('case.field.treatment_from')} />
      <DayField at="/wish/wished_until" label={t('case.field.treatment_to')} />
    </div>
  );
}
