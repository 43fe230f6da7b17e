// What happens next, who acts, and by when: the first thing a person looks for on a case.
import type { CaseView, CasesCommandChoice, PartyName } from '~api';
import { awaited } from './approval.ts';

export interface NextStep {
  label: string;                 ///< message id
  who?: PartyName;
  due?: string;
  leftSeconds?: number;
  answer?: boolean;              ///< a clinic, a coordinator or a patient waits for it
  command?: CasesCommandChoice;       ///< the reader's own move, when it is theirs
}

const kMoves: Record<string, string[]> = {
  enquiry: ['confirm_records', 'attach_record'], records: ['confirm_records'], approval: ['approve', 'decide_appeal', 'answer_authority', 'record_appeal', 'appeal_refusal'], referral: ['give_information', 'make_offer', 'request_referral'],
  choice: ['record_acceptance', 'accept_offer', 'give_information'], funding: ['record_funding'], visa: ['record_visa'], travel: ['record_travel'],
  treatment: ['record_discharge', 'start_treatment'], aftercare: ['send_outcome_home', 'close_case'], deceased: ['record_repatriation'],
};

/** The clocks that belong to a step: the most pressing of the case may be another clinic's. */
const kClocks: Record<string, string[]> = {
  'case.next.referral_waiting': ['referral_receipt', 'referral_answer'], 'case.next.information_wanted': ['information_wanted'], 'case.next.choice': ['offer_choice'],
  'case.next.outcome': ['outcome_due'], 'case.next.approval_information': ['approval_information'], 'case.next.appeal': ['appeal_until'],
  'case.next.appeal_decision': ['appeal_decision'], 'case.next.repatriation': ['repatriation'],
};

/** A death abroad leaves this one task, until it is written down. */
export const bringsHome = (view: Pick<CaseView, 'tasks'>) => view.tasks.some(({ name }) => name === 'repatriation');

function approvalLabel(view: CaseView): string {
  const level = awaited(view.levels);
  if (level?.state === 'information_wanted') return 'case.next.approval_information';
  if (level?.appeal?.state === 'open') return 'case.next.appeal';
  return level?.appeal?.state === 'asked' ? 'case.next.appeal_decision' : 'case.next.approval';
}

function labelOf(view: CaseView): string {
  const { stage, referrals } = view;
  if (stage === 'approval') return approvalLabel(view);
  if (stage === 'deceased' && bringsHome(view)) return 'case.next.repatriation';
  if (stage === 'referral' && referrals.some(({ state }) => state === 'information_wanted')) return 'case.next.information_wanted';
  if (stage === 'referral' && referrals.some(({ state }) => ['requested', 'received', 'accepted'].includes(state))) return 'case.next.referral_waiting';
  if (stage === 'enquiry' && view.records.length > 0) return 'case.next.records';
  if (stage === 'treatment' && view.treatment_started) return 'case.next.discharge';
  if (stage === 'aftercare' && !view.outcome) return 'case.next.outcome';
  return ['closed', 'withdrawn', 'refused', 'deceased'].includes(stage) ? 'case.next.closed' : `case.next.${stage}`;
}

function moveOf(view: CaseView): CasesCommandChoice | undefined {
  const names = kMoves[view.stage] ?? [];
  const possible = names.filter((name) => name !== 'start_treatment' || !view.treatment_started).filter((name) => name !== 'record_discharge' || view.treatment_started)
    .filter((name) => name !== 'confirm_records' || view.records.length > 0).filter((name) => name !== 'close_case' || view.outcome).filter((name) => name !== 'send_outcome_home' || !view.outcome);
  for (const name of possible) {
    const found = view.commands.find(({ command }) => command === name);
    if (found) return found;
  }
  return undefined;
}

function approvalMover(view: CaseView): PartyName | undefined {
  const level = awaited(view.levels);
  if (level?.appeal?.state === 'asked') return level.appeal.to;
  return level?.state === 'asked' ? level.authority : undefined;
}

function moverOf(view: CaseView): PartyName | undefined {
  if (view.stage === 'treatment') return view.referrals.find(({ state }) => state === 'chosen')?.clinic ?? view.owner;
  if (view.stage === 'approval') return approvalMover(view) ?? view.owner;
  return view.owner;
}

export function nextOf(view: CaseView): NextStep {
  const label = labelOf(view);
  if (label === 'case.next.closed') return { label };
  const dated = view.tasks.filter(({ due }) => due).sort((a, b) => a.due!.localeCompare(b.due!));
  const own = kClocks[label];
  const running = own ? dated.find(({ name }) => own.includes(name)) : dated[0];
  const stopped = view.tasks.find(({ left_seconds }) => left_seconds !== undefined);
  const who = running?.owes ?? moverOf(view);
  return { label, who, due: running?.due, leftSeconds: running ? undefined : stopped?.left_seconds, answer: running !== undefined && running.name !== 'outcome_due', command: moveOf(view) };
}
