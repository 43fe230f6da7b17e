// Plans side by side on a phone: a line for each thing that matters, the clinics beside each other in it. What differs and what is not named is marked, since silence
// is where costs hide; amounts stand in the reader's money first. Where two do not fit beside each other (large letters), they stand below each other by name.
import { useEffect, useState, useSyncExternalStore, type ReactNode } from 'react';
import type { CaseView, InCurrency, Money, OfferedView, OffersView } from '~api';
import { get } from '~/lib/api/client.ts';
import { useReader, type Reader } from '~/lib/i18n/context.tsx';
import { softly } from '~/lib/i18n/hyphens.ts';
import { languageOf } from '~/lib/i18n/scripts.ts';
import { useNow } from '~/lib/now.ts';
import { useServiceTitles } from '~/lib/serviceTitles.ts';
import { ended } from '~/lib/steps.ts';
import { daysUntil } from '~/lib/timeLeft.ts';
import { amountOf, byDifference, currenciesFor, differ, excludedOf, exclusionsDiffer, includedOf, leastOf, letterOf, offersOf, ratesOf, rowsOf, standingOf, standingsDiffer, textsFor, unreadLines, wordsDiffer, type Offered, type Placed } from '~/lib/offers.ts';

export type Column = Partial<OfferedView> & { referral: Offered; name: string };

/** The same offers in the reader's money; while it is not known, as the clinics wrote them. `own` is the money that the server chose for the reader. */
function useOffers(view: CaseView, currency: string | undefined): { known?: OffersView; own?: string } {
  const [state, setState] = useState<{ known?: OffersView; own?: string }>({});
  useEffect(() => { get<OffersView>(`/api/cases/${view.id}/offers`, { currency }).then((known) => setState(({ own = known.currency }) => ({ known, own })), () => undefined); }, [view, currency]);
  return state;
}

const wide = () => matchMedia('(min-width: 60rem)');
const useWide = () => useSyncExternalStore((changed) => { const query = wide(); query.addEventListener('change', changed); return () => query.removeEventListener('change', changed); }, () => wide().matches);

/** A phone compares two at a time; which two is the reader's choice. */
function usePair(columns: Column[]): { shown: Column[]; choose?: (place: number, id: string) => void } {
  const all = useWide();
  const [pair, setPair] = useState<string[]>([]);
  if (all || columns.length < 3) return { shown: columns };
  const places = [0, 1].map((place) => columns.find(({ referral }) => referral.id === pair[place]) ?? columns[place]!);
  const choose = (place: number, id: string) => { const next = places.map(({ referral }) => referral.id); const other = next.indexOf(id); if (other >= 0) next[other] = next[place]!; next[place] = id; setPair(next); };
  return { shown: places, choose };
}

function Missing({ words }: { words: string }) { return <span className="missing">{words}</span>; }

export function Lines({ lines, referral }: { lines: Placed[]; referral: Offered }) {
  const { money, number, language } = useReader();
  const texts = textsFor(referral, language)?.lines ?? [];
  const titles = useServiceTitles(lines.map(({ line }) => line), language);
  return (
    <ul className="lines">
      {lines.map(({ line, place }) => {
        const amount = amountOf(line);
        const words = texts[place] ?? titles.get(line.text);
        return <li key={place}><span><bdi>{line.text}</bdi>{words && <bdi className="quiet"> ({words})</bdi>}{line.quantity !== undefined && line.quantity > 1 && <> × {number(line.quantity)}</>}</span> {amount && <span className="quiet">{money(amount)}</span>}</li>;
      })}
    </ul>
  );
}

/** Its last day is over where the coordinator is; without that `place`, in a case that has ended, nobody counts the days. */
function Validity({ day: until, place }: { day: string; place?: string }) {
  const { t, day } = useReader();
  const now = useNow();
  if (!place) return day(until);
  const left = daysUntil(until, now, place);
  return <>{day(until)} <span className={left <= 3 ? 'missing' : 'quiet'}>{left < 0 ? t('case.offers.over') : left === 0 ? t('case.offers.last_day') : t('common.days_left', { n: left })}</span></>;
}

/** In the reader's money first; `least` is the lowest of those beside it. */
export function Total({ column, least }: { column: Column; least?: Money }) {
  const { t, money } = useReader();
  const { then, now } = ratesOf(column);
  const { total } = column.referral.offer;
  const own = now?.money ?? then?.money;
  const large = (sum: Money, whole?: boolean) => money(sum, whole).replace(/\u00a0(?=\w+$)/, ' ');     // in half a phone the letters of the currency may go below
  const lowest = (column.now?.money ?? total).minor === least?.minor;
  return (
    <>
      <span className="total">{own ? `≈\u00a0${large(own, true)}` : large(total)}</span>
      {own && <span className="quiet">{money(total)}</span>}
      {now && then && <span className="quiet">≈ {money(then.money, true)}, {t('case.offers.by_then')}</span>}
      {lowest && <span className="quiet">{t('case.offers.lowest')}</span>}
    </>
  );
}

