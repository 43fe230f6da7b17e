// What may be read without a network: steps and whom to call, and nothing clinical. Wiped as soon as the server says that access ended.
import { useSyncExternalStore } from 'react';
import type { CaseView, PartyName } from '~api';

export interface Kept { number: string; stage: string; who?: PartyName; due?: string; contacts: PartyName[]; at: string }

const kKept = 'hospitium.kept';

export function keep(view: CaseView, who: PartyName | undefined, due: string | undefined): void {
  const kept: Kept = { number: view.number, stage: view.stage, who, due, contacts: contactsOf(view), at: new Date().toISOString() };
  localStorage.setItem(kKept, JSON.stringify(kept));
}

export function kept(): Kept | undefined {
  try {
    return JSON.parse(localStorage.getItem(kKept) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}

export function wipe(): void { localStorage.removeItem(kKept); }

/** Whom to call: the coordinator, and the clinic once it was chosen. */
export function contactsOf(view: CaseView): PartyName[] {
  const chosen = view.referrals.find(({ state }) => state === 'chosen');
  return chosen ? [view.owner, chosen.clinic] : [view.owner];
}

const listen = (changed: () => void) => {
  for (const name of ['online', 'offline']) addEventListener(name, changed);
  return () => { for (const name of ['online', 'offline']) removeEventListener(name, changed); };
};
export function useOnline(): boolean { return useSyncExternalStore(listen, () => navigator.onLine); }
