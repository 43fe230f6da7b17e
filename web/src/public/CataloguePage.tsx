// Services and programmes of all organisations: facets at the side, cards in the published order, the reasons of that order in each.
import { useEffect, useState } from 'react';
import type { AboutPrice, ServiceHit } from '~api';
import { factsOf, filterCount, kSorts } from '~/lib/catalogue.ts';
import { useReader } from '~/lib/i18n/context.tsx';
import { isLanguage, kLanguages } from '~/lib/i18n/languages.ts';
import { useTitle } from '~/lib/title.ts';
import { Filters } from './Filters.tsx';
import { useHits, useSearch } from './search.ts';

function Header() {
  const { t, language, setLanguage } = useReader();
  return (
    <header>
      <a className="mark" href="/services"><svg width="28" height="28" viewBox="0 0 32 32" aria-hidden="true"><path d="M3 22V12.5a4.5 4.5 0 0 1 9 0V22M20 22V12.5a4.5 4.5 0 0 1 9 0V22M7.5 22c0 6.5 17 6.5 17 0" /></svg>{t('common.app_name')}</a>
      <select aria-label={t('common.language')} value={language} onChange={(event) => { if (isLanguage(event.currentTarget.value)) setLanguage(event.currentTarget.value); }}>
        {kLanguages.map(({ code, name }) => <option key={code} value={code}>{name}</option>)}
      </select>
      <a href="/sign-in">{t('signin.title')}</a>
    </header>
  );
}

function Price({ hit: { record, about } }: { hit: ServiceHit }) {
  const { t, money, day } = useReader();
  if (!record.price) return <p className="quiet">{t('catalogue.price_on_request')}</p>;
  const { min, max } = record.price;
  const converted = ({ min: least, max: most, day: on, source }: AboutPrice) => t('catalogue.about', { min: money(least), max: money(most), day: day(on), source });
  return <p className="price"><bdi>{money(min)}{max.minor !== min.minor && ` – ${money(max)}`}</bdi>{about && <small>{converted(about)}</small>}</p>;
}

function Why({ hit: { score }, formula }: { hit: ServiceHit; formula: string }) {
  const { t, number } = useReader();
  const whole = (points: number) => number(Math.round(points / 1000));
  return (
    <details className="why">
      <summary><span className="digits">{t('catalogue.score', { points: whole(score.points), of: whole(score.of) })}</span> · {t('catalogue.why')}</summary>
      <ul>
        {score.parts.map(({ part, weight, value, known }) => (
          <li key={part}><strong>{t(`catalogue.part.${part}`)}</strong><small>{t(`catalogue.part_why.${part}`)}</small><progress max={1000} value={value} aria-hidden /><small className="digits">{known ? t('catalogue.part_line', { value: number(value / 10), weight: number(weight) }) : t('catalogue.unknown')}</small></li>
        ))}
      </ul>
      <small>{t('catalogue.formula', { formula })}</small>
    </details>
  );
}

function Card({ hit, formula }: { hit: ServiceHit; formula: string }) {
  const reader = useReader();
  const { t, place, languageName, partyName } = reader;
  const { record } = hit;
  const text = record.texts[0]!;
  return (
    <article>
      <h2 lang={text.language} dir="auto">{text.title}</h2>
      <p><bdi>{partyName(hit.party)}</bdi> · {place(hit.party.place)} <span className="tag">{t(`catalogue.type.${record.type}`)}</span></p>
      {text.description && <p lang={text.language} dir="auto">{text.description}</p>}
      <Price hit={hit} />
      <p className="quiet">{factsOf(record, reader)}</p>
      <p className="quiet">{reader.list(record.languages.map(languageName))}{record.interpreted.length > 0 && ` · ${t('catalogue.with_interpreter', { languages: reader.list(record.interpreted.map(languageName)) })}`}</p>
      <p className="tags">
        {record.techniques.map((technique) => <span key={technique} className="tag">{t(`catalogue.technique.${technique}`)}</span>)}
        {record.tour.map((part) => <span key={part} className="tag">{t(`catalogue.tour.${part}`)}</span>)}
        {hit.accredited && <span className="tag good">{t('catalogue.accredited')}</span>}
        {!hit.licensed && <span className="tag harm">{t('catalogue.not_licensed')}</span>}
      </p>
      <Why hit={hit} formula={formula} />
    </article>
  );
}

function Hits({ hits: { page, error, busy, more, again } }: { hits: ReturnType<typeof useHits> }) {
  const { t, number } = useReader();
  return (
    <section className="hits" aria-label={t('catalogue.title')} aria-busy={busy}>
      <p role="status" className="quiet">{page ? t('catalogue.results', { n: number(page.total) }) : !error && t('common.loading')}{page?.complete === false && ` · ${t('catalogue.building')}`}</p>
      {error !== undefined && <div role="alert" className="problem">{t('common.load_failed')} <button onClick={again}>{t('common.retry')}</button></div>}
      {page?.items.length === 0 && <div className="nothing"><h2>{t('catalogue.empty')}</h2><p>{t('catalogue.empty_hint')}</p></div>}
      {page?.items.map((hit) => <Card key={hit.id} hit={hit} formula={page.formula} />)}
      {page?.next && <button className="more" disabled={busy} onClick={more}>{t('catalogue.more')}</button>}
    </section>
  );
}

export function CataloguePage() {
  const { t, language, number } = useReader();
  useTitle(t('catalogue.title'));
  const [search, change] = useSearch();
  const [text, setText] = useState(search.q ?? '');
  const hits = useHits(search, language);
  const filters = filterCount(search);
  const narrow = useNarrow();
  return (
    <>
      <Header />
      <main>
        <h1>{t('catalogue.title')}</h1>
        <p className="quiet">{t('common.tagline')}</p>
        <div className="line">
          <input type="search" aria-label={t('catalogue.search')} placeholder={t('catalogue.search')} value={text} maxLength={100} dir={text ? 'auto' : undefined}
            onChange={(event) => { setText(event.currentTarget.value); change({ q: event.currentTarget.value || undefined }); }} />
          <select aria-label={t('common.sort')} value={search.sort ?? 'score'} onChange={(event) => change({ sort: event.currentTarget.value === 'score' ? undefined : event.currentTarget.value })}>
            {kSorts.map((sort) => <option key={sort} value={sort}>{t(`catalogue.sort.${sort}`)}</option>)}
          </select>
        </div>
        <div className="columns">
          <details className="side" open={!narrow} key={String(narrow)}>
            <summary>{t('common.filters')}{filters > 0 && ` (${number(filters)})`}</summary>
            <Filters search={search} change={change} facets={hits.page?.facets ?? []} />
          </details>
          <Hits hits={hits} />
        </div>
      </main>
    </>
  );
}

const kNarrow = '(max-width: 56rem)';
function useNarrow(): boolean {
  const [narrow, setNarrow] = useState(() => matchMedia(kNarrow).matches);
  useEffect(() => {
    const list = matchMedia(kNarrow);
    const changed = () => setNarrow(list.matches);
    list.addEventListener('change', changed);
    return () => list.removeEventListener('change', changed);
  }, []);
  return narrow;
}
