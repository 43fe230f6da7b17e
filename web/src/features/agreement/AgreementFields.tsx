import { kRecurrence, kTopic } from '~api';
import { useReader } from '~/lib/i18n/context.tsx';
import { DayField } from '~/ui/DayField.tsx';
import { MultiField, NoteField, PartiesField, PartyField, PlacesField, SelectField, TextField, useChoices } from '~/ui/fields.tsx';
import css from './agreement.module.css';

export function AgreementFields() {
  const { t } = useReader();
  return (
    <div className={css.fields}>
      <div className={css.whole}><TextField at="/terms/title" label={t('agreement.field.title')} required autoFocus dir="auto" /></div>
      <PartiesField at="/terms/parties" label={t('agreement.field.parties')} required />
      <PlacesField at="/terms/places" label={t('agreement.field.places')} required />
      <MultiField at="/terms/topics" label={t('agreement.field.topics')} choices={useChoices(kTopic, 'agreement.topic')} />
      <div className={css.whole}><NoteField at="/terms/scope" label={t('agreement.field.scope')} rows={4} /></div>
      <DayField at="/terms/signed_on" label={t('agreement.field.signed_on')} />
      <DayField at="/terms/valid_until" label={t('agreement.field.valid_to')} />
    </div>
  );
}

const kAlarms = ['0', '7', '14', '30', '60', '90'];

export function CommitmentFields() {
  const { t, number } = useReader();
  return (
    <>
      <TextField at="/terms/text" label={t('agreement.field.commitment')} required autoFocus dir="auto" />
      <SelectField at="/terms/topic" label={t('agreement.field.topic')} required choices={useChoices(kTopic, 'agreement.topic')} />
      <PartyField at="/terms/owner" label={t('agreement.field.owner')} required />
      <DayField at="/terms/due" label={t('agreement.field.due')} required near={[30, 90]} />
      <SelectField at="/terms/recurrence" label={t('agreement.field.recurrence')} required choices={useChoices(kRecurrence, 'agreement.recurrence')} />
      <SelectField at="/terms/alarm_days" label={t('agreement.field.alarm_days')} required choices={kAlarms.map((value) => ({ value, label: number(Number(value)) }))} />
    </>
  );
}

/** The alarm is chosen from a list of texts and sent as a number. */
export function shapeCommitment(raw: unknown): unknown {
  const { terms } = raw as { terms: Record<string, unknown> };
  return { terms: { ...terms, alarm_days: Number(terms.alarm_days ?? 14) } };
}
