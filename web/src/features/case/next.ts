// What happens next, who acts, and by when: the first thing a person looks for on a case. Told to the one who reads it: what they should do
// now where it is their turn, and what they wait for where it is not.
import type { CallView, CaseView, PartyName, ReferralState, ReferralView, TaskView } from '~api';
import { callOf, commandOf } from '~/features/referral/call.ts';
import { awaited, blind, decider } from './approval.ts';
import { missingOf } from './child.ts';
import { addressOf, writable } from './conversations.ts';

/** Whose turn it can be: messages case.next.<turn> to whoever acts, case.wait.<turn> to everybody else. */
export const kTurns = [
  'enquiry', 'records', 'approval', 'approval_information', 'appeal', 'appeal_decision', 'referral', 'referral_receipt', 'referral_waiting', 'information_wanted', 'call_back', 'choice',
  'funding', 'visa', 'travel', 'treatment', 'discharge', 'outcome', 'aftercare', 'repatriation',
] as const;
type Turn = (typeof kTurns)[number];

/** A command, or one of what opens beside the case: the plans side by side, the clinics that fit. A message is a reminder. `part` is what it is about. */
export interface Move { name: string; part?: string }

export interface NextStep {
  label: string;                 ///< message id
  about?: PartyName;             ///< whom the label names
  yours: boolean;
  who?: PartyName;
  clock?: string;                ///< the name of the one that `due` is of
  due?: string;
  leftSeconds?: number;
  workingDays?: number;          ///< where the clock counts those
  answer?: boolean;              ///< a clinic, a coordinator or a patient waits for it
  call?: CallView;               ///< that the reader owes: whom to ring up
  moves: Move[];                 ///< of the reader, the first one first
}

/** What those do whose turn it is, and what others may do meanwhile. */
const kMoves: Record<Turn, { yours: readonly string[]; others?: readonly string[] }> = {
  enquiry: { yours: ['attach_record'], others: ['attach_record'] },
  records: { yours: ['confirm_records'], others: ['attach_record'] },
  approval: { yours: ['approve', 'want_information', 'refuse_approval'] },
  approval_information: { yours: ['answer_authority'] },
  appeal: { yours: ['appeal_refusal', 'record_appeal'] },
  appeal_decision: { yours: ['decide_appeal'] },
  referral: { yours: ['find_clinics'] },
  referral_receipt: { yours: ['receive_referral', 'make_offer', 'decline_referral'], others: ['post_message', 'find_clinics'] },
  referral_waiting: { yours: ['make_offer', 'ask_information', 'ask_call', 'decline_referral'], others: ['post_message', 'find_clinics'] },
  information_wanted: { yours: ['give_information'] },
  call_back: { yours: ['give_information', 'record_missed_call'] },
  choice: { yours: ['compare_offers'], others: ['compare_offers'] },
  funding: { yours: ['record_funding'] },
  visa: { yours: ['record_visa'] },
  travel: { yours: ['record_travel'] },
  treatment: { yours: ['start_treatment'], others: ['start_treatment'] },
  discharge: { yours: ['record_discharge'], others: ['record_discharge'] },
  outcome: { yours: ['send_outcome_home'], others: ['send_outcome_home'] },
  aftercare: { yours: ['close_case'] },
  repatriation: { yours: ['record_repatriation'] },
};

/** The clocks that belong to a turn: the most pressing of the case may be another clinic's. Where none is named, any. */
const kClocks: Partial<Record<Turn, readonly string[]>> = {
  referral_receipt: ['referral_receipt'], referral_waiting: ['referral_answer'], information_wanted: ['information_wanted'], call_back: ['call_back'], choice: ['offer_choice'], outcome: ['outcome_due'],
  approval_information: ['approval_information'], appeal: ['appeal_until'], appeal_decision: ['appeal_decision'], repatriation: ['repatriation'],
};

