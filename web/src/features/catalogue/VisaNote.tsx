import { Alert } from '@mantine/core';
import type { MatchedClinic } from '~api';
import { useReader } from '~/lib/i18n/context.tsx';
import { useMatch, visaContradictions } from './fitting.ts';

export function VisaNote({ items }: { items: readonly MatchedClinic[] }) {
  const { t, place } = useReader();
  return visaContradictions(items).map((country) => <Alert key={country} color="warm" variant="light" role="note">{t('catalogue.visa_contradiction', { place: place(country) })}</Alert>);
}

/** Of the clinics whose plans are compared. */
export function VisaNoteOf({ of, clinics }: { of: string; clinics: readonly string[] }) {
  const match = useMatch(of, true).data;
  return match ? <VisaNote items={match.items.filter(({ clinic }) => clinics.includes(clinic.id))} /> : null;
}
