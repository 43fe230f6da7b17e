// Plans side by side in the family's words and money, and one deliberate act to choose.
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { CaseView, InCurrency, OfferedView, OffersView } from '~api';
import { get } from '~/lib/api/client.ts';
import { useReader } from '~/lib/i18n/context.tsx';
import { languageOf } from '~/lib/i18n/scripts.ts';
import { useNow } from '~/lib/now.ts';
import { amountOf, daysLeft, excludedOf, includedOf, letterOf, ratesOf, rowsOf, standingOf, textsFor, type Offered, type Placed } from '~/lib/offers.ts';
import { useAct } from './act.ts';
import { Problem } from './Frame.tsx';
import { offersOf } from './steps.ts';

type Column = OfferedView & { referral: Offered };

/** The same offers in the reader's money; while it is not known, as the clinics wrote them. */
function useColumns(view: CaseView, currency: string | undefined): { columns: Column[]; known?: OffersView } {
  const [known, setKnown] = useState<OffersView>();
  useEffect(() => { get<OffersView>(`/api/cases/${view.id}/offers`, { currency }).then(setKnown, () => undefined); }, [view, currency]);
  const columns = offersOf(view).map((referral) => ({ ...known?.items.find((item) => item.referral.id === referral.id), referral }));
  return { columns, known };
}

export function Offers({ view, onDone }: { view: CaseView; onDone: () => void }) {
  const { t } = useReader();
  const [currency, setCurrency] = useState<string>();
  const [blind, setBlind] = useState(false);
  const { columns, known } = useColumns(view, currency);
  const [chosen, setChosen] = useState<Offered>();
  const dialog = useRef<HTMLDialogElement>(null);
  const open = (offer: Offered) => { setChosen(offer); dialog.current?.showModal(); };
  if (columns.length === 0) return null;
  const may = (id: string) => !blind && view.commands.some(({ command, referral }) => command === 'accept_offer' && referral === id);
  return (
    <section id="plans" tabIndex={-1}>
      <h2>{t('patient.plans', { n: columns.length })}</h2>
      <div className="choices">
        {known && <label>{t('case.offers.amounts_in')} <select value={known.currency} onChange={(event) => setCurrency(event.currentTarget.value)}>{[...new Set([known.currency, ...known.currencies])].map((code) => <option key={code}>{code}</option>)}</select></label>}
        {columns.length > 1 && <label className="check"><input type="checkbox" checked={blind} onChange={(event) => setBlind(event.currentTarget.checked)} /> {t('case.offers.blind')}</label>}
      </div>
      <div className="plans">{columns.map((column, place) => <Plan key={column.referral.id} column={column} all={columns} letter={blind ? letterOf(place) : undefined} onChoose={may(column.referral.id) ? () => open(column.referral) : undefined} />)}</div>
      <dialog ref={dialog} aria-labelledby="choose">
        {chosen && <Choose view={view} referral={chosen} onDone={() => { dialog.current?.close(); onDone(); }} onCancel={() => dialog.current?.close()} />}
      </dialog>
    </section>
  );
}

function Rate({ label, rate }: { label: string; rate: InCurrency }) {
  const { money, day, list, t } = useReader();
  return <p className="quiet"><bdi>≈ {money(rate.money, true)}</bdi> · {list([label, t('case.offers.rate', { day: day(rate.day), source: rate.source || '—' })])}</p>;
}

/** What the clinic wrote; under it, marked, what a person made of it in the reader's language. */
function Words({ text, words, referral }: { text: string; words?: string; referral: Offered }) {
  const { t, language, partyName } = useReader();
  const by = referral.translations.find((one) => one.language.split('-')[0] === language)?.by;
  return <>{<p dir="auto" className="prose">{text}</p>}{words && <div className="translation"><p className="quiet">{t('case.offers.translation', { who: by ? partyName(by) : '' })}</p><p dir="auto" lang={language} className="prose">{words}</p></div>}</>;
}

function Lines({ lines, referral }: { lines: Placed[]; referral: Offered }) {
  const { money, number, language } = useReader();
  const texts = textsFor(referral, language)?.lines ?? [];
  return (
    <ul className="lines">
      {lines.map(({ line, place }) => {
        const amount = amountOf(line);
        return <li key={place}><span><bdi>{line.text}</bdi>{texts[place] && <bdi className="quiet"> ({texts[place]})</bdi>}{line.quantity !== undefined && line.quantity > 1 && <> × {number(line.quantity)}</>}</span> {amount && <span>{money(amount)}</span>}</li>;
      })}
    </ul>
  );
}

