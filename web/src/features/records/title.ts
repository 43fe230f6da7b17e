import type { RecordView } from '~api';

export function typeText({ type }: RecordView): string { return type === 'patient_summary' ? 'record.summary' : 'record.documents'; }

/** A reader who must not know whose record it is gets no title: then its type stands for it. */
export function titleOf(record: RecordView, t: (id: string) => string): string { return record.title || t(typeText(record)); }
