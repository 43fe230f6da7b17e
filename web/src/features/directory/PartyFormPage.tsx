// Adding an organisation and changing one: the same form.
import { MultiSelect, Select, Title } from '@mantine/core';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useContext, useMemo } from 'react';
import { get } from '~/lib/api/client.ts';
import { kCareLevel, kLicenceKind, kOwnership, kPartyState, kPartyType, kSpecialty, kTechnique, type PartyView } from '~api';
import { FormContext, rowsIn } from '~/lib/form.ts';
import { useReader } from '~/lib/i18n/context.tsx';
import { useTitle } from '~/lib/title.ts';
import { DayField } from '~/ui/DayField.tsx';
import { CheckField, MultiField, PartyField, PlaceField, SelectField, TextField, useChoices, useFieldFrame, useLanguageChoices, type Choice, type FieldProps } from '~/ui/fields.tsx';
import { Panel } from '~/ui/Panel.tsx';
import { RecordForm, type Version } from '~/ui/RecordForm.tsx';
import { Rows } from '~/ui/Rows.tsx';
import { Shown } from '~/ui/states.tsx';
import { usePartyWords } from './partyWords.ts';
import { HoursFields, ReceptionFields } from './PartyDetails.tsx';
import { usePartyQuery } from './PartyPage.tsx';
import css from './directory.module.css';

function PartyFields({ self }: { self?: string }) {
  const { t } = useReader();
  return (
    <Panel title={t('directory.organisation')}>
      <div className={css.fields}>
        <TextField at="/name" label={t('directory.field.name')} required autoFocus dir="auto" />
        <TextField at="/name_latin" label={t('directory.field.name_latin')} />
        <SelectField at="/type" label={t('directory.field.type')} required choices={useChoices(kPartyType, 'directory.type')} />
        <PlaceField at="/place" label={t('directory.field.place')} required />
        <SelectField at="/state" label={t('directory.field.state')} required choices={useChoices(kPartyState, 'directory.state')} />
        <PartyField at="/branch_of" label={t('directory.field.parent')} exclude={self ? [self] : []} inactive />
        <SelectField at="/ownership" label={t('directory.field.ownership')} choices={useChoices(kOwnership, 'directory.ownership')} />
        <TextField at="/website" label={t('directory.field.website')} type="url" dir="ltr" />
        <MultiField at="/languages" label={t('directory.field.languages')} choices={useLanguageChoices()} />
        <MultiField at="/specialties" label={t('directory.field.specialties')} choices={useChoices(kSpecialty, 'specialty')} />
        <MultiField at="/techniques" label={t('directory.field.techniques')} choices={useChoices(kTechnique, 'catalogue.technique')} />
        <SelectField at="/level" label={t('directory.field.level')} choices={useChoices(kCareLevel, 'directory.level')} />
      </div>
    </Panel>
  );
}

function LicenceFields() {
  const { t } = useReader();
  const specialties = useChoices(kSpecialty, 'specialty');
  const kinds = useChoices(kLicenceKind, 'directory.licence_kind');
  return (
    <Panel title={t('directory.licences')}>
      <Rows at="/licences" add={t('directory.add_licence')} begin={{ kind: 'licence', suspended: false }}>
        {(licence) => (
          <>
            <SelectField at={`${licence}/kind`} label={t('directory.field.type')} choices={kinds} />
            <TextField at={`${licence}/number`} label={t('directory.field.licence_number')} required dir="auto" />
            <TextField at={`${licence}/issuer`} label={t('directory.field.issued_by')} required dir="auto" />
            <DayField at={`${licence}/from`} label={t('directory.field.valid_from')} required />
            <DayField at={`${licence}/until`} label={t('directory.field.valid_until')} required />
            <MultiField at={`${licence}/specialties`} label={t('directory.field.specialties')} hint={t('directory.licence_covers')} choices={specialties} />
            <CheckField at={`${licence}/suspended`} label={t('directory.licence_is_suspended')} />
          </>
        )}
      </Rows>
    </Panel>
  );
}

