import type { CaseView } from '~api';
import { useReader } from '~/lib/i18n/context.tsx';
import { useAct } from '~/plain/act.ts';
import { Problem } from '~/plain/Problem.tsx';

/** Who may see the records, and the way to end it at once. */
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
            {may && <button type="button" disabled={act.busy} onClick={() => void act.give('revoke-consent', { party: party.id })}>{t('patient.stop_access')}</button>}
          </li>
        ))}
      </ul>
      <Problem error={act.error} />
    </section>
  );
}
