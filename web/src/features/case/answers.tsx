// How a clinic answers, beside the plan with its estimate (features/referral/OfferForm.tsx), and is answered, in words with files or by telephone: what each asks for.
import { Text } from '@mantine/core';
import { useContext } from 'react';
import { kDeclineReason, type CallView, type CaseView, type ReferralView } from '~api';
import type { FieldError } from '~/lib/api/problem.ts';
import { Attach, useAttaching } from '~/features/records/Attach.tsx';
import { CallNote } from '~/features/referral/CallNote.tsx';
import { FormContext } from '~/lib/form.ts';
import { useReader, type Reader } from '~/lib/i18n/context.tsx';
import { notWhole } from '~/lib/phone.ts';
import { queueOf } from '~/lib/uploadQueue.ts';
import { ChoiceField, NoteField, PartyField, TextField, useChoices } from '~/ui/fields.tsx';

/** The number goes to the coordinator alone. */
export function AskCall() {
  const { t } = useReader();
  return (
    <>
      <TextField at="/call/phone" label={t('case.call.phone')} hint={t('case.call.phone_hint')} required autoFocus type="tel" dir="ltr" />
      <TextField at="/call/when" label={t('case.call.when')} hint={t('case.call.when_hint')} dir="auto" />
      <NoteField at="/call/note" label={t('case.call.about')} />
      <Text size="sm" c="dimmed">{t('case.call.private')}</Text>
    </>
  );
}

/** `onward`: the patient is better helped elsewhere, and the clinic says where: at another one. */
export function Decline({ referral, onward = false }: { referral?: ReferralView; onward?: boolean }) {
  const { t } = useReader();
  const elsewhere = <PartyField at="/onward" label={t('case.field.onward_clinic')} types={['clinic', 'resort']} exclude={referral && [referral.clinic.id]} required={onward} />;
  return (
    <>
      {onward && elsewhere}
      <ChoiceField at="/reason" label={t('case.field.decline_reason')} required choices={useChoices(kDeclineReason, 'case.decline_reason')} />
      {!onward && elsewhere}
      <NoteField at="/remark" label={t('common.note')} />
    </>
  );
}

/** To a clinic that rang or wrote, or to an authority: in words, and what was asked for photographed beside them. */
export function Information({ view, call, wanted, forClinic = false }: { view: CaseView; call?: CallView; wanted?: string; forClinic?: boolean }) {
  const { t } = useReader();
  const form = useContext(FormContext)!;
  const attaching = useAttaching(view, (change) => form.change('/answer', (value) => change((value as string | undefined) ?? '')));
  return (
    <>
      {wanted && <Text size="sm" dir="auto">{wanted}</Text>}
      {call && <CallNote call={call} />}
      <NoteField at="/answer" label={t(call ? 'case.call.said' : 'case.field.answer')} required autoFocus rows={4} />
      <Attach attaching={attaching} view={forClinic ? view : undefined} />
    </>
  );
}

/** Who reads an answer looks for the files that it names. */
export function lacksFiles(_body: unknown, { view }: { view: CaseView }, { t }: Reader): FieldError[] {
  return queueOf(view.id).unfinished > 0 ? [{ field: '/answer', code: 'files_under_way', detail: t('case.attach.wait') }] : [];
}

const lacks = (missing: boolean, field: string): FieldError[] => (missing ? [{ field, code: 'required' }] : []);

/** A call is asked for with a number; without one the server would take it for a question in writing. */
export function lacksPhone(body: unknown, _place: unknown, { t }: Pick<Reader, 't'>): FieldError[] {
  const phone = (body as { call?: { phone?: string } }).call?.phone;
  const short = phone && notWhole(phone);
  if (!short) return lacks(!phone, '/call/phone');
  return [{ field: '/call/phone', code: 'not_a_phone', detail: t('case.call.phone_not_whole', { code: `+${short.code}`, n: [...new Set([short.least, short.most])].join('–') }) }];
}
/** Said before the form closes: what is sent a little later cannot be asked about any more. */
export const lacksReason = (body: unknown): FieldError[] => lacks(!(body as { reason?: string }).reason, '/reason');
export const lacksOnward = (body: unknown): FieldError[] => [...lacks(!(body as { onward?: string }).onward, '/onward'), ...lacksReason(body)];

/** By who rang up as the clinic had asked, and whom nobody answered. */
export function MissedCall({ call }: { call?: CallView }) {
  const { t } = useReader();
  return (
    <>
      {call && <CallNote call={call} />}
      <TextField at="/again" label={t('case.call.again')} hint={t('case.call.when_hint')} dir="auto" autoFocus />
      <Text size="sm" c="dimmed">{t('case.call.missed_explain')}</Text>
    </>
  );
}
