// Every command of an agreement as a calm form.
import type { AgreementView, CommitmentView } from '~api';
import { pointersOf, type Values } from '~/lib/form.ts';
import { useReader } from '~/lib/i18n/context.tsx';
import type { CommandScreen } from '~/ui/CommandDialog.tsx';
import { DayField } from '~/ui/DayField.tsx';
import { NoteField } from '~/ui/fields.tsx';
import { AgreementFields, CommitmentFields, shapeCommitment } from './AgreementFields.tsx';

export interface AgreementPlace { view: AgreementView; commitment?: CommitmentView }

function On({ near = [0, -1] }: { near?: number[] }) { return <DayField at="/on" label={useReader().t('common.date')} required near={near} />; }
function Remark() { return <NoteField at="/remark" label={useReader().t('common.note')} />; }
function Reason() { return <NoteField at="/reason" label={useReader().t('common.reason')} required />; }
function Due() { return <DayField at="/due" label={useReader().t('agreement.field.due')} required near={[7, 30]} />; }
function Text() { return <NoteField at="/text" label={useReader().t('common.note')} required autoFocus />; }

const ofCommitment = ({ commitment }: AgreementPlace): Values => ({ '/commitment': commitment?.id });

export const kAgreementScreens: Record<string, CommandScreen<AgreementPlace>> = {
  edit_agreement: { fields: () => <AgreementFields />, initial: ({ view }) => pointersOf({ terms: view.terms }), wide: true },
  sign_agreement: { fields: () => <On />, initial: ({ view }) => ({ '/on': view.terms.signed_on }) },
  add_commitment: { fields: () => <CommitmentFields />, initial: () => ({ '/terms/recurrence': 'once', '/terms/alarm_days': '14' }), shape: shapeCommitment },
  fulfil_commitment: { fields: () => <><On /><Remark /></>, initial: ofCommitment },
  move_commitment: { fields: () => <><Due /><Remark /></>, initial: (place) => ({ ...ofCommitment(place), '/due': place.commitment?.due }) },
  drop_commitment: { fields: () => <Reason />, initial: ofCommitment, danger: true },
  add_note: { fields: () => <Text /> },
  end_agreement: { fields: () => <><On /><Reason /></>, danger: true },
};
