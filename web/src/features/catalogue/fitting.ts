// Clinics that fit a case, in the order of the match: those that may be asked at the destination first, then elsewhere, each with why it stands there.
import { useQuery } from '@tanstack/react-query';
import type { CaseView, MatchedService, MatchView } from '~api';
import { get } from '~/lib/api/client.ts';
import { useReader } from '~/lib/i18n/context.tsx';

export function useMatch(caseId: string, enabled: boolean) {
  const { language } = useReader();
  return useQuery({ queryKey: ['match', caseId, language], enabled, queryFn: ({ signal }) => get<MatchView>(`/api/cases/${caseId}/match`, { limit: 50 }, signal) });
}

/** A region is at its destination; a destination that is a whole country has all of it. */
export const isAt = (place: string, destination: string) => place === destination || place.startsWith(`${destination}-`);

export interface Grouped { here: MatchedService[]; elsewhere: MatchedService[]; hindered: MatchedService[] }

/** What nothing forbids to ask stands first, nearest to the destination; within a group the published order stays. */
export function grouped(items: readonly MatchedService[], destination: string): Grouped {
  const free = items.filter(({ obstacles }) => obstacles.length === 0);
  const here = free.filter(({ clinic }) => isAt(clinic.place, destination));
  return { here, elsewhere: free.filter((one) => !here.includes(one)), hindered: items.filter(({ obstacles }) => obstacles.length > 0) };
}

/** One choice for each clinic, by the best of its services. */
export function useFitting(view: CaseView): { value: string; label: string; why: string }[] {
  const { t, place, partyName } = useReader();
  const match = useMatch(view.id, true).data;
  if (!match) return [];
  const { here, elsewhere } = grouped(match.items, view.destination);
  const best = new Map([...here, ...elsewhere].reverse().map((one) => [one.clinic.id, one]));
  return [...best.values()].reverse().map(({ clinic, record, accredited }) => ({
    value: clinic.id,
    label: `${partyName(clinic)} · ${place(clinic.place)}`,
    why: [t(`specialty.${record.specialty}`), isAt(clinic.place, view.destination) && t('case.pick.at_destination'), accredited && t('catalogue.accredited')].filter(Boolean).join(' · '),
  }));
}
