import { expect, it } from 'vitest';
import type { CaseView, TimelineItem } from '~api';
import { subjectOf } from './subject.ts';

const party = (id: string) => ({ id, name: id, type: 'clinic' as const, place: 'RU' });
const view = { consents: [{ party: party('neva') }], referrals: [{ id: 'r', clinic: party('primorsky') }] } as unknown as CaseView;
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
