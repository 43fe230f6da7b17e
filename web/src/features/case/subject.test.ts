import { expect, it } from 'vitest';
import type { CaseView, TimelineItem } from '~api';
import { birthChange, markedAs, subjectOf } from './subject.ts';

const party = (id: string) => ({ id, name: id, type: 'clinic' as const, place: 'RU' });
const view = { consents: [{ party: party('neva') }], referrals: [{ id: 'r', clinic: party('primorsky') }], records: [{ id: 'd', title: 'Letter' }] } as unknown as CaseView;
const item = (event: string, data?: object, referral?: string) => ({ event, at: '2026-03-02T09:00:00Z', data, referral }) as TimelineItem;

it('names whose consent, which kind, or whose referral an event is about', () => {
  expect(subjectOf(view, item('consent_granted', { party: 'neva' })).party?.id).toBe('neva');
  expect(subjectOf(view, item('visa_recorded', { kind: 'e_visa' })).message).toBe('case.visa_kind.e_visa');
  expect(subjectOf(view, item('funding_recorded', { kind: 'grant' })).message).toBe('case.funding_kind.grant');
  expect(subjectOf(view, item('offer_made', {}, 'r')).party?.id).toBe('primorsky');
});

it('names nothing that the reader was not told', () => {
  expect(subjectOf(view, item('consent_granted', { party: 'unknown' })).party).toBeUndefined();
  expect(subjectOf(view, item('visa_recorded'))).toEqual({ party: undefined });
});

it('says which document was marked, and which way', () => {
  expect(subjectOf(view, item('record_marked', { record: 'd', without_identity: true })).record?.title).toBe('Letter');
  expect(subjectOf(view, item('record_marked', { record: 'unknown' })).record).toBeUndefined();
  expect([true, false].map((without_identity) => markedAs(item('record_marked', { record: 'd', without_identity }), words.t))).toEqual(['record.without_identity', 'record.with_identity']);
  expect(markedAs(item('record_marked'), words.t), 'not told').toBeUndefined();
});

const words = { list: (items: readonly string[]) => items.join(' + '), t: (id: string, params?: object) => (params ? `${id} ${JSON.stringify(params)}` : id), day: (day: string) => day };

it('says in words that a child became of age, with both births', () => {
  const changed = item('patient_edited', { before: { birth_date: '2012-05-17', age: 'child' }, after: { birth_year: 1982, age: 'adult' } });
  expect(birthChange(changed, words)).toBe('case.birth_changed {"before":"2012-05-17 + case.age_group.child","after":"1982 + case.age_group.adult"}');
  const forgotten = item('patient_edited', { before: { birth_year: 1982, age: 'adult' }, after: { age: 'unknown' } });
  expect(birthChange(forgotten, words)).toContain('"after":"case.child.age_not_known"');
});

it('says nothing of a birth that stayed, nor to whoever may not read it', () => {
  expect(birthChange(item('patient_edited', {}), words)).toBeUndefined();
  expect(birthChange(item('patient_edited'), words)).toBeUndefined();
});
