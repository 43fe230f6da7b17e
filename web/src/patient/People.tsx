import type { PartyName } from '~api';
import { useReader } from '~/lib/i18n/context.tsx';
import { zoneOfPlace } from '~/lib/zones.ts';

/** An instant by the reader's clock, and by the other side's where it differs. */
export function When({ at, place }: { at: string; place?: string }) {
  const { date, time, zone, place: nameOf } = useReader();
  const other = zoneOfPlace(place);
  const there = other && place && time(at, other) !== time(at, zone) ? ` · ${time(at, other)} ${nameOf(place)}` : '';
  return <time dateTime={at}>{date(at)} {time(at)}{there}</time>;
}

export function People({ contacts }: { contacts: PartyName[] }) {
  const { t, time, place: nameOf } = useReader();
  const now = new Date().toISOString();
  return (
    <section>
      <h2>{t('patient.people')}</h2>
      <ul className="people">
        {contacts.map((party) => {
          const zone = zoneOfPlace(party.place);
          return (
            <li key={party.id}>
              <strong><bdi>{party.name}</bdi></strong>
              <span className="quiet">{nameOf(party.place)}{zone && <> · {t('patient.clock_there', { time: time(now, zone) })}</>}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