const kMinutes = Array.from({ length: 49 }, (_, half) => half * 30);
const kWeekdays = [1, 2, 3, 4, 5, 6, 7];

/** A choice whose value is a number, or several. */
function NumberField({ at, label, choices, required }: FieldProps & { choices: Choice[] }) {
  const { value, set, frame } = useFieldFrame({ at, label, required });
  return <Select {...frame} data={choices} searchable limit={60} clearable={!required} value={value === undefined ? null : String(value)} onChange={(next) => set(next === null ? undefined : Number(next))} />;
}

function WeekdaysField({ at, label }: FieldProps) {
  const { table } = useReader();
  const form = useContext(FormContext)!;
  const rows = rowsIn(form.values, at).map((row) => form.get(`${at}/${row}`)).filter((day) => day !== undefined).map(String);
  const set = (next: string[]) => kWeekdays.forEach((_, row) => form.set(`${at}/${row}`, next[row] === undefined ? undefined : Number(next[row])));
  return <MultiSelect label={label} data={kWeekdays.map((day) => ({ value: String(day), label: table.weekdays[day % 7] ?? String(day) }))} value={rows} onChange={set} />;
}

function PhoneFields() {
  const { t, time } = useReader();
  const languages = useLanguageChoices();
  const minutes = kMinutes.map((minute) => ({ value: String(minute), label: minute === 1440 ? '24:00' : time(new Date(Date.UTC(2000, 0, 3, 0, minute)).toISOString(), 'UTC') }));
  const zones = useMemo(() => Intl.supportedValuesOf('timeZone').map((zone) => ({ value: zone, label: zone })), []);
  return (
    <Panel title={t('directory.phones')}>
      <Rows at="/phones" add={t('directory.add_phone')} begin={{ zone: Intl.DateTimeFormat().resolvedOptions().timeZone }}>
        {(phone) => (
          <>
            <TextField at={`${phone}/number`} label={t('directory.field.phone')} required type="tel" dir="ltr" />
            <TextField at={`${phone}/label`} label={t('directory.field.phone_label')} dir="auto" />
            <SelectField at={`${phone}/zone`} label={t('directory.field.time_zone')} required choices={zones} searchable />
            <WeekdaysField at={`${phone}/days`} label={t('directory.field.weekdays')} />
            <NumberField at={`${phone}/from_minute`} label={t('directory.field.hours_from')} choices={minutes} />
            <NumberField at={`${phone}/until_minute`} label={t('directory.field.hours_until')} choices={minutes} />
            <MultiField at={`${phone}/languages`} label={t('directory.field.languages')} choices={languages} />
          </>
        )}
      </Rows>
    </Panel>
  );
}

function PartyForm({ party }: { party?: PartyView }) {
  const { t } = useReader();
  const navigate = useNavigate();
  const { label, said } = usePartyWords();
  const title = party ? t('directory.change') : t('directory.new');
  useTitle(title);
  const path = party ? `/api/directory/parties/${party.id}` : '/api/directory/parties';
  const back = (id?: string) => void (id ? navigate({ to: '/directory/$id', params: { id } }) : navigate({ to: '/directory' }));
  const load = async (): Promise<Version> => { const { record, tag } = await get<PartyView>(path); return { record, tag }; };
  return (
    <div className={css.page}>
      <Title order={1} mb="md">{title}</Title>
      <RecordForm kind="party" path={path} submit={t('common.save')} loaded={party && { record: party.record, tag: party.tag }} load={load} begin={{ '/state': 'active' }}
        label={label} said={said} onDone={({ id }) => back(id)} onCancel={() => back(party?.id)}>
        <PartyFields self={party?.id} />
        <PhoneFields />
        <LicenceFields />
        <ReceptionFields />
        <HoursFields />
      </RecordForm>
    </div>
  );
}

export function NewPartyPage() { return <PartyForm />; }

export function EditPartyPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  return <Shown query={usePartyQuery(id)} rows={8}>{(party) => <PartyForm key={id} party={party} />}</Shown>;
}
