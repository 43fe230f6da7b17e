import { describe, expect, it } from 'vitest';
import type { CaseView, ConversationView, TimelineItem } from '~api';
import { addressOf, ownPart, within } from './conversations.ts';

const party = (id: string) => ({ id, name: id, type: 'agency' as const, place: 'VN' });
const family: ConversationView = { with: 'patient_side' };
const agency: ConversationView = { with: 'party', party: party('a') };
const clinic: ConversationView = { with: 'clinic', referral: 'r', party: party('c') };
const said = (data: object): TimelineItem => ({ event: 'message_posted', at: '2026-03-02T09:00:00Z', data }) as TimelineItem;

describe('a message', () => {
  it('stands in its own conversation only', () => {
    expect([family, agency, clinic].map((one) => within(said({ with: 'party', party: 'a' }), one))).toEqual([false, true, false]);
    expect([family, agency, clinic].map((one) => within(said({ with: 'clinic', referral: 'r' }), one))).toEqual([false, false, true]);
    expect([family, agency, clinic].map((one) => within(said({ with: 'patient_side' }), one))).toEqual([true, false, false]);
  });
  it('from before conversations is everybody’s but the clinics’', () => {
    expect([family, agency, clinic].map((one) => within(said({}), one))).toEqual([true, true, false]);
    expect(within({ event: 'note_added', at: '2026-03-02T09:00:00Z' } as TimelineItem, family)).toBe(false);
  });
  it('names whom it goes to, but for the patient’s side', () => {
    expect([family, agency, clinic].map(addressOf)).toEqual([{}, { party: 'a' }, { referral: 'r' }]);
  });
});

describe('a note', () => {
  const view = (commands: object[], assignments: object[] = []) => ({ commands, assignments }) as unknown as CaseView;
  const note = (referral?: string) => ({ command: 'add_note', referral });
  it('names the referral of a clinic, the party of a translator, and nothing else', () => {
    expect(ownPart(view([note('r')]), 'add_note', new Set(['c']))).toEqual({ referral: 'r' });
    expect(ownPart(view([note(), note('r')]), 'add_note', new Set(['office']))).toEqual({});
    expect(ownPart(view([note()], [{ state: 'asked', party: party('b') }]), 'add_note', new Set(['b']))).toEqual({ party: 'b' });
    expect(ownPart(view([note()], [{ state: 'delivered', party: party('b') }]), 'add_note', new Set(['office']))).toEqual({});
  });
});
