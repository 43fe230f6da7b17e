import type { ContactView, PhoneRecord } from '~api';
import { useReader } from '~/lib/i18n/context.tsx';
import { useNow } from '~/lib/now.ts';
import { zoneOfPlace } from '~/lib/zones.ts';
import { aheadOf, instantOf, isOpen } from './hours.ts';

/** "9:00–18:00", on the telephone's own clock and, where it differs, on the reader's. */
function Hours({ phone, place }: { phone: PhoneRecord; place: string }) {
  const { t, time, zone, table, list, place: nameOf } = useReader();
  const now = useNow();
  const { from_minute: from, until_minute: until, days } = phone;
  const span = (shift: number) => (from === undefined || until === undefined ? '' : `${time(instantOf(from + shift), 'UTC')}–${time(instantOf(until + shift), 'UTC')}`);
  const ahead = aheadOf(phone.zone, zone, now);
  const weekdays = days.length === 0 || days.length === 7 ? '' : list(days.map((day) => table.weekdays_short[day % 7] ?? ''));
  const open = isOpen(phone, now);
  return (
    <span className="quiet">
      {from === undefined ? t('patient.phone_always') : <>{[weekdays, span(0)].filter(Boolean).join(' ')} {nameOf(place)}{ahead !== 0 && <> · {t('patient.phone_yours', { hours: span(ahead) })}</>}</>}
      {' · '}<strong data-open={open || undefined}>{t(open ? 'patient.phone_open' : 'patient.phone_closed')}</strong>
    </span>
  );
}

export function People({ contacts }: { contacts: ContactView[] }) {
  const { t, time, place: nameOf, partyName } = useReader();
  const now = useNow().toISOString();
  return (
    <section>
      <h2>{t('patient.people')}</h2>
      <ul className="people">
        {contacts.map(({ party, phones }) => {
          const zone = zoneOfPlace(party.place);
          return (
            <li key={party.id}>
              <strong><bdi>{partyName(party)}</bdi></strong>
              <span className="quiet">{nameOf(party.place)}{zone && <> · {t('patient.clock_there', { time: time(now, zone) })}</>}</span>
              {phones.map((phone) => <span key={phone.number} className="phone"><a href={`tel:${phone.number.replace(/[^+\d]/g, '')}`} dir="ltr">{phone.number}</a>{phone.label && <bdi> {phone.label}</bdi>}<Hours phone={phone} place={party.place} /></span>)}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
