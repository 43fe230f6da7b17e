import { expect, it } from 'vitest';
import type { CaseCard, PartyName } from '~api';
import { turnOf } from './turn.ts';

const party = (id: string) => ({ id, name: id }) as PartyName;
const card = (stage: string, owes?: string, flags: string[] = []) => ({ stage, owner: party('bureau'), owes: owes ? party(owes) : undefined, flags }) as CaseCard;

it('says whose turn it is as far as an agency may know, and nobody’s in what has ended', () => {
  expect(turnOf(card('records', 'us'), ['us'])).toEqual({ who: 'you' });
  expect(turnOf(card('records'), ['us'])).toMatchObject({ who: 'party', party: { id: 'bureau' } });
  expect(turnOf(card('referral'), ['us'])).toEqual({ who: 'side', side: 'referral' });
  for (const stage of ['closed', 'withdrawn', 'refused', 'deceased']) expect(turnOf(card(stage), ['us']), stage).toBeUndefined();
});

it('does not say that clinics answer while nobody was asked', () => {
  expect(turnOf(card('referral', undefined, ['no_consent', 'nobody_asked']), ['us'])).toMatchObject({ who: 'chooses', party: { id: 'bureau' } });
  expect(turnOf(card('referral', 'us', ['nobody_asked']), ['us'])).toEqual({ who: 'you' });
});
