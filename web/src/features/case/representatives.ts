import type { CaseView } from '~api';

/** Those who may be shown to represent the patient: who decides, and is not the patient. */
export const representativesOf = ({ persons, accounts }: Pick<CaseView, 'persons' | 'accounts'>) =>
  [...persons.filter(({ may, relation }) => may === 'decide' && relation !== 'self'), ...accounts];

/** Somebody of the patient's side, by a link or with an account. */
export const personOf = ({ persons, accounts }: Pick<CaseView, 'persons' | 'accounts'>, id: string | undefined) => [...persons, ...accounts].find((one) => one.id === id);

/** Whose access the reader may end: never their own, since nobody would let them in again. */
export const mayDismiss = ({ commands }: Pick<CaseView, 'commands'>, person: string, me: string) => person !== me && commands.some(({ command }) => command === 'dismiss_person');

/** The papers that may show it: a photograph or a PDF, not what a system wrote or somebody typed. */
export const papersOf = ({ records }: Pick<CaseView, 'records'>) => records.filter(({ type }) => type === 'photograph' || type === 'document');