/** Where a clinic stands with its own answer, whatever the others have done. */
const kAnswer: Partial<Record<ReferralState, Turn>> = {
  requested: 'referral_receipt', received: 'referral_waiting', accepted: 'referral_waiting', information_wanted: 'information_wanted', offered: 'choice',
};
const kUnanswered: readonly ReferralState[] = ['requested', 'received', 'accepted'];

type Own = ReadonlySet<string>;

/** A death abroad leaves this one task, until it is written down. */
const bringsHome = (view: Pick<CaseView, 'tasks'>) => view.tasks.some(({ name }) => name === 'repatriation');

/** Of a clock: somebody waits for an answer when it runs, and does not merely have to do something. */
export const isAnswer = (clock: string) => clock !== 'outcome_due';

const dated = (tasks: readonly TaskView[]) => tasks.filter(({ due }) => due).sort((a, b) => a.due!.localeCompare(b.due!));

/** The requests that the reader answers: those to their own clinic. */
function asked(view: CaseView, own: Own): ReferralView[] {
  return own.has(view.owner.id) ? [] : view.referrals.filter(({ clinic }) => own.has(clinic.id));
}

/** The request that the reader's clinic has still to answer. */
export function answering(view: CaseView, own: Own): ReferralView | undefined { return asked(view, own).find(({ state }) => kUnanswered.includes(state)); }

function approvalTurn(view: CaseView): Turn {
  const level = awaited(view.levels);
  if (level?.state === 'information_wanted') return 'approval_information';
  if (level?.appeal?.state === 'open') return 'appeal';
  return level?.appeal?.state === 'asked' ? 'appeal_decision' : 'approval';
}

function askingTurn(view: CaseView): Turn {
  if (view.calls.length > 0) return 'call_back';
  if (view.referrals.some(({ state }) => state === 'information_wanted')) return 'information_wanted';
  if (!view.referrals.some(({ state }) => kUnanswered.includes(state))) return 'referral';
  return dated(view.tasks)[0]?.name === 'referral_receipt' ? 'referral_receipt' : 'referral_waiting';
}

function turnOf(view: CaseView, own: Own): Turn | undefined {
  const { stage } = view;
  const answers = asked(view, own);
  if (answers.length > 0 && !answers.some(({ state }) => state === 'chosen')) return answers.map(({ id, state }) => (callOf(view, id) ? 'call_back' : kAnswer[state])).find((turn) => turn !== undefined);
  switch (stage) {
    case 'approval': return approvalTurn(view);
    case 'referral': return askingTurn(view);
    case 'enquiry': return view.records.length > 0 ? 'records' : 'enquiry';
    case 'treatment': return view.treatment_started ? 'discharge' : 'treatment';
    case 'aftercare': return view.outcome ? 'aftercare' : 'outcome';
    case 'deceased': return bringsHome(view) ? 'repatriation' : undefined;
    case 'closed': case 'withdrawn': case 'refused': return undefined;
    default: return stage;
  }
}

function moverOf(view: CaseView, turn: Turn, own: Own): PartyName {
  if (turn === 'treatment' || turn === 'discharge') return view.referrals.find(({ state }) => state === 'chosen')?.clinic ?? view.owner;
  if (turn === 'referral_receipt' || turn === 'referral_waiting') return (asked(view, own)[0] ?? view.referrals.find(({ state }) => kUnanswered.includes(state)))?.clinic ?? view.owner;
  return decider(view.levels) ?? view.owner;
}

/** The patient's own account acts for no organisation: its turn is what only the patient's side decides. */
const kSideDecides: Partial<Record<Turn, string>> = { choice: 'accept_offer', appeal: 'appeal_refusal' };
const sideTurn = (view: CaseView, turn: Turn, own: Own) => own.size === 0 && view.commands.some(({ command }) => command === kSideDecides[turn]);

