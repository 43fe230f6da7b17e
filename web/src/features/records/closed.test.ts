import { expect, it } from 'vitest';
import type { RecordView } from '~api';
import { closedRecords } from './closed.ts';

const record = (id: string, type: RecordView['type'], without_identity = false) => ({ id, type, title: id, media_type: '', bytes: 1, without_identity }) as RecordView;

it('leaves closed to a clinic that is asked what may show the patient, and no summary', () => {
  const records = [record('summary', 'patient_summary'), record('face', 'photograph'), record('scan', 'image', true), record('letter', 'document')];
  expect(closedRecords({ records }).map(({ id }) => id)).toEqual(['face', 'letter']);
  expect(closedRecords({ records: [] })).toEqual([]);
});
