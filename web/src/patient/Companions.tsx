import type { CaseView } from '~api';
import { useReader } from '~/lib/i18n/context.tsx';

/** Who travels along, as the coordinator has written it down: a family sees at once whom nobody has thought of. */
export function Companions({ view }: { view: CaseView }) {
  const { t } = useReader();
  if (view.companions.length === 0) return null;
  return (
    <section>
      <h2>{t('patient.companions')}</h2>
      <ul className="people">
        {view.companions.map(({ id, terms }) => (
          <li key={id}>
            <strong><bdi>{terms.name}</bdi></strong>
            <span className="quiet">{t(`case.relation.${terms.relation}`)}</span>
            {terms.needs && <bdi>{terms.needs}</bdi>}
          </li>
        ))}
      </ul>
    </section>
  );
}
