// Clinics that fit a case, in the order of the match: those that may be asked at the destination first, then elsewhere, each with why it stands there.
import { useQuery } from '@tanstack/react-query';
import type { CaseView, GateEffect, GateRecord, MatchedClinic, MatchedService, MatchView } from '~api';
import { get } from '~/lib/api/client.ts';
import { useReader } from '~/lib/i18n/context.tsx';

export function useMatch(caseId: string, enabled: boolean) {
  const { language } = useReader();
  return useQuery({ queryKey: ['match', caseId, language], enabled, queryFn: ({ signal }) => get<MatchView>(`/api/cases/${caseId}/match`, { limit: 50 }, signal) });
}

/** A region is at its destination; a destination that is a whole country has all of it. */
export const isAt = (place: string, destination: string) => place === destination || place.startsWith(`${destination}-`);

export interface Grouped { here: MatchedClinic[]; elsewhere: MatchedClinic[]; hindered: MatchedClinic[] }

/** Whether the best service of a clinic has a word of the case's question; also where the case asks nothing that a service is found by. */
const answers = ({ services }: MatchedClinic) => services[0]?.score.parts.find(({ part }) => part === 'question')?.value !== 0;

/** What nothing forbids to ask stands first; of that, clinics at the destination with what is asked for: nearness alone puts nobody first. Within a group the published order stays. */
export function grouped(items: readonly MatchedClinic[], destination: string): Grouped {
  const free = items.filter(({ obstacles }) => obstacles.length === 0);
  const asked = free.some(answers);
  const here = free.filter((one) => isAt(one.clinic.place, destination) && (!asked || answers(one)));
  return { here, elsewhere: free.filter((one) => !here.includes(one)), hindered: items.filter(({ obstacles }) => obstacles.length > 0) };
}

const kAboutVisa: readonly GateEffect[] = ['visa_needed', 'visa_free'];

/** The rules that somebody meets who takes this service: nobody crosses a border for one that is given from afar. */
export function gatesOf({ record, gates }: Pick<MatchedService, 'record' | 'gates'>): GateRecord[] {
  return record.setting === 'remote' ? gates.filter(({ effect }) => !kAboutVisa.includes(effect)) : gates;
}

/** Countries for which one rule asks for a visa and another says that none is needed: nobody can rely on either. */
export function visaContradictions(items: readonly MatchedClinic[]): string[] {
  const said = new Map<string, Set<GateEffect>>();
  for (const { clinic, services } of items) {
    const effects = said.get(clinic.place.slice(0, 2)) ?? new Set();
    for (const { effect } of services.flatMap(gatesOf)) effects.add(effect);
    said.set(clinic.place.slice(0, 2), effects);
  }
  return [...said].filter(([, effects]) => effects.has('visa_needed') && effects.has('visa_free')).map(([country]) => country);
}

/** Each clinic with the best of its services. */
export function useFitting(view: CaseView): { value: string; label: string; why: string }[] {
  const { t, place, partyName } = useReader();
  const match = useMatch(view.id, true).data;
  if (!match) return [];
  const { here, elsewhere } = grouped(match.items, view.destination);
  return [...here, ...elsewhere].map(({ clinic, services, accredited }) => ({
    value: clinic.id,
    label: `${partyName(clinic)} · ${place(clinic.place)}`,
    why: [services[0]?.record.texts[0]?.title, isAt(clinic.place, view.destination) && t('case.pick.at_destination'), accredited && t('catalogue.accredited')].filter(Boolean).join(' · '),
  }));
}
