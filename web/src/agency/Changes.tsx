// The enquiry had arrived before its answer was lost: what was changed after that is offered here, to be written into the one case that there is.
import type { CaseView } from '~api';
import { useDraft } from '~/lib/drafts.ts';
import { useReader } from '~/lib/i18n/context.tsx';
import { todayIn } from '~/lib/wallClock.ts';
import { useAct } from '~/plain/act.ts';
import { Problem } from '~/plain/Problem.tsx';
import { bodiesOf, changesDraft, changesOf, type Change } from './changes.ts';
import type { Answers } from './enquiry.ts';

const kWords: Partial<Record<Change['what'], string>> = { sex: 'case.sex', specialty: 'specialty', urgency: 'case.urgency' };
const kLabels: Record<Change['what'], string> = {
  name: 'agency.answer.name', born: 'agency.answer.born', sex: 'agency.answer.sex', specialty: 'agency.answer.specialty', urgency: 'agency.answer.urgency', question: 'agency.answer.question',
};

function useValue(): (what: Change['what'], value: string) => string {
  const { t, day } = useReader();
  return (what, value) => (kWords[what] ? t(`${kWords[what]}.${value}`) : what === 'born' && value.includes('-') ? day(value) : value);
}

export function Changes({ view, onDone }: { view: CaseView; onDone: () => void }) {
  const { t, partyName, zone } = useReader();
  const today = todayIn(zone);
  const { value: answers, discard } = useDraft<Answers | undefined>(changesDraft(view.id), undefined);
  const act = useAct(view.id, onDone);
  const valueOf = useValue();
  if (!answers) return null;
  const changes = changesOf(view, answers, today);
  const elsewhere = answers.coordinator !== undefined && answers.coordinator !== view.owner.id;
  const tagOf = (name: string) => view.commands.find(({ command }) => command === name)?.tag;
  const take = async () => {
    const { patient, wish } = bodiesOf(view, answers, today);
    if (patient && !(await act.give('edit-patient', { patient }, { ifMatch: tagOf('edit_patient') }))) return;
    if (wish && !(await act.give('edit-wish', { wish }, { ifMatch: tagOf('edit_wish') }))) return;
    discard();
  };
  return (
    <section className="changes">
      <h2>{t('agency.changes.title')}</h2>
      <p>{t(changes.length > 0 ? 'agency.changes.explain' : 'agency.changes.none')}</p>
      {elsewhere && <p>{t('agency.changes.coordinator', { name: partyName(view.owner) })}</p>}
      <dl>
        {changes.map(({ what, sent, changed }) => (
          <div key={what}><dt>{t(kLabels[what])}</dt><dd><bdi>{valueOf(what, changed)}</bdi>{sent && <span className="quiet"> {t('agency.changes.before')} <bdi>{valueOf(what, sent)}</bdi></span>}</dd></div>
        ))}
      </dl>
      <Problem error={act.error} />
      {changes.length > 0 && <button className="primary" disabled={act.busy} onClick={() => void take()}>{t('agency.changes.take')}</button>}
      <button disabled={act.busy} onClick={discard}>{t(changes.length > 0 ? 'agency.changes.leave' : 'agency.done')}</button>
    </section>
  );
}
