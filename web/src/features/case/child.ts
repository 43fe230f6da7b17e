// What is missing before a patient's consent counts, one thing at a time.
import type { CaseView } from '~api';
import { papersOf, representativesOf } from './representatives.ts';

type View = Pick<CaseView, 'consent_remark' | 'persons' | 'accounts' | 'records'>;

/** `next` is the command that mends it, `names` of those who are entered already. */
export interface Missing { words: string; next: string; label: string; names: string[] }

export function missingOf(view: View): Missing | undefined {
  if (view.consent_remark === 'age_unknown') return { words: 'case.child.age_unknown', next: 'edit_patient', label: 'case.child.enter_age', names: [] };
  if (view.consent_remark !== 'representative_missing') return undefined;
  const names = representativesOf(view).map(({ name }) => name);
  if (names.length === 0) return { words: 'case.child.missing', next: 'invite_person', label: 'case.child.invite', names };
  const paper = papersOf(view).length > 0;
  return { words: 'case.child.no_proof', next: paper ? 'prove_representative' : 'attach_record', label: paper ? 'case.command.prove_representative' : 'record.upload', names };
}
