// The plans, and one deliberate act to choose.
import { useState } from 'react';
import type { CaseView } from '~api';
import { useReader } from '~/lib/i18n/context.tsx';
import { softly } from '~/lib/i18n/hyphens.ts';
import { excludedOf, type Offered } from '~/lib/offers.ts';
import { useAct } from '~/plain/act.ts';
import { Compare } from '~/plain/Compare.tsx';
import { useDialog } from '~/plain/dialog.ts';
import { Problem } from '~/plain/Problem.tsx';

export function Offers({ view, onDone }: { view: CaseView; onDone: () => void }) {
  const { t } = useReader();
  const [chosen, setChosen] = useState<Offered>();
  const { dialog, open, close, onClose } = useDialog();
  return (
    <Compare view={view} title={(n) => t('patient.plans', { n })} onChoose={(offer) => { setChosen(offer); open(); }}>
      <dialog ref={dialog} aria-labelledby="choose" onClose={onClose}>
        {chosen && <Choose view={view} referral={chosen} onDone={() => { close(); onDone(); }} onCancel={close} />}
      </dialog>
    </Compare>
  );
}

interface ChooseProps { view: CaseView; referral: Offered; onDone: () => void; onCancel: () => void }

function Choose({ view, referral, onDone, onCancel }: ChooseProps) {
  const { t, money, day, list, partyName } = useReader();
  const [read, setRead] = useState(false);
  const act = useAct(view.id, onDone);
  const rest = excludedOf(referral.offer).map(({ line }) => line.text);
  return (
    <>
      <h2 id="choose">{t('patient.choose_title', { clinic: partyName(referral.clinic) })}</h2>
      <p className="total">{money(referral.offer.total)}</p>
      <p>{softly(t('patient.choose_explain', { date: day(referral.offer.valid_until) }))}</p>
      {rest.length > 0 && <p className="problem">{softly(t('patient.you_pay_besides'))} <bdi>{list(rest)}</bdi></p>}
      <label className="check"><input type="checkbox" checked={read} onChange={(event) => setRead(event.currentTarget.checked)} /> {softly(t('patient.i_have_read'))}</label>
      <Problem error={act.error} />
      <button type="button" className="primary" disabled={!read || act.busy} onClick={() => void act.give('accept-offer', { referral: referral.id })}>{t('patient.accept')}</button>
      <button type="button" className="quiet" onClick={onCancel}>{t('common.back')}</button>
    </>
  );
}
