import { describe, expect, it } from 'vitest';
import { subjectOf } from './subject.ts';

const kAgency = { id: 'p1', name: 'Sông Hồng', type: 'agency', place: 'VN-HN' } as const;
const kView = { hosts: [{ id: 'h1', party: kAgency }], meetings: [{ id: 'm1', terms: { topic: 'How to send patients' } }] } as unknown as Parameters<typeof subjectOf>[0];
const event = (name: string, data?: unknown) => subjectOf(kView, { event: name, at: '2026-10-02T05:00:00Z', data });

describe('what an event of a mission is about', () => {
  it('names who joined', () => {
    expect(event('delegate_added', { delegate: { id: 'd1', name: 'Павел Громов' } })).toEqual({ words: 'Павел Громов' });
    expect(event('host_added', { host: { id: 'h1' } })).toEqual({ party: kAgency });
  });

  it('names the meeting of an outcome and of what came of it', () => {
    expect(event('meeting_outcome_recorded', { meeting: 'm1' })).toEqual({ words: 'How to send patients' });
    expect(event('result_linked', { meeting: 'm1' })).toEqual({ words: 'How to send patients' });
    expect(event('meeting_scheduled', { meeting: 'm1' })).toEqual({});
  });

  it('says nothing of what the reader was not told', () => {
    expect(event('delegate_added').words).toBeUndefined();
    expect(event('host_added', { host: { id: 'gone' } }).party).toBeUndefined();
  });
});
