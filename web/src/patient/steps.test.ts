import { describe, expect, it } from 'vitest';
import type { CaseView } from '~api';
import { offersOf } from '~/lib/offers.ts';
import { stepsOf } from '~/lib/steps.ts';
import { sayingOf, turnOf } from './steps.ts';

const owner = { id: 'o', name: 'Bureau', type: 'agency', place: 'RU-SPE' };
const clinic = { id: 'c', name: 'Neva', type: 'clinic', place: 'RU-SPE' };
const view = (change: object) => ({ stage: 'referral', owner, referrals: [], levels: [], tasks: [], commands: [], ...change }) as unknown as CaseView;
const offered = (state: string) => ({ id: 'r', clinic, state, offer: { plan: 'x', valid_until: '2026-02-28' } });

describe('steps', () => {
  it('have one that is now while the case goes on', () => {
    for (const stage of ['enquiry', 'records', 'approval', 'referral', 'choice', 'funding', 'visa', 'travel', 'treatment', 'aftercare'] as const) {
      expect(stepsOf(view({ stage })).filter(({ state }) => state === 'now'), stage).toHaveLength(1);
    }
    expect(stepsOf(view({ stage: 'funding' })).map(({ state }) => state)).toEqual(['done', 'done', 'done', 'now', 'next', 'next', 'next', 'next']);
  });
  it('say after an end what was done, and what was not reached', () => {
    const ends = (change: object) => stepsOf(view({ records: [], ...change })).map(({ state }) => state);
    expect(ends({ stage: 'refused' })).toEqual(Array(8).fill('dropped'));
    expect(ends({ stage: 'withdrawn', records: [{ id: 'a' }], referrals: [offered('chosen')], funding: { kind: 'self_pay' } })).toEqual(['done', 'done', 'done', 'done', 'dropped', 'dropped', 'dropped', 'dropped']);
    expect(ends({ stage: 'withdrawn', records: [{ id: 'a' }], referrals: [offered('withdrawn')] }).slice(0, 3)).toEqual(['done', 'done', 'dropped']);
    expect(ends({ stage: 'closed' })).toEqual(Array(8).fill('done'));
  });
});

it('says that clinics look at the records only once one was asked', () => {
  expect(sayingOf(view({}))).toBe('referral_unasked');
  expect(sayingOf(view({ referrals: [offered('declined'), offered('withdrawn')] }))).toBe('referral_unasked');
  expect(sayingOf(view({ referrals: [offered('requested')] }))).toBe('referral');
  expect(sayingOf(view({ stage: 'records' }))).toBe('records');
});

describe('turns', () => {
  it('are the reader’s when an offer waits and they may choose', () => {
    const choosing = { stage: 'choice', referrals: [offered('offered')], tasks: [{ name: 'offer_choice', due: '2026-03-01T00:00:00Z' }] };
    expect(turnOf(view({ ...choosing, commands: [{ command: 'accept_offer' }] }))).toEqual({ yours: true, until: '2026-02-28' });
    expect(turnOf(view(choosing))).toMatchObject({ yours: false, who: owner, until: '2026-02-28' });
    expect(turnOf(view({ tasks: [{ name: 'referral_answer', due: '2026-02-01T00:00:00Z' }, ...choosing.tasks] }))).toMatchObject({ due: '2026-02-01T00:00:00Z', until: undefined });
  });
  it('are the clinic’s under treatment, and nobody’s at the end', () => {
    expect(turnOf(view({ stage: 'treatment', referrals: [offered('chosen')] })).who).toEqual(clinic);
    expect(turnOf(view({ stage: 'withdrawn' }))).toEqual({ yours: false });
  });
  it('are the reader’s while a refusal at home may be appealed by them', () => {
    const refused = { stage: 'approval', levels: [{ authority: clinic, state: 'refused', appeal: { to: clinic, state: 'open', last_day: '2026-03-07' } }] };
    expect(turnOf(view({ ...refused, commands: [{ command: 'appeal_refusal' }] }))).toEqual({ yours: true, appeal: true, until: '2026-03-07' });
    expect(turnOf(view(refused)).yours).toBe(false);
  });
  it('count no offer of a case that ended before it was done', () => {
    const left = (stage: string) => offersOf(view({ stage, referrals: [offered('chosen')] })).length;
    expect(['funding', 'closed', 'withdrawn', 'refused', 'deceased'].map(left)).toEqual([1, 1, 0, 0, 0]);
  });
  it('count only offers that stand', () => {
    expect(offersOf(view({ referrals: [offered('offered'), offered('released'), { ...offered('chosen') }] }))).toHaveLength(2);
  });
});
