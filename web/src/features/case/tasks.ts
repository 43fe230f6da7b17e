// Whose plan or question a clock of the coordinator's is about: the clock tells who owes, its part tells to whom.
import type { CaseView, PartyName, TaskView } from '~api';

/** The clinic of a clock's request, where the reader sees it and somebody else owes the answer. */
export function clinicOf(referrals: CaseView['referrals'], { part, owes }: Pick<TaskView, 'part' | 'owes'>): PartyName | undefined {
  const clinic = part && referrals.find(({ id }) => id === part)?.clinic;
  return clinic && clinic.id !== owes?.id ? clinic : undefined;
}
