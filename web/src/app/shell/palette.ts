// What the palette offers for what was typed: actions of the page, pages, then what the server found.
import type { SearchView } from '~api';
import type { PageAction } from '~/lib/actions.ts';

export interface Target { to: string; params?: Record<string, string>; search?: Record<string, string> }
export interface Offer { id: string; label: string; detail?: string; target?: Target; run?: () => void }
export interface OfferGroup { name: 'actions' | 'pages' | 'cases' | 'dossiers' | 'parties' | 'services'; offers: Offer[] }

const kMostActions = 8;

/** Every word typed begins some word of the label: "as cl" finds "Ask a clinic". */
export function fits(label: string, typed: string): boolean {
  const words = label.toLocaleLowerCase().split(/[\s/·:,.-]+/);
  return typed.toLocaleLowerCase().split(/\s+/).filter(Boolean).every((part) => words.some((word) => word.startsWith(part)));
}

export interface Words { caseLine: (card: SearchView['cases'][number]) => string; kind: (kind: string) => string; place: (code: string) => string }

export function foundGroups(found: SearchView | undefined, words: Words): OfferGroup[] {
  if (!found) return [];
  return [
    { name: 'cases', offers: found.cases.map((card) => ({ id: card.id, label: `${card.number} · ${card.name ?? card.initials}`, detail: words.caseLine(card), target: { to: '/cases/$id', params: { id: card.id } } })) },
    { name: 'dossiers', offers: found.dossiers.map(({ kind, id, number, title }) => ({ id, label: title, detail: `${words.kind(kind)} · ${number}`, target: { to: `/${kind}s/$id`, params: { id } } })) },
    { name: 'parties', offers: found.parties.map(({ id, name, place }) => ({ id, label: name, detail: words.place(place), target: { to: '/directory/$id', params: { id } } })) },
    { name: 'services', offers: found.services.map(({ id, title, party }) => ({ id, label: title, detail: party.name, target: { to: '/catalogue', search: { q: title } } })) },
  ];
}

export function offersFor(typed: string, actions: readonly PageAction[], pages: readonly Offer[], found: OfferGroup[]): OfferGroup[] {
  const groups: OfferGroup[] = [
    { name: 'actions', offers: actions.filter(({ label }) => fits(label, typed)).slice(0, typed ? kMostActions : 2 * kMostActions) },
    { name: 'pages', offers: pages.filter(({ label }) => fits(label, typed)) },
    ...found,
  ];
  return groups.filter(({ offers }) => offers.length > 0);
}
