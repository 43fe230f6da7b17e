// What somebody types outlives a failed request, a closed form and a phone that drops the page: it is kept for this tab, by account and form, until it is sent or
// given up. A form about a dossier is named by the dossier's id. Never files, never passwords. It is wiped at sign-out, when the account's session ends, and when
// the dossier is no longer there for the reader; another account on the same browser sees nothing of it.
import { useState } from 'react';
import { whenMissing } from './api/client.ts';
import type { Reader } from './i18n/context.tsx';

export interface Draft<Value> { value: Value; at: string }

const kPrefix = 'hospitium.draft/';
const held = new Map<string, Draft<unknown>>();     // by form; of `account` alone
let account: string | undefined;
let parked = false;

/** None where the browser keeps nothing (a private window that refuses, a full disk): then memory alone holds it. */
export function storage(): Storage | undefined {
  try {
    return globalThis.sessionStorage;
  } catch {
    return undefined;
  }
}

const stored = () => Object.keys(storage() ?? {}).filter((key) => key.startsWith(kPrefix));
const unstore = (which: (key: string) => boolean) => { for (const key of stored().filter(which)) storage()?.removeItem(key); };

function store(form: string, draft: Draft<unknown>): void {
  if (account === undefined || parked) return;
  try {
    storage()?.setItem(`${kPrefix}${account}/${form}`, JSON.stringify(draft));
  } catch {
    // Full: memory holds it while the page stays.
  }
}

/** Somebody is signed in: their own drafts are there again, those of anybody else are gone. */
export function openDrafts(of: string): void {
  if (of === account && !parked) return;
  if (account !== undefined && of !== account) held.clear();
  account = of;
  parked = false;
  const own = `${kPrefix}${of}/`;
  unstore((key) => !key.startsWith(own));
  for (const key of stored()) {
    try {
      held.set(key.slice(own.length), JSON.parse(storage()!.getItem(key)!) as Draft<unknown>);
    } catch {
      storage()?.removeItem(key);
    }
  }
  for (const [form, draft] of held) store(form, draft);
}

/** The session ended by itself: nothing stays behind in the browser, and the open page alone still knows what was typed, for the same account. */
export function parkDrafts(): void {
  parked = true;
  unstore(() => true);
}

/** Signed out: all is forgotten. */
export function dropDrafts(): void {
  held.clear();
  unstore(() => true);
}

export function dropDraft(form: string): void {
  held.delete(form);
  unstore((key) => key === `${kPrefix}${account}/${form}`);
}

/** The dossier is no longer there for the reader: nothing that was typed about it stays. */
export function dropDraftsOf(dossier: string): void { for (const form of [...held.keys()].filter((name) => name.includes(dossier))) dropDraft(form); }

export function draftOf<Value>(form: string): Draft<Value> | undefined { return held.get(form) as Draft<Value> | undefined; }

export function keepDraft(form: string, value: unknown, now = new Date()): void {
  const draft = { value, at: now.toISOString() };
  held.set(form, draft);
  store(form, draft);
}

whenMissing((path) => {
  const [, dossier] = /^\/api\/\w+\/([\da-f-]{36})$/.exec(path) ?? [];
  if (dossier) dropDraftsOf(dossier);
});

/** When it was typed, as one says it today: the time alone, or with its day. */
export function keptAt(at: string, { date, time, zone }: Pick<Reader, 'date' | 'time' | 'zone'>, now = new Date()): string {
  return date(at) === date(now.toISOString(), zone) ? time(at) : `${date(at)} ${time(at)}`;
}

export interface Kept<Value> {
  value: Value;
  change: (next: (now: Value) => Value) => void;
  since?: string;                ///< what is shown was typed at this time, and came back
  discard: () => void;           ///< as it was before anything was typed
  finish: () => void;            ///< sent or given up: nothing stays, and what is shown is left as it is
}

/** What is typed into a form, kept while it changes, as much of it as `keeps` leaves. What is `empty` is not: a text that was deleted again leaves nothing behind. */
export function useDraft<Value>(form: string, initial: Value, empty: (value: Value) => boolean = () => false, keeps: (value: Value) => Value = (value) => value): Kept<Value> {
  const [state, setState] = useState(() => { const draft = draftOf<Value>(form); return { form, value: draft?.value ?? initial, since: draft?.at }; });
  let now = state;
  if (state.form !== form) {                        // another conversation, another case: its own words
    const draft = draftOf<Value>(form);
    now = { form, value: draft?.value ?? initial, since: draft?.at };
    setState(now);
  }
  return {
    value: now.value, since: now.since,
    change: (next) => setState((before) => {
      const value = next(before.value);
      if (empty(value)) dropDraft(form);
      else keepDraft(form, keeps(value));
      return { ...before, value };
    }),
    discard: () => { dropDraft(form); setState({ form, value: initial, since: undefined }); },
    finish: () => { dropDraft(form); setState((before) => ({ ...before, since: undefined })); },
  };
}
