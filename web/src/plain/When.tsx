import { useReader } from '~/lib/i18n/context.tsx';
import { zoneOfPlace } from '~/lib/zones.ts';

/** An instant by the reader's clock, and by the other side's where it differs. */
export function When({ at, place }: { at: string; place?: string }) {
  const { date, time, zone, place: nameOf } = useReader();
  const other = zoneOfPlace(place);
  const there = other && place && time(at, other) !== time(at, zone) ? ` · ${time(at, other)} ${nameOf(place)}` : '';
  return <time dateTime={at}>{date(at)} {time(at)}{there}</time>;
}