/** Of whom a reminder can be sent: by a conversation with them; everybody but the coordinator has one conversation, with the coordinator. */
export function reminderTo(view: CaseView, who: PartyName | undefined, own: Own): string | undefined {
  const open = writable(view);
  const found = who?.id === view.owner.id ? open[0] : open.find(({ party, referral }) => party?.id === who?.id || view.referrals.some(({ id, clinic }) => id === referral && clinic.id === who?.id));
  if (!found) return undefined;
  const { referral, party } = addressOf(found);
  return referral ?? (party && !own.has(party) ? party : view.id);
}

interface Place { yours: boolean; answer: boolean; who: PartyName; own: Own; call?: CallView }

/** Of several calls the one that is due first. */
const firstCall = ({ calls }: CaseView) => [...calls].sort((a, b) => (a.due ?? '').localeCompare(b.due ?? ''))[0];

function movesOf(view: CaseView, turn: Turn, { yours, answer, who, own, call }: Place): Move[] {
  const mine = new Set(asked(view, own).map(({ id }) => id));
  const may = (name: string) => view.commands.some(({ command }) => command === name);
  return (yours ? kMoves[turn].yours : kMoves[turn].others ?? ['post_message']).flatMap((name): Move[] => {
    if (name === 'post_message') { const part = answer ? reminderTo(view, who, own) : undefined; return part ? [{ name, part }] : []; }
    if (name === 'compare_offers') return mine.size === 0 && view.referrals.some(({ offer }) => offer) ? [{ name }] : [];
    if (name === 'find_clinics') return may('request_referral') ? [{ name }] : [];
    const choice = view.commands.find(({ command, referral }) => command === commandOf(name) && (!call || referral === call.referral) && (mine.size === 0 || referral === undefined || mine.has(referral)));
    return choice ? [{ name, part: choice.referral }] : [];
  });
}

/** Whoever is to decide without having read anything is told why, and the coordinator whose consent to record. */
function blindStep(view: CaseView, step: NextStep, own: Own): NextStep {
  const authority = blind(view);
  const may = (name: string) => view.commands.some(({ command }) => command === name);
  if (!authority) return step;
  if (own.has(view.owner.id) && may('grant_consent')) return { ...step, label: 'case.next.consent_wanted', about: authority, yours: true, who: view.owner, answer: false, moves: [{ name: 'grant_consent', part: authority.id }] };
  if (!step.yours || !own.has(authority.id)) return step;
  const part = reminderTo(view, view.owner, own);
  return { ...step, label: 'case.next.approval_blind', moves: [...(part ? [{ name: 'ask_consent', part }] : []), ...step.moves] };
}

/** `own` are the reader's organisations. */
export function nextOf(view: CaseView, own: Own): NextStep {
  const turn = turnOf(view, own);
  if (!turn) return { label: 'case.next.closed', yours: false, moves: [] };
  const clocks = kClocks[turn];
  const running = dated(view.tasks).find(({ name }) => !clocks || clocks.includes(name));
  const stopped = view.tasks.find(({ left_seconds }) => left_seconds !== undefined);
  const who = running?.owes ?? moverOf(view, turn, own);
  const side = sideTurn(view, turn, own);
  const yours = side || own.has(who.id);
  const answer = running !== undefined && isAnswer(running.name);
  const call = turn === 'call_back' && yours ? firstCall(view) : undefined;
  const missing = turn === 'referral' && yours ? missingOf(view) : undefined;
  if (missing) return { label: missing.label, yours, who, moves: view.commands.some(({ command }) => command === missing.next) ? [{ name: missing.next }] : [] };
  const step: NextStep = {
    label: side ? `case.next.${turn}_own` : `case.${yours ? 'next' : 'wait'}.${turn}`, yours, who: side ? undefined : who, clock: running?.name, due: running?.due, leftSeconds: running ? undefined : stopped?.left_seconds, workingDays: (running ?? stopped)?.working_days, answer, call,
    moves: movesOf(view, turn, { yours, answer, who, own, call }),
  };
  return turn === 'approval' || turn === 'appeal_decision' ? blindStep(view, step, own) : step;
}
