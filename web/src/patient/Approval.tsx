// A refusal at home as the patient's side reads it: why, until when it may be appealed, and the two ways to go on.
import type { CaseView, LevelView } from '~api';
import { useDraft } from '~/lib/drafts.ts';
import { useReader } from '~/lib/i18n/context.tsx';
import { useAct } from '~/plain/act.ts';
import { Kept } from '~/plain/Kept.tsx';
import { Problem } from '~/plain/Problem.tsx';

function Refusal({ view, level, onDone }: { view: CaseView; level: LevelView; onDone: () => void }) {
  const { t, day, partyName } = useReader();
  const { value: grounds, change, since, discard } = useDraft(`${view.id}/appeal`, '', (typed) => typed.trim() === '');
  const act = useAct(view.id, onDone);
  const appeal = level.appeal!;
  const may = (name: string) => view.commands.some(({ command }) => command === name);
  return (
    <section id="approval">
      <h2>{t('patient.approval.refused', { who: partyName(level.authority) })}</h2>
      {level.ground && <p><strong>{t(`case.approval.ground.${level.ground}`)}</strong></p>}
      {level.reason && <p dir="auto">{level.reason}</p>}
      {appeal.state === 'asked' && <p>{t('patient.approval.asked', { who: partyName(appeal.to) })}</p>}
      {appeal.state === 'open' && <p>{t('patient.approval.until', { day: day(appeal.last_day) })}</p>}
      <Problem error={act.error} />
      {appeal.state === 'open' && may('appeal_refusal') && (
        <>
          <label htmlFor="grounds">{t('patient.approval.grounds')}</label>
          <Kept since={since} discard={discard} />
          <textarea id="grounds" rows={4} dir="auto" maxLength={4000} value={grounds} onChange={(event) => { const typed = event.currentTarget.value; change(() => typed); }} />
          <button type="button" className="primary" disabled={act.busy || !grounds.trim()} onClick={() => void act.give('appeal-refusal', { grounds: grounds.trim() }).then((done) => { if (done) discard(); })}>{t('patient.approval.appeal')}</button>
        </>
      )}
      {appeal.state === 'open' && may('renounce_appeal') && (
        <details>
          <summary>{t('patient.approval.renounce')}</summary>
          <p>{t('case.approval.renounce_explain')}</p>
          <button type="button" className="danger" disabled={act.busy} onClick={() => void act.give('renounce-appeal', {})}>{t('patient.approval.renounce')}</button>
        </details>
      )}
    </section>
  );
}

export function Approval({ view, onDone }: { view: CaseView; onDone: () => void }) {
  const level = view.levels.find(({ appeal }) => appeal && ['open', 'asked'].includes(appeal.state));
  return level && view.stage === 'approval' ? <Refusal view={view} level={level} onDone={onDone} /> : null;
}
