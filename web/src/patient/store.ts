// What may be read without a network: steps and whom to call, and nothing clinical. Wiped as soon as the server says that access ended.
import { useSyncExternalStore } from 'react';
import type { CaseView, ContactView, PartyName } from '~api';
import { ApiError } from '~/lib/api/problem.ts';
import { stepsOf, type Step } from '~/lib/steps.ts';
import { sayingOf, type Turn } from './steps.ts';

export interface Kept { number: string; saying: string; steps: Step[]; who?: PartyName; due?: string; until?: string; contacts: ContactView[]; at: string }

const kKept = 'hospitium.kept';

export function keep(view: CaseView, { who, due, until }: Turn, contacts: ContactView[]): void {
  const kept: Kept = { number: view.number, saying: sayingOf(view), steps: stepsOf(view), who, due, until, contacts, at: new Date().toISOString() };
  localStorage.setItem(kKept, JSON.stringify(kept));
}

export function kept(): Kept | undefined {
  try {
    const last = JSON.parse(localStorage.getItem(kKept) ?? 'null') as Kept | null;
    return last && last.saying && last.steps && last.contacts.every(({ party }) => party) ? last : undefined;   // kept before telephones, steps and their words were: as if it were not there
  } catch {
    return undefined;
  }
}

/** The server said that this reader is let in no longer. One that is busy, broken or out of reach has said nothing about that. */
export const accessEnded = (error: unknown): boolean => error instanceof ApiError && [401, 404, 410].includes(error.status);

const kLink = 'hospitium.link';

/** By which link this phone went in, and as whom. The last letters of its secret tell it from other links and open nothing. */
export interface Link { ends: string; person: string }

const endsOf = (secret: string) => secret.slice(-8);

export function rememberLink(secret: string, person: string): void { localStorage.setItem(kLink, JSON.stringify({ ends: endsOf(secret), person } satisfies Link)); }

export function rememberedLink(): Link | undefined {
  try {
    return (JSON.parse(localStorage.getItem(kLink) ?? 'null') as Link | null) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Whether what is there already, a session of this person or the kept copy, is what this address leads to: its link, or none at all. */
export const leadsTo = (secret: string | undefined, link: Link | undefined, person = link?.person): boolean =>
  secret === undefined || (link !== undefined && link.ends === endsOf(secret) && link.person === person);

export function wipe(): void { for (const key of [kKept, kLink]) localStorage.removeItem(key); }

const listen = (changed: () => void) => {
  for (const name of ['online', 'offline']) addEventListener(name, changed);
  return () => { for (const name of ['online', 'offline']) removeEventListener(name, changed); };
};
export function useOnline(): boolean { return useSyncExternalStore(listen, () => navigator.onLine); }