/** By which rates the amounts were made, said once for all columns. */
export function Rates({ columns }: { columns: Column[] }) {
  const { t, day, list } = useReader();
  const told = (label: string, rate?: InCurrency) => (rate ? [list([t(label), t('case.offers.rate', { day: day(rate.day), source: rate.source || '—' })])] : []);
  const all = columns.flatMap((column) => { const { now, then } = ratesOf(column); return [...told('case.offers.by_today', now), ...told('case.offers.by_then', then)]; });
  return [...new Set(all)].map((words) => <p key={words} className="quiet">≈ {words}</p>);
}

/** `differs` is absent where it is read in any case; `within`: what stands in it differs, in words, in number or in price, which the row does not mark. */
interface Line { label: string; differs?: boolean; within?: boolean; cell: (column: Column) => ReactNode }

function linesOf(columns: Column[], blind: boolean, owner: string | undefined, { t, day }: Reader): Line[] {
  const offers = columns.map(({ referral }) => referral.offer);
  const unnamed = <Missing words={t('case.offers.not_named')} />;
  const least = leastOf(columns);
  const kinds = rowsOf(offers).filter((kind) => !blind || kind !== 'team');
  return [
    { label: t('common.total'), cell: (column) => <Total column={column} least={least} /> },
    { label: t('patient.valid_until'), cell: ({ referral }) => <Validity day={referral.offer.valid_until} place={owner} /> },
    { label: t('patient.from'), differs: differ(offers.map((offer) => offer.treatment_from)), cell: ({ referral: { offer } }) => (offer.treatment_from ? day(offer.treatment_from) : unnamed) },
    { label: t('patient.stay'), differs: differ(offers.map((offer) => offer.stay_days)), cell: ({ referral: { offer } }) => (offer.stay_days !== undefined ? t('common.days', { n: offer.stay_days }) : unnamed) },
    ...kinds.map((kind): Line => ({
      label: t(`case.offers.row.${kind}`), differs: standingsDiffer(offers, kind), within: wordsDiffer(offers, kind),
      cell: ({ referral }) => {
        const standing = standingOf(referral.offer, kind);
        if (standing !== 'included') return standing === 'excluded' ? <Missing words={t('case.offers.paid_besides')} /> : unnamed;
        return <>{kind === 'team' && referral.offer.surgeon && <bdi>{referral.offer.surgeon}</bdi>}<Lines lines={includedOf(referral.offer, kind)} referral={referral} /></>;
      },
    })),
    { label: t('case.offers.excluded'), differs: differ(offers.map((offer) => excludedOf(offer).length > 0)), within: exclusionsDiffer(offers), cell: ({ referral }) => (excludedOf(referral.offer).length > 0 ? <Lines lines={excludedOf(referral.offer)} referral={referral} /> : unnamed) },
  ];
}

const kProse = ['plan', 'risks', 'alternatives', 'remarks'] as const;
type Prose = (typeof kProse)[number];
const kTitles: Record<Prose, string> = { plan: 'case.field.treatment_plan', risks: 'case.offers.risks', alternatives: 'case.offers.alternatives', remarks: 'common.note' };

/** What a clinic wrote; under it, marked, what a person made of it in the reader's language, or in which language it is written where nobody did. */
export function Written({ text, words, referral }: { text: string; words?: string; referral: Offered }) {
  const { t, language, languageName, partyName } = useReader();
  const by = referral.translations.find((one) => one.language.split('-')[0] === language)?.by;
  const written = languageOf(text);
  return (
    <>
      <p dir="auto" className="prose">{text}</p>
      {words && <div className="translation"><p className="quiet">{t('case.offers.translation', { who: by ? partyName(by) : '' })}</p><p dir="auto" lang={language} className="prose">{words}</p></div>}
      {!words && written && written !== language && <p className="quiet">{t('patient.written_in', { language: languageName(written) })}</p>}
    </>
  );
}

/** Sentences need the whole width: one clinic below the other, the risks and the rest folded away until they are read. */
function Told({ name, columns, only }: { name: Prose; columns: Column[]; only: boolean }) {
  const { t, list, language } = useReader();
  const silent = columns.filter(({ referral }) => !referral.offer[name]);
  if (name === 'remarks' && silent.length === columns.length) return null;
  if (only && !differ(columns.map(({ referral }) => referral.offer[name]))) return null;
  return (
    <details className="told" open={name === 'plan'}>
      <summary>{t(kTitles[name])}{name !== 'remarks' && silent.length > 0 && <> <Missing words={[...(silent.length < columns.length ? [list(silent.map((column) => column.name))] : []), t('case.offers.not_named')].join(': ')} /></>}</summary>
      {columns.filter(({ referral }) => referral.offer[name]).map(({ referral, name: clinic }) => <div key={referral.id}><h3><bdi>{clinic}</bdi></h3><Written text={referral.offer[name]!} words={textsFor(referral, language)?.[name]} referral={referral} /></div>)}
    </details>
  );
}

