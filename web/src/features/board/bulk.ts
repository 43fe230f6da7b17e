// A bulk action is one command for each case, with a result for each; what has a compensating command can be taken back.
import type { CaseCard, CaseView, ReceiptView, Urgency } from '~api';
import { get, newKey, send } from '~/lib/api/client.ts';
import { ApiError } from '~/lib/api/problem.ts';

const kAtOnce = 4;

export type Undo = () => Promise<void>;
export type ResultState = 'waiting' | 'done' | 'refused' | 'undone' | 'undo_refused';
export interface BulkResult { card: CaseCard; state: ResultState; error?: unknown; undo?: Undo }
/** What is done to one case: it gives what takes it back, where that is possible. `key` is the same when it is tried again. */
export type BulkAct = (card: CaseCard, key: string) => Promise<Undo | undefined>;

async function pooled<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const waiting = [...items];
  const worker = async () => { for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item); };
  await Promise.all(Array.from({ length: Math.min(kAtOnce, items.length) }, worker));
}

/** Some at a time; an answer that is uncertain is asked for once more under the same key. */
export async function runBulk(cards: readonly CaseCard[], act: BulkAct, tell: (results: BulkResult[]) => void): Promise<BulkResult[]> {
  const results: BulkResult[] = cards.map((card) => ({ card, state: 'waiting' }));
  const settle = (place: number, part: Partial<BulkResult>) => { results[place] = { ...results[place]!, ...part }; tell([...results]); };
  tell([...results]);
  await pooled(cards.map((card, place) => ({ card, place })), async ({ card, place }) => {
    const key = newKey();
    try {
      const undo = await act(card, key).catch((error: unknown) => { if (error instanceof ApiError && error.uncertain) return act(card, key); throw error; });
      settle(place, { state: 'done', undo });
    } catch (error) {
      settle(place, { state: 'refused', error });
    }
  });
  return results;
}

/** Takes back all that can be. */
export async function undoBulk(results: readonly BulkResult[], tell: (results: BulkResult[]) => void): Promise<BulkResult[]> {
  const after = [...results];
  const places = results.flatMap(({ state, undo }, place) => (state === 'done' && undo ? [{ place, undo }] : []));
  await pooled(places, async ({ place, undo }) => {
    try {
      await undo();
      after[place] = { ...after[place]!, state: 'undone', undo: undefined };
    } catch (error) {
      after[place] = { ...after[place]!, state: 'undo_refused', error };
    }
    tell([...after]);
  });
  return after;
}

const command = (id: string, name: string, body: object, key?: string) => send<ReceiptView>('POST', `/api/cases/${id}/${name}`, body, key ? { key } : {});
const kWaiting = ['requested', 'received', 'information_wanted', 'accepted'];

export function noteAct(text: string): BulkAct {
  return async ({ id }, key) => { await command(id, 'add-note', { text }, key); return undefined; };
}

/** Nobody is there to be reminded. */
export class NothingOwed extends Error {}

/** To the clinic that owes the answer. */
export function remindAct(text: string, language: string): BulkAct {
  return async ({ id, owes }, key) => {
    const { referrals } = await get<CaseView>(`/api/cases/${id}`);
    const referral = referrals.find(({ clinic, state }) => clinic.id === owes?.id && kWaiting.includes(state))?.id;
    if (!referral) throw new NothingOwed();
    await command(id, 'post-message', { text, language, referral }, key);
    return undefined;
  };
}

async function setUrgency(id: string, urgency: Urgency, key?: string): Promise<Urgency> {
  const { wish } = await get<CaseView>(`/api/cases/${id}`);
  if (!wish) throw new ApiError({ status: 404, code: 'not_found' });
  if (wish.urgency !== urgency) await command(id, 'edit-wish', { wish: { ...wish, urgency } }, key);
  return wish.urgency;
}

export function urgencyAct(urgency: Urgency): BulkAct {
  return async ({ id }, key) => {
    const before = await setUrgency(id, urgency, key);
    return before === urgency ? undefined : async () => { await setUrgency(id, before); };
  };
}

async function deskOf(id: string): Promise<NonNullable<CaseView['desk']>> {
  const { desk } = await get<CaseView>(`/api/cases/${id}`);
  if (!desk) throw new ApiError({ status: 404, code: 'not_found' });
  return desk;
}

/** To nobody in particular, where no user is named. */
export function assignAct(user: string | undefined): BulkAct {
  return async ({ id }, key) => {
    const before = (await deskOf(id)).assignee?.id;
    if (before === user) return undefined;
    await command(id, 'assign-case', { user }, key);
    return async () => { await command(id, 'assign-case', { user: before }); };
  };
}

export function keywordAct(keyword: string): BulkAct {
  return async ({ id }, key) => {
    if ((await deskOf(id)).keywords.includes(keyword)) return undefined;
    await command(id, 'add-keyword', { keyword }, key);
    return async () => { await command(id, 'remove-keyword', { keyword }); };
  };
}

export function askAct(clinic: string, question: string): BulkAct {
  return async ({ id }, key) => {
    const { ids } = await command(id, 'request-referral', { clinic, question }, key);
    const referral = ids[0];
    return referral ? async () => { await command(id, 'withdraw-referral', { referral }); } : undefined;
  };
}
