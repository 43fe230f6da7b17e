import { useQuery } from '@tanstack/react-query';
import type { OffersView } from '~api';
import { get } from '~/lib/api/client.ts';

/** Offers side by side in one currency; undefined = the patient's own. */
export function useOffers(caseId: string, currency: string | undefined, enabled: boolean) {
  return useQuery({
    queryKey: ['case', caseId, 'offers', currency],
    queryFn: ({ signal }) => get<OffersView>(`/api/cases/${caseId}/offers`, { currency }, signal),
    enabled, placeholderData: (before) => before,
  });
}