/** `owner`: the place of the coordinator, while the case goes on. */
interface TableProps { columns: Column[]; blind: boolean; only: boolean; owner?: string; onChoose?: (column: Column) => void; may: (referral: string) => boolean }

function Table({ columns, blind, only, owner, onChoose, may }: TableProps) {
  const reader = useReader();
  const { t, place, language, languageName, list } = reader;
  const { shown, choose } = usePair(columns);
  const several = shown.length > 1;
  const lines = several ? byDifference(linesOf(shown, blind, owner, reader), only) : linesOf(shown, blind, owner, reader);
  const written = unreadLines(shown.map(({ referral }) => referral), language);
  return (
    <div className="compare">
      <div role="table" aria-label={t('patient.compare')} data-columns={shown.length}>
        <div role="row" className="heads">
          <span role="columnheader" className="said">{t('common.what')}</span>
          {shown.map(({ referral, name }, at) => (
            <div role="columnheader" key={referral.id} data-chosen={referral.state === 'chosen' || undefined}>
              {choose
                ? <select aria-label={t('case.offers.column', { n: at + 1 })} value={referral.id} onChange={(event) => choose(at, event.currentTarget.value)}>{columns.map((one) => <option key={one.referral.id} value={one.referral.id}>{one.name}</option>)}</select>
                : <strong><bdi>{name}</bdi></strong>}
              {!blind && <span className="quiet">{place(referral.clinic.place)}</span>}
              {referral.state === 'chosen' && <span className="accepted">✓ {t('case.referral_state.chosen')}</span>}
            </div>
          ))}
        </div>
        {lines.map(({ label, differs, cell }) => (
          <div role="row" className="line" key={label}>
            <div role="rowheader">{softly(label)}{several && differs && <span className="differs">{t('case.offers.differs')}</span>}</div>
            {shown.map((column) => <div role="cell" key={column.referral.id}>{several && <span className="of"><bdi>{column.name}</bdi></span>}{cell(column)}</div>)}
          </div>
        ))}
        {onChoose && shown.some(({ referral }) => may(referral.id)) && (
          <div role="row" className="line">
            <span role="rowheader" className="said">{t('patient.choose')}</span>
            {shown.map((column) => <div role="cell" key={column.referral.id}>{may(column.referral.id) && <button type="button" className="primary" aria-label={`${t('patient.choose')}: ${column.name}`} onClick={() => onChoose(column)}>{several && <span className="of"><bdi>{column.name}</bdi></span>}{t('patient.choose')}</button>}</div>)}
          </div>
        )}
      </div>
      {written.length > 0 && <p className="quiet">{t('case.offers.as_written', { language: list(written.map(languageName)) })}</p>}
      {kProse.map((name) => <Told key={name} name={name} columns={shown} only={several && only} />)}
      <Rates columns={shown} />
    </div>
  );
}

/** `onChoose` where the reader may be the one who chooses: then each plan that they may take has its button. */
export function Compare({ view, title, onChoose, children }: { view: CaseView; title: (n: number) => string; onChoose?: (column: Column) => void; children?: ReactNode }) {
  const { t, language, partyName } = useReader();
  const [currency, setCurrency] = useState<string>();
  const [blind, setBlind] = useState(false);
  const [only, setOnly] = useState(false);
  const { known, own = '' } = useOffers(view, currency);
  const columns = offersOf(view).map((referral, at): Column => ({ ...known?.items.find((item) => item.referral.id === referral.id), referral, name: blind ? t('case.offers.clinic_letter', { letter: letterOf(at) }) : partyName(referral.clinic) }));
  if (columns.length === 0) return null;
  const may = (id: string) => !blind && view.commands.some(({ command, referral }) => command === 'accept_offer' && referral === id);
  return (
    <section id="plans" tabIndex={-1}>
      <h2>{title(columns.length)}</h2>
      <div className="choices">
        {known && <label>{t('case.offers.amounts_in')} <select value={known.currency} onChange={(event) => setCurrency(event.currentTarget.value)}>{currenciesFor(own, columns.map(({ referral }) => referral.offer), language, known.currencies).map((code) => <option key={code}>{code}</option>)}</select></label>}
        {columns.length > 1 && <label className="check"><input type="checkbox" checked={blind} onChange={(event) => setBlind(event.currentTarget.checked)} /> {t('case.offers.blind')}</label>}
        {columns.length > 1 && <label className="check"><input type="checkbox" checked={only} onChange={(event) => setOnly(event.currentTarget.checked)} /> {t('case.offers.only_differences')}</label>}
      </div>
      <Table columns={columns} blind={blind} only={only} owner={ended(view.stage) ? undefined : view.owner.place} onChoose={onChoose} may={may} />
      {children}
    </section>
  );
}
