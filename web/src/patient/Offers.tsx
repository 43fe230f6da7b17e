// Plans side by side in the family's words, and one deliberate act to choose.
import { useRef, useState } from 'react';
import type { CaseView } from '~api';
import { useReader } from '~/lib/i18n/context.tsx';
import { useAct } from './act.ts';
import { Problem } from './Frame.tsx';
import { offersOf, type Offered } from './steps.ts';

export function Offers({ view, onDone }: { view: CaseView; onDone: () => void }) {
  const { t } = useReader();
  const offers = offersOf(view);
  const [chosen, setChosen] = useState<Offered>();
  const dialog = useRef<HTMLDialogElement>(null);
  const open = (offer: Offered) => { setChosen(offer); dialog.current?.showModal(); };
  if (offers.length === 0) return null;
  const may = (id: string) => view.commands.some(({ command, referral }) => command === 'accept_offer' && referral === id);
  return (
    <section id="plans">
      <h2>{t('patient.plans', { n: offers.length })}</h2>
      <div className="plans">{offers.map((referral) => <Plan key={referral.id} referral={referral} onChoose={may(referral.id) ? () => open(referral) : undefined} />)}</div>
      <dialog ref={dialog} aria-labelledby="choose">
        {chosen && <Choose view={view} referral={chosen} onDone={() => { dialog.current?.close(); onDone(); }} onCancel={() => dialog.current?.close()} />}
      </dialog>
    </section>
  );
}

function Plan({ referral, onChoose }: { referral: Offered; onChoose?: () => void }) {
  const { t, money, day, number, place } = useReader();
  const { offer, clinic } = referral;
  return (
    <article data-chosen={referral.state === 'chosen' || undefined}>
      <h3><bdi>{clinic.name}</bdi></h3>
      <p className="quiet">{place(clinic.place)}{referral.state === 'chosen' && <> · <strong>{t('case.referral_state.chosen')}</strong></>}</p>
      <p className="total">{money(offer.total)}</p>
      <p dir="auto">{offer.plan}</p>
      <dl>
        {offer.treatment_from && <><dt>{t('patient.from')}</dt><dd>{day(offer.treatment_from)}</dd></>}
        {offer.stay_days !== undefined && <><dt>{t('patient.stay')}</dt><dd>{t('common.days', { n: offer.stay_days })}</dd></>}
        {offer.surgeon && <><dt>{t('patient.doctor')}</dt><dd><bdi>{offer.surgeon}</bdi></dd></>}
        <dt>{t('patient.valid_until')}</dt><dd>{day(offer.valid_until)}</dd>
      </dl>
      <ul className="lines">
        {offer.lines.map((line, index) => <li key={number(index)} data-included={line.included}><bdi>{line.text}</bdi> <span>{line.included ? line.price && money(line.price) : t('patient.not_included')}</span></li>)}
      </ul>
      {onChoose && <button type="button" className="primary" onClick={onChoose}>{t('patient.choose')}</button>}
    </article>
  );
}

interface ChooseProps { view: CaseView; referral: Offered; onDone: () => void; onCancel: () => void }

function Choose({ view, referral, onDone, onCancel }: ChooseProps) {
  const { t, money, day } = useReader();
  const [read, setRead] = useState(false);
  const act = useAct(view.id, onDone);
  const rest = referral.offer.lines.filter(({ included }) => !included).map(({ text }) => text);
  return (
    <>
      <h2 id="choose">{t('patient.choose_title', { clinic: referral.clinic.name })}</h2>
      <p className="total">{money(referral.offer.total)}</p>
      <p>{t('patient.choose_explain', { date: day(referral.offer.valid_until) })}</p>
      {rest.length > 0 && <p className="problem">{t('patient.you_pay_besides')} <bdi>{rest.join(', ')}</bdi></p>}
      <label className="check"><input type="checkbox" checked={read} onChange={(event) => setRead(event.currentTarget.checked)} /> {t('patient.i_have_read')}</label>
      <Problem error={act.error} />
      <button type="button" className="primary" disabled={!read || act.busy} onClick={() => void act.give('accept-offer', { referral: referral.id })}>{t('patient.accept')}</button>
      <button type="button" className="quiet" onClick={onCancel}>{t('common.back')}</button>
    </>
  );
}
