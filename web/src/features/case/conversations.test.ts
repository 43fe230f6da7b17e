import { describe, expect, it } from 'vitest';
import type { CaseView, ConversationView, TimelineItem } from '~api';
import { addressOf, answered, isRead, lostConsent, missingOf, onlyTranslates, opensOf, ownPart, within } from './conversations.ts';

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

it('a file beside a message is opened by who reads the documents of the case, by a clinic that is only asked without a name in it, by nobody else', () => {
  const of = (state: string, role: string, consent?: string) => ({ referrals: [{ id: 'r', state, clinic: party('c') }], participants: [{ party: party('a'), role }], consents: consent ? ['a', 'c'].map((id) => ({ party: party(id), state: consent })) : [] }) as unknown as CaseView;
  const own = new Set(['owner']);
  expect(opensOf(of('requested', 'referrer', 'active'), clinic, own)).toBe('anonymous');
  expect(opensOf(of('chosen', 'referrer', 'active'), clinic, own)).toBe('all');
  expect(opensOf(of('requested', 'referrer', 'active'), agency, own)).toBe('all');
  expect(opensOf(of('requested', 'referrer'), agency, own)).toBe('all');
  expect(opensOf(of('requested', 'home_authority'), agency, own)).toBe('nothing');
  for (const to of [agency, clinic]) expect(opensOf(of('requested', 'referrer', 'revoked'), to, own)).toBe('nothing');
  for (const role of ['interpreter', 'foundation', 'insurer']) expect(opensOf(of('requested', role, 'active'), agency, own), role).toBe('nothing');
  expect(opensOf(of('requested', 'referrer', 'revoked'), agency, new Set(['a']))).toBe('all');
  expect(opensOf(of('requested', 'referrer', 'active'), family, own)).toBe('all');
});

describe('where one writes unless one says otherwise', () => {
  const bureau = new Set(['office']);
  const open = [family, agency, clinic];
  const by = (from: string | undefined, data: object): TimelineItem => ({ ...said(data), party: from && party(from) }) as TimelineItem;
  const [ofFamily, ofAgency, ofClinic] = [{ with: 'patient_side' }, { with: 'party', party: 'a' }, { with: 'clinic', referral: 'r' }];
  it('is the conversation that wrote to us last', () => {
    expect(answered(open, [by('office', ofFamily), by('a', ofAgency), by('c', ofClinic)], bureau)).toBe(agency);
    expect(answered(open, [by(undefined, ofFamily), by('a', ofAgency)], bureau)).toBe(family);
    expect(answered([family, clinic], [by('a', ofAgency), by('c', ofClinic)], bureau), 'not one in which nothing may be written').toBe(clinic);
  });
  it('is where we wrote last while nobody wrote to us, and else the first', () => {
    expect(answered(open, [by('office', ofClinic), by('office', ofAgency)], bureau)).toBe(clinic);
    expect(answered(open, [], bureau)).toBe(family);
  });
  it('is read by the patient’s side once it has an account or a link, as its coordinator knows', () => {
    const side = (persons: object[], accounts: object[] = []) => ({ owner: party('office'), persons, accounts }) as unknown as CaseView;
    expect(isRead(family, side([{ id: 'p' }]), bureau)).toBe(false);
    expect(isRead(family, side([{ id: 'p', link_at: '2026-03-02T09:00:00Z' }]), bureau)).toBe(true);
    expect(isRead(family, side([], [{ id: 'u' }]), bureau)).toBe(true);
    expect(isRead(agency, side([]), bureau)).toBe(true);
    expect(isRead(family, side([]), new Set(['a'])), 'an agency is not told who has a link').toBe(true);
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

describe('a translator', () => {
  const view = (participants: object[]) => ({ owner: party('office'), participants, assignments: [{ state: 'asked', party: party('b') }] }) as unknown as CaseView;
  it('sees the translation alone, but keeps the case where they take part in it otherwise', () => {
    const bureau = { party: party('b'), role: 'interpreter' };
    expect(onlyTranslates(view([bureau]), new Set(['b']))).toBe(true);
    expect(onlyTranslates(view([]), new Set(['b']))).toBe(true);
    expect(onlyTranslates(view([bureau, { party: party('a'), role: 'referrer' }]), new Set(['a', 'b']))).toBe(false);
    expect(onlyTranslates(view([bureau]), new Set(['office', 'b']))).toBe(false);
    expect(onlyTranslates(view([bureau]), new Set(['a']))).toBe(false);
  });
  it('is told what is missing', () => {
    expect(missingOf({ wanted: 'reviewed' })).toBe('text');
    expect(missingOf({ wanted: 'reviewed' }, { state: 'draft' })).toBe('mark');
    expect(missingOf({ wanted: 'draft' }, { state: 'draft' })).toBeUndefined();
    expect(missingOf({ wanted: 'reviewed' }, { state: 'certified' })).toBeUndefined();
  });
});

it('knows when consent for the own organisation was revoked, and not that of another', () => {
  const consents = [{ party: party('c'), state: 'revoked' as const, given_by: 'phone' as const, granted_at: '2026-01-01T00:00:00Z' }, { party: party('d'), state: 'active' as const, given_by: 'phone' as const, granted_at: '2026-01-01T00:00:00Z' }];
  expect(lostConsent({ consents }, new Set(['c']))).toBe(true);
  expect(lostConsent({ consents }, new Set(['d']))).toBe(false);
});
