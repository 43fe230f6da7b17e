import type { CaseView } from '~api';
import { useReader } from '~/lib/i18n/context.tsx';
import { useAct } from '~/plain/act.ts';
import { Problem } from '~/plain/Problem.tsx';

/** The clinic was asked, and is no longer: its consent stands, and there is nothing that it may see by it. */
const letGo = ({ referrals }: CaseView, party: string) => {
  const own = referrals.filter(({ clinic }) => clinic.id === party);
  return own.length > 0 && own.every(({ state }) => state === 'released' || state === 'declined');
};

/** Who may see the records, and the way to end it: a deliberate act, since nothing brings it back but a new consent. */
export function Consents({ view, onDone }: { view: CaseView; onDone: () => void }) {
  const { t, day, partyName } = useReader();
  const act = useAct(view.id, onDone);
  const standing = view.consents.filter(({ state }) => state === 'active');
  const may = view.commands.some(({ command }) => command === 'revoke_consent');
  if (standing.length === 0) return null;
  return (
    <section>
      <h2>{t('patient.who_sees')}</h2>
      <p className="quiet">{t('patient.who_sees_explain')}</p>
      <ul className="people">
        {standing.map(({ party, until }) => (
          <li key={party.id}>
            <strong><bdi>{partyName(party)}</bdi></strong>
            {until && <span className="quiet">{t('patient.valid_until')} {day(until)}</span>}
            {letGo(view, party.id) && <span className="quiet">{t('patient.sees_no_longer')}</span>}
            {may && (
              <details>
                <summary>{t('patient.stop_access')}</summary>
                <p>{t('patient.stop_access_explain', { clinic: partyName(party) })}</p>
                <button type="button" className="danger" disabled={act.busy} onClick={() => void act.give('revoke-consent', { party: party.id })}><span>{t('patient.stop_access')}: <bdi>{partyName(party)}</bdi></span></button>
              </details>
            )}
          </li>
        ))}
      </ul>
      <Problem error={act.error} />
    </section>
  );
}
