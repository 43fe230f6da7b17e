// Who talks with whom. A message belongs to one conversation; one from before conversations were kept apart, without a clinic, is everybody's.
import { kTranslationState, type AssignmentView, type CaseView, type ConversationView, type Counterpart, type Role, type TimelineItem, type TranslationView } from '~api';

interface Said { with?: Counterpart; referral?: string; party?: string }

export const kEverybody = 'everybody';
export const keyOf = ({ with: kind, referral, party }: Pick<ConversationView, 'with' | 'referral'> & { party?: { id: string } }): string => (kind === 'patient_side' ? 'patient_side' : referral ?? party?.id ?? '');

/** The conversation of a message; nothing of another event. */
export function conversationOf(item: TimelineItem): string | undefined {
  if (item.event !== 'message_posted') return undefined;
  const { with: kind, referral, party } = (item.data ?? {}) as Said;
  return referral ?? item.referral ?? party ?? (kind === 'patient_side' ? 'patient_side' : kEverybody);
}

/** What one conversation shows: its messages, and the old ones that everybody shared where no clinic takes part. */
export function within(item: TimelineItem, conversation: ConversationView): boolean {
  const of = conversationOf(item);
  return of === keyOf(conversation) || (of === kEverybody && conversation.with !== 'clinic');
}

/** What a message says of where it goes. The coordinator's conversation with the patient's side needs no name. */
export function addressOf({ with: kind, referral, party }: ConversationView): { referral?: string; party?: string } {
  if (kind === 'clinic') return { referral };
  return kind === 'party' && party ? { party: party.id } : {};
}

/** What whoever is written to can open of a file that is attached to the message: a clinic that is only asked what does not tell who the patient is; whoever works on
    single documents, or on none, and whoever has no consent, nothing of it. */
export type Opens = 'all' | 'anonymous' | 'nothing';
const kOfSingle: readonly Role[] = ['insurer', 'foundation', 'interpreter'];
export function opensOf(view: Pick<CaseView, 'referrals' | 'participants' | 'consents'>, { with: kind, referral, party }: ConversationView, ownParties: ReadonlySet<string>): Opens {
  const asked = kind === 'clinic' ? view.referrals.find(({ id }) => id === referral) : undefined;
  const to = asked?.clinic.id ?? party?.id;
  if (!to || ownParties.has(to)) return 'all';                  // to the patient's side, or to the coordinator
  const roles = view.participants.filter(({ party: { id } }) => id === to).map(({ role }) => role);
  const consent = view.consents.find((one) => one.party.id === to)?.state ?? (roles.includes('referrer') ? 'active' : undefined);     // who sent the patient needs none
  if (consent !== 'active') return 'nothing';
  if (asked) return asked.state === 'chosen' ? 'all' : 'anonymous';
  return roles.some((role) => !kOfSingle.includes(role)) ? 'all' : 'nothing';
}

/** By what a reader's own notes, and what it has seen, are known to be its own: a clinic's referral, a translator's party; nothing for others. */
export function ownPart(view: CaseView, command: string, ownParties: ReadonlySet<string>): { referral?: string; party?: string } {
  const choices = view.commands.filter((choice) => choice.command === command);
  if (!choices.some(({ referral }) => !referral)) return { referral: choices[0]?.referral };
  const translates = wantedOf(view, ownParties)[0];
  return translates ? { party: translates.party.id } : {};
}

/** The translations that are asked of the reader's own organisation. */
export function wantedOf(view: CaseView, ownParties: ReadonlySet<string>): AssignmentView[] {
  return view.assignments.filter(({ state, party }) => state === 'asked' && ownParties.has(party.id));
}

/** Takes no other part in the case: not as its coordinator, and not as an agency, an authority or a clinic. */
export function onlyTranslates(view: CaseView, ownParties: ReadonlySet<string>): boolean {
  const elsewhere = view.participants.some(({ party, role }) => role !== 'interpreter' && ownParties.has(party.id));
  return wantedOf(view, ownParties).length > 0 && !elsewhere && !ownParties.has(view.owner.id);
}

/** The consent for the reader's own organisation was revoked. */
export function lostConsent({ consents }: Pick<CaseView, 'consents'>, ownParties: ReadonlySet<string>): boolean {
  return consents.some(({ party, state }) => state === 'revoked' && ownParties.has(party.id));
}

/** What is said to be missing before a translation is handed in: all of it, or a mark. */
export function missingOf({ wanted }: Pick<AssignmentView, 'wanted'>, made?: Pick<TranslationView, 'state'>): 'text' | 'mark' | undefined {
  if (!made) return 'text';
  return kTranslationState.indexOf(made.state) < kTranslationState.indexOf(wanted) ? 'mark' : undefined;
}

/** Whether somebody on the other side can read what is written there. Only its coordinator knows of the patient's side who has an account or a link. */
export function isRead({ with: kind }: Pick<ConversationView, 'with'>, { owner, accounts, persons }: Pick<CaseView, 'owner' | 'accounts' | 'persons'>, ownParties: ReadonlySet<string>): boolean {
  return kind !== 'patient_side' || !ownParties.has(owner.id) || accounts.length > 0 || persons.some(({ link_at }) => link_at !== undefined);
}

/** Where one writes unless one says otherwise: to whom wrote to us last, else where anybody wrote last. `items` the newest first. */
export function answered(open: readonly ConversationView[], items: readonly TimelineItem[], ownParties: ReadonlySet<string>): ConversationView | undefined {
  const messages = items.filter((item) => open.some((one) => keyOf(one) === conversationOf(item)));
  const last = messages.find(({ party }) => !party || !ownParties.has(party.id)) ?? messages[0];
  return open.find((one) => last && keyOf(one) === conversationOf(last)) ?? open[0];
}

/** Conversations in which this reader may write now. */
export function writable(view: Pick<CaseView, 'commands' | 'referrals' | 'conversations'>): ConversationView[] {
  const targets = view.commands.filter(({ command }) => command === 'post_message');
  const whole = targets.some(({ referral }) => !referral);
  const closed = view.referrals.filter(({ state }) => ['declined', 'withdrawn'].includes(state)).map(({ id }) => id);
  return view.conversations.filter(({ with: kind, referral }) => (kind === 'clinic' ? targets.some((one) => one.referral === referral) && !closed.includes(referral ?? '') : whole));
}
