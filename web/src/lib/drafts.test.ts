import { beforeEach, describe, expect, it, vi } from 'vitest';

class Store implements Storage {
  [name: string]: unknown;
  get length() { return Object.keys(this).length; }
  clear() { for (const key of Object.keys(this)) delete this[key]; }
  getItem(key: string) { return (this[key] as string | undefined) ?? null; }
  key(place: number) { return Object.keys(this)[place] ?? null; }
  removeItem(key: string) { delete this[key]; }
  setItem(key: string, value: string) { this[key] = value; }
}

const kCase = '01a209c8-2cda-7638-9fa8-5a7adc3b7a67';
const kOther = '01a1ef0d-0532-7a53-9afa-a00f5e86a781';
let store: Store;

/** The page is loaded anew: memory is empty, the tab's storage is as it was. */
async function page() {
  vi.resetModules();
  const drafts = await import('./drafts.ts');
  const client = await import('./api/client.ts');
  return { ...drafts, get: client.get };
}

beforeEach(() => {
  store = new Store();
  vi.stubGlobal('sessionStorage', store);
});

describe('drafts', () => {
  it('come back after the page was dropped, with the time when they were typed', async () => {
    const first = await page();
    first.openDrafts('ann');
    first.keepDraft(`${kCase}/message`, 'half a sentence', new Date('2026-11-26T11:20:00Z'));
    const again = await page();
    again.openDrafts('ann');
    expect(again.draftOf(`${kCase}/message`)).toEqual({ value: 'half a sentence', at: '2026-11-26T11:20:00.000Z' });
    again.dropDraft(`${kCase}/message`);
    expect(again.draftOf(`${kCase}/message`)).toBeUndefined();
    expect(store).toHaveLength(0);
  });
  it('of another account on the same browser are gone', async () => {
    const first = await page();
    first.openDrafts('ann');
    first.keepDraft(`${kCase}/message`, 'of Ann');
    first.openDrafts('bo');                         // in the same page
    expect(first.draftOf(`${kCase}/message`)).toBeUndefined();
    const again = await page();
    again.openDrafts('bo');
    expect(again.draftOf(`${kCase}/message`)).toBeUndefined();
    expect(store).toHaveLength(0);
  });
  it('are wiped at sign-out', async () => {
    const one = await page();
    one.openDrafts('ann');
    one.keepDraft(`${kCase}/message`, 'of Ann');
    one.dropDrafts();
    expect(store).toHaveLength(0);
    one.openDrafts('ann');
    expect(one.draftOf(`${kCase}/message`)).toBeUndefined();
  });
  it('leave the browser when the session ends, and are there again for the same account in the same page alone', async () => {
    const one = await page();
    one.openDrafts('ann');
    one.keepDraft('form', 'of Ann');
    one.parkDrafts();
    one.keepDraft('form', 'of Ann, more');          // typed on after the session ended
    expect(store).toHaveLength(0);
    one.openDrafts('ann');
    expect(one.draftOf('form')?.value).toBe('of Ann, more');
    expect(store).toHaveLength(1);
    one.parkDrafts();
    const again = await page();
    again.openDrafts('ann');
    expect(again.draftOf('form')).toBeUndefined();
  });
  it('about a dossier go when it is no longer there for the reader, and those about others stay', async () => {
    vi.stubGlobal('fetch', () => Promise.resolve(new Response('{"code":"not_found"}', { status: 404, headers: { 'content-type': 'application/problem+json' } })));
    const one = await page();
    one.openDrafts('ann');
    one.keepDraft(`${kCase}/make_offer/`, {});
    one.keepDraft(`/api/cases/${kCase}/summaries`, {});
    one.keepDraft(`${kOther}/message`, 'stays');
    await one.get(`/api/cases/${kCase}/records/${kOther}`).catch(() => undefined);   // a paper that is gone is not the case
    expect(store).toHaveLength(3);
    await one.get(`/api/cases/${kCase}`).catch(() => undefined);
    expect(store).toHaveLength(1);
    expect(one.draftOf(`${kOther}/message`)?.value).toBe('stays');
  });
  it('without anybody signed in stay in the page', async () => {
    const one = await page();
    one.keepDraft('form', 'x');
    expect(store).toHaveLength(0);
    expect(one.draftOf('form')?.value).toBe('x');
  });
});