function Validity({ day: until }: { day: string }) {
  const { t, day } = useReader();
  const left = daysLeft(until, useNow());
  return <>{day(until)} · <span className={left <= 3 ? 'missing' : 'quiet'}>{left < 0 ? t('case.offers.over') : left === 0 ? t('case.offers.last_day') : t('common.days_left', { n: left })}</span></>;
}

function Plan({ column, all, letter, onChoose }: { column: Column; all: Column[]; letter?: string; onChoose?: () => void }) {
  const { t, money, day, place, language, languageName, partyName } = useReader();
  const { referral } = column;
  const { then, now } = ratesOf(column);
  const { offer, clinic } = referral;
  const texts = textsFor(referral, language);
  const written = languageOf(offer.plan);
  const missing = (words: string) => <span className="missing">{words}</span>;
  const rows: [string, ReactNode][] = rowsOf(all.map((one) => one.referral.offer)).filter((kind) => !letter || kind !== 'team').map((kind) => {
    const standing = standingOf(offer, kind);
    const shown = standing === 'included' ? <>{kind === 'team' && offer.surgeon && <bdi>{offer.surgeon}</bdi>}<Lines lines={includedOf(offer, kind)} referral={referral} /></> : missing(t(standing === 'excluded' ? 'case.offers.paid_besides' : 'case.offers.not_named'));
    return [t(`case.offers.row.${kind}`), shown];
  });
  const note = (name: 'risks' | 'alternatives') => (offer[name] ? <Words text={offer[name]} words={texts?.[name]} referral={referral} /> : missing(t('case.offers.not_named')));
  return (
    <article data-chosen={referral.state === 'chosen' || undefined}>
      <h3>{letter ? t('case.offers.clinic_letter', { letter }) : <bdi>{partyName(clinic)}</bdi>}</h3>
      <p className="quiet">{!letter && place(clinic.place)}{referral.state === 'chosen' && <> · <strong>{t('case.referral_state.chosen')}</strong></>}</p>
      <p className="total">{money(offer.total)}</p>
      {now && <Rate label={t('case.offers.by_today')} rate={now} />}
      {then && <Rate label={t('case.offers.by_then')} rate={then} />}
      <Words text={offer.plan} words={texts?.plan} referral={referral} />
      {written && written !== language && !texts?.plan && <p className="quiet">{t('patient.written_in', { language: languageName(written) })}</p>}
      <dl>
        <div><dt>{t('patient.valid_until')}</dt><dd><Validity day={offer.valid_until} /></dd></div>
        <div><dt>{t('patient.from')}</dt><dd>{offer.treatment_from ? day(offer.treatment_from) : missing(t('case.offers.not_named'))}</dd></div>
        <div><dt>{t('patient.stay')}</dt><dd>{offer.stay_days !== undefined ? t('common.days', { n: offer.stay_days }) : missing(t('case.offers.not_named'))}</dd></div>
      </dl>
      <dl className="rows">
        {rows.map(([label, shown]) => <div key={label}><dt>{label}</dt><dd>{shown}</dd></div>)}
        <div><dt>{t('case.offers.excluded')}</dt><dd>{excludedOf(offer).length > 0 ? <Lines lines={excludedOf(offer)} referral={referral} /> : missing(t('case.offers.not_named'))}</dd></div>
        <div><dt>{t('case.offers.risks')}</dt><dd>{note('risks')}</dd></div>
        <div><dt>{t('case.offers.alternatives')}</dt><dd>{note('alternatives')}</dd></div>
      </dl>
      {offer.remarks && <Words text={offer.remarks} words={texts?.remarks} referral={referral} />}
      {onChoose && <button type="button" className="primary" onClick={onChoose}>{t('patient.choose')}</button>}
    </article>
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
      <p>{t('patient.choose_explain', { date: day(referral.offer.valid_until) })}</p>
      {rest.length > 0 && <p className="problem">{t('patient.you_pay_besides')} <bdi>{list(rest)}</bdi></p>}
      <label className="check"><input type="checkbox" checked={read} onChange={(event) => setRead(event.currentTarget.checked)} /> {t('patient.i_have_read')}</label>
      <Problem error={act.error} />
      <button type="button" className="primary" disabled={!read || act.busy} onClick={() => void act.give('accept-offer', { referral: referral.id })}>{t('patient.accept')}</button>
      <button type="button" className="quiet" onClick={onCancel}>{t('common.back')}</button>
    </>
  );
}
