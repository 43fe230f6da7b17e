import type { CaseView } from '~api';

/** Those who may be shown to represent the patient: who decides, and is not the patient. */
export const representativesOf = ({ persons, accounts }: Pick<CaseView, 'persons' | 'accounts'>) =>
  [...persons.filter(({ may, relation }) => may === 'decide' && relation !== 'self'), ...accounts];

/** The papers that may show it: a photograph or a PDF, not what a system wrote or somebody typed. */
export const papersOf = ({ records }: Pick<CaseView, 'records'>) => records.filter(({ type }) => type === 'photograph' || type === 'document');
