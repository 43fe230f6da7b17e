// The plans, and one deliberate act to choose: what is chosen is read there as it is beside the others, translated and in one's own money.
import { useEffect, useState } from 'react';
import type { CaseView } from '~api';
import { useReader } from '~/lib/i18n/context.tsx';
import { softly } from '~/lib/i18n/hyphens.ts';
import { excludedOf, textsFor } from '~/lib/offers.ts';
import { useAct } from '~/plain/act.ts';
import { Compare, Lines, Rates, Total, Written, type Column } from '~/plain/Compare.tsx';
import { useDialog } from '~/plain/dialog.ts';
import { Problem } from '~/plain/Problem.tsx';

export function Offers({ view, onDone }: { view: CaseView; onDone: () => void }) {
  const { t } = useReader();
  const [chosen, setChosen] = useState<Column>();
  const { dialog, open, close, onClose } = useDialog();
  return (
    <Compare view={view} title={(n) => t('patient.plans', { n })} onChoose={(column) => { setChosen(column); open(); }}>
      <dialog ref={dialog} aria-labelledby="choose" onClose={onClose}>
        {chosen && <Choose view={view} column={chosen} onDone={() => { close(); onDone(); }} onCancel={close} />}
      </dialog>
    </Compare>
  );
}

interface ChooseProps { view: CaseView; column: Column; onDone: () => void; onCancel: () => void }

function Choose({ view, column, onDone, onCancel }: ChooseProps) {
  const { t, day, language, partyName } = useReader();
  const { referral } = column;
  const [read, setRead] = useState(false);
  const act = useAct(view.id, onDone);
  const taken = view.referrals.some(({ id, state }) => id === referral.id && state === 'chosen');
  useEffect(() => { if (taken && act.error !== undefined) onDone(); }, [taken, act.error]);         // its answer was lost, and the case tells it
  const rest = excludedOf(referral.offer);
  return (
    <>
      <h2 id="choose">{t('patient.choose_title', { clinic: partyName(referral.clinic) })}</h2>
      <p className="amounts"><Total column={column} /></p>
      <Rates columns={[column]} />
      <h3>{t('case.field.treatment_plan')}</h3>
      <Written text={referral.offer.plan} words={textsFor(referral, language)?.plan} referral={referral} />
      <p>{softly(t('patient.choose_explain', { date: day(referral.offer.valid_until) }))}</p>
      {rest.length > 0 && <div className="problem"><p>{softly(t('patient.you_pay_besides'))}</p><Lines lines={rest} referral={referral} /></div>}
      <label className="check"><input type="checkbox" checked={read} onChange={(event) => setRead(event.currentTarget.checked)} /> {softly(t('patient.i_have_read'))}</label>
      <Problem error={act.error} />
      <button type="button" className="primary" disabled={!read || act.busy} onClick={() => void act.give('accept-offer', { referral: referral.id })}>{t('patient.accept')}</button>
      <button type="button" className="quiet" onClick={onCancel}>{t('common.back')}</button>
    </>
  );
}
