// Every command of a mission as a calm form.
import type { MeetingPart, MissionView } from '~api';
import { pointersOf, type Values } from '~/lib/form.ts';
import { useReader } from '~/lib/i18n/context.tsx';
import type { CommandScreen } from '~/ui/CommandDialog.tsx';
import { NoteField, PartyField, TextField } from '~/ui/fields.tsx';
import { MeetingFields, MissionFields, OutcomeFields, shapeMeeting, shapeMission } from './MissionFields.tsx';

export interface MissionPlace { view: MissionView; meeting?: MeetingPart }

function Organisation() { return <PartyField at="/party" label={useReader().t('mission.field.organisation')} required />; }

function Delegate() {
  const { t } = useReader();
  return <><TextField at="/name" label={t('directory.user_field.name')} required autoFocus dir="auto" /><TextField at="/post" label={t('mission.field.position')} dir="auto" /><Organisation /></>;
}

function Host() { return <><Organisation /><TextField at="/contact" label={useReader().t('mission.field.contact')} dir="auto" /></>; }
function Reason({ required = true }: { required?: boolean }) { return <NoteField at="/reason" label={useReader().t('common.reason')} required={required} />; }
function Summary() { return <NoteField at="/summary" label={useReader().t('common.note')} />; }
function Text() { return <NoteField at="/text" label={useReader().t('common.note')} required autoFocus />; }

const ofMeeting = ({ meeting }: MissionPlace): Values => ({ '/meeting': meeting?.id });

/** The zone of the timetable belongs to the mission at hand, so the table is made for it. */
export function missionScreens(zone: string): Record<string, CommandScreen<MissionPlace>> {
  return {
    edit_mission: { fields: () => <MissionFields />, initial: ({ view }) => pointersOf({ terms: view.terms }), shape: shapeMission, wide: true },
    add_delegate: { fields: () => <Delegate /> },
    add_host: { fields: () => <Host /> },
    schedule_meeting: { fields: ({ view }) => <MeetingFields view={view} />, initial: ({ view }) => ({ '/terms/minutes': '60', '/day': view.terms.starts_on }), shape: shapeMeeting(zone) },
    start_mission: { fields: () => null },
    record_meeting_outcome: { fields: () => <OutcomeFields />, initial: ofMeeting },
    complete_mission: { fields: () => <Summary /> },
    add_note: { fields: () => <Text /> },
    cancel_meeting: { fields: () => <Reason required={false} />, initial: ofMeeting, danger: true },
    cancel_mission: { fields: () => <Reason />, danger: true },
  };
}
