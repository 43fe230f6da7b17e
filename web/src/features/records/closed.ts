// Which documents of a case a clinic that is only asked does not open: those that may show who the patient is, until somebody finds that they
// do not. A summary is read by everybody who is asked, without the patient's part.
import type { CaseView, RecordView } from '~api';

export const closedRecords = ({ records }: Pick<CaseView, 'records'>): RecordView[] => records.filter(({ type, without_identity }) => type !== 'patient_summary' && !without_identity);
