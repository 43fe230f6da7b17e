// What an event of a case is about, of what the reader was told of it: whose consent, which kind of visa.
import type { CaseView, PartyName, RecordView, TimelineItem } from '~api';
import type { Reader } from '~/lib/i18n/context.tsx';

const kKinds: Record<string, { member: string; prefix: string }> = {
  funding_recorded: { member: 'kind', prefix: 'case.funding_kind' },
  visa_recorded: { member: 'kind', prefix: 'case.visa_kind' },
  outcome_sent_home: { member: 'outcome', prefix: 'case.outcome' },
};
const kOfConsent = ['consent_granted', 'consent_revoked'];

/** A party by its name, a document by its title, or a message; nothing where the reader was not told. */
export function subjectOf(view: Pick<CaseView, 'consents' | 'referrals' | 'records'>, { event, referral, data }: TimelineItem): { party?: PartyName; record?: RecordView; message?: string } {
  const said = (data ?? {}) as Record<string, unknown>;
  if (kOfConsent.includes(event)) return { party: view.consents.find(({ party }) => party.id === said.party)?.party };
  if (event === 'record_marked') return { record: view.records.find(({ id }) => id === said.record) };
  const kind = kKinds[event];
  if (kind && typeof said[kind.member] === 'string') return { message: `${kind.prefix}.${said[kind.member] as string}` };
  return { party: view.referrals.find(({ id }) => id === referral)?.clinic };
}

/** Which way somebody found that a document is: it closes it to clinics that are only asked, or opens it to them. */
export function markedAs({ event, data }: TimelineItem, t: Reader['t']): string | undefined {
  if (event !== 'record_marked' || !data) return undefined;
  return t((data as { without_identity?: boolean }).without_identity ? 'record.without_identity' : 'record.with_identity');
}

interface Born { birth_date?: string; birth_year?: number; age: 'unknown' | 'child' | 'adult' }
const kAges = { child: 'case.age_group.child', adult: 'case.age_group.adult', unknown: 'case.child.age_not_known' };

/** Of a patient's details only that is told in words what decides who consents: the birth before and after, and what each says of the age. */
export function birthChange({ event, data }: TimelineItem, { t, day, list }: Pick<Reader, 't' | 'day' | 'list'>): string | undefined {
  const { before, after } = (data ?? {}) as { before?: Born; after?: Born };
  if (event !== 'patient_edited' || !before || !after) return undefined;
  const told = ({ birth_date, birth_year, age }: Born) => list([birth_date ? day(birth_date) : birth_year ? String(birth_year) : '', t(kAges[age])].filter(Boolean));
  return t('case.birth_changed', { before: told(before), after: told(after) });
}
