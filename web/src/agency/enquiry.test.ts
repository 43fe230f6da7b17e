import { expect, it } from 'vitest';
import type { PartyView } from '~api';
import { coordinatorsFor, enquiryOf, missing, unclear } from './enquiry.ts';
import { turnOf } from './turn.ts';

const kToday = '2026-11-26';
const party = (id: string, type: string, place: string, state = 'active') => ({ id, record: { name: id, type, place, state } }) as unknown as PartyView;

it('knows what is still to be answered', () => {
  expect(missing({ name: ' ', question: '' }, kToday)).toEqual(['name', 'sex', 'specialty', 'urgency', 'question', 'coordinator']);
  expect(missing({ name: 'Lê Hà', sex: 'female', specialty: 'oncology', urgency: 'urgent', question: 'Lump', coordinator: 'x' }, kToday)).toEqual([]);
});

it('does not lose a birth that it cannot read, and does not ask for one that nobody knows', () => {
  const answers = { name: 'Lê Hà', sex: 'female', specialty: 'oncology', urgency: 'urgent', question: 'Lump', coordinator: 'x' } as const;
  expect(missing({ ...answers, born: 'last spring' }, kToday)).toEqual(['name']);
  expect(unclear({ ...answers, born: 'last spring' }, kToday)).toBe(true);
  expect(missing({ ...answers, born: ' ' }, kToday)).toEqual([]);
});

it('sends the patient from the agency’s place to the coordinator’s', () => {
  const own = { id: 'a', name: 'Agency', type: 'agency' as const, place: 'VN-HN' };
  const body = enquiryOf({ name: ' Lê Hà ', born: '46', sex: 'female', specialty: 'oncology', urgency: 'urgent', question: 'Lump ', coordinator: 'c' }, own, party('c', 'promotion_body', 'RU-SPE'), kToday);
  expect(body).toEqual({ patient: { name: 'Lê Hà', sex: 'female', birth_year: 1979 }, wish: { specialty: 'oncology', urgency: 'urgent', question: 'Lump' }, origin: 'VN-HN', destination: 'RU-SPE', source: { kind: 'agency' }, coordinator: 'c' });
});

it('offers those abroad who coordinate, the last one first', () => {
  const all = [party('clinic', 'clinic', 'KR-11'), party('desk', 'promotion_body', 'RU-SPE'), party('home', 'promotion_body', 'VN-HN'), party('gone', 'promotion_body', 'KR-11', 'closed'), party('hotel', 'supplier', 'KR')];
  expect(coordinatorsFor(all, 'VN-HN', null).map(({ id }) => id)).toEqual(['desk', 'clinic']);
  expect(coordinatorsFor(all, 'VN-HN', 'clinic').map(({ id }) => id)).toEqual(['clinic', 'desk']);
});


it('says whose turn it is from the stage where no name may be known', () => {
  const owner = { id: 'o', name: 'Desk', type: 'promotion_body' as const, place: 'RU-SPE' };
  expect(turnOf({ stage: 'enquiry', owner, flags: [] }, ['a'])).toEqual({ who: 'party', party: owner });
  expect(turnOf({ stage: 'referral', owner, flags: [] }, ['a'])).toEqual({ who: 'side', side: 'referral' });
  expect(turnOf({ stage: 'referral', owner, owes: { ...owner, id: 'a' }, flags: [] }, ['a'])).toEqual({ who: 'you' });
  expect(turnOf({ stage: 'closed', owner, flags: [] }, ['a'])).toBeUndefined();
});
