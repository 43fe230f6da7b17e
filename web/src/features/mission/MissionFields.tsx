import type { MissionView } from '~api';
import { kOutcomeKind, kSpecialty } from '~api';
import { useReader } from '~/lib/i18n/context.tsx';
import { instantIn } from '~/lib/wallClock.ts';
import { zoneOfPlace } from '~/lib/zones.ts';
import { DayField } from '~/ui/DayField.tsx';
import { ChoiceField, MultiField, NoteField, PlaceField, SelectField, TextField, useChoices } from '~/ui/fields.tsx';
import css from './mission.module.css';

export function MissionFields() {
  const { t } = useReader();
  return (
    <div className={css.fields}>
      <div className={css.whole}><TextField at="/terms/title" label={t('mission.field.title')} required autoFocus dir="auto" /></div>
      <PlaceField at="/terms/home" label={t('mission.field.home')} required />
      <PlaceField at="/terms/place" label={t('mission.field.place')} required />
      <DayField at="/terms/starts_on" label={t('mission.field.starts_on')} required />
      <DayField at="/terms/ends_on" label={t('mission.field.ends_on')} required />
      <div className={css.whole}><NoteField at="/terms/purpose" label={t('mission.field.purpose')} /></div>
    </div>
  );
}

/** The timetable runs on the clock of the place visited. */
export function shapeMission(raw: unknown): unknown {
  const { terms } = raw as { terms: Record<string, unknown> };
  return { terms: { ...terms, zone: zoneOfPlace(terms.place as string | undefined) ?? 'UTC' } };
}

const kLengths = ['30', '45', '60', '90', '120', '180'];

export function MeetingFields({ view }: { view: MissionView }) {
  const { t, place, partyName } = useReader();
  const delegates = view.delegates.map(({ id, name, party }) => ({ value: id, label: `${name} · ${partyName(party)}` }));
  const hosts = view.hosts.map(({ id, party }) => ({ value: id, label: `${partyName(party)} · ${place(party.place)}` }));
  return (
    <>
      <TextField at="/terms/topic" label={t('mission.field.topic')} required autoFocus dir="auto" />
      <MultiField at="/terms/delegates" label={t('mission.field.delegates')} required choices={delegates} />
      <SelectField at="/terms/host" label={t('mission.field.host')} required choices={hosts} />
      <DayField at="/day" label={t('common.date')} required />
      <TextField at="/time" label={`${t('mission.field.time')} · ${place(view.terms.place)}`} hint="09:30" required />
      <SelectField at="/terms/minutes" label={t('mission.field.duration')} required choices={kLengths.map((value) => ({ value, label: t('common.minutes', { n: Number(value) }) }))} />
      <TextField at="/terms/where" label={t('mission.field.room')} dir="auto" />
    </>
  );
}

/** Day and time are typed on the mission's own clock and sent as an instant; what cannot be read is sent as typed, for the server to refuse. */
export function shapeMeeting(zone: string): (raw: unknown) => unknown {
  return (raw) => {
    const { day = '', time = '', terms } = raw as { day?: string; time?: string; terms: Record<string, unknown> };
    return { terms: { ...terms, minutes: Number(terms.minutes ?? 60), starts_at: instantIn(zone, day, time) ?? `${day} ${time}` } };
  };
}

export function OutcomeFields() {
  const { t } = useReader();
  return (
    <>
      <ChoiceField at="/outcome/kind" label={t('mission.field.outcome')} required choices={useChoices(kOutcomeKind, 'mission.outcome')} />
      <NoteField at="/outcome/text" label={t('mission.field.outcome_note')} required autoFocus rows={4} />
      <SelectField at="/outcome/technique_seen" label={t('mission.field.technique_seen')} choices={useChoices(kSpecialty, 'specialty')} searchable />
    </>
  );
}
