// The members of an organisation's record and their values in the reader's words: for the columns of a conflict, and for its earlier versions.
import type { PartyRecord } from '~api';
import { useReader } from '~/lib/i18n/context.tsx';

const kLabels: Record<string, string> = { branch_of: 'directory.field.parent', licences: 'directory.licences', phones: 'directory.phones', reception: 'directory.reception', hours: 'directory.hours' };

export function usePartyWords(): { label: (member: string) => string; said: (member: string, record: object) => string } {
  const { t, place, list, languageName, day } = useReader();
  const label = (member: string) => t(kLabels[member] ?? `directory.field.${member}`);
  const said = (member: string, record: object): string => {
    const party = record as PartyRecord;
    switch (member) {
      case 'type': return t(`directory.type.${party.type}`);
      case 'state': return t(`directory.state.${party.state}`);
      case 'place': return place(party.place);
      case 'ownership': return party.ownership ? t(`directory.ownership.${party.ownership}`) : '';
      case 'languages': return list(party.languages.map(languageName));
      case 'specialties': return list(party.specialties.map((specialty) => t(`specialty.${specialty}`)));
      case 'phones': return party.phones.map(({ number }) => number).join('; ');
      case 'level': return party.level ? t(`directory.level.${party.level}`) : '';
      case 'techniques': return list((party.techniques ?? []).map((technique) => t(`catalogue.technique.${technique}`)));
      case 'reception': return list((party.reception ?? []).map(({ origin }) => place(origin)));
      case 'hours': return (party.hours?.spans ?? []).map(({ day: weekday, from, until }) => `${t(`directory.weekday.${weekday}`)} ${from}–${until}`).join('; ');
      case 'licences': return party.licences.map(({ number, until, suspended }) => `${number} – ${suspended ? t('directory.licence_state.suspended') : day(until)}`).join('; ');
      default: return String((party as unknown as Record<string, unknown>)[member] ?? '');
    }
  };
  return { label, said };
}
