// Facets with counts, and the wishes that move the order.
import { useMemo, useState } from 'react';
import type { FacetView } from '~api';
import { chosen, facetText, toggled, type CatalogueSearch } from '~/lib/catalogue.ts';
import { digitsOf } from '~/lib/digits.ts';
import { kCurrencies } from '~/lib/i18n/currencies.ts';
import { useReader } from '~/lib/i18n/context.tsx';

interface Props { search: CatalogueSearch; change: (part: CatalogueSearch) => void; facets: FacetView[] }

const kShown = 8;

function Facet({ facet, search, change }: { facet: FacetView } & Omit<Props, 'facets'>) {
  const reader = useReader();
  const { t, number } = reader;
  const [all, setAll] = useState(false);
  const picked = chosen(search, facet.facet);
  const missing = picked.filter((value) => !facet.values.some((one) => one.value === value)).map((value) => ({ value, count: { value: 0, exact: true } }));
  const values = [...facet.values, ...missing];
  if (values.length === 0) return null;
  const shown = values.filter(({ value }, place) => all || place < kShown || picked.includes(value));
  return (
    <fieldset>
      <legend>{t(`catalogue.facet.${facet.facet}`)}</legend>
      {shown.map(({ value, count }) => (
        <label key={value} className="choice">
          <input type="checkbox" checked={picked.includes(value)} onChange={() => change(toggled(search, facet.facet, value))} />
          <span>{facetText(facet.facet, value, reader)}</span><span className="digits quiet">{number(count.value)}{!count.exact && '+'}</span>
        </label>
      ))}
      {values.length > shown.length && <button className="quiet" onClick={() => setAll(true)}>{t('catalogue.more')}</button>}
    </fieldset>
  );
}

function Wishes({ search, change }: Omit<Props, 'facets'>) {
  const { t, table, place, compare } = useReader();
  const places = useMemo(() => Object.keys(table.countries).map((code) => ({ code, name: place(code) })).sort((a, b) => compare(a.name, b.name)), [table, place, compare]);
  const amount = (name: 'budget' | 'age') => (
    <input inputMode="numeric" value={search[name] ?? ''} maxLength={name === 'age' ? 3 : 12} onChange={(event) => change({ [name]: digitsOf(event.currentTarget.value) || undefined })} />
  );
  return (
    <fieldset>
      <legend>{t('catalogue.wishes')}</legend>
      <label>{t('catalogue.budget')}{amount('budget')}</label>
      <label>{t('common.currency')}
        <select value={search.currency ?? 'USD'} onChange={(event) => change({ currency: event.currentTarget.value })}>{kCurrencies.map((code) => <option key={code}>{code}</option>)}</select>
      </label>
      <label>{t('catalogue.age')}{amount('age')}</label>
      <label>{t('catalogue.origin')}
        <select value={search.origin ?? ''} onChange={(event) => change({ origin: event.currentTarget.value || undefined })}>
          <option value="" />{places.map(({ code, name }) => <option key={code} value={code}>{name}</option>)}
        </select>
      </label>
    </fieldset>
  );
}

export function Filters({ search, change, facets }: Props) {
  const { t } = useReader();
  const clear = () => change({ specialty: undefined, technique: undefined, setting: undefined, language: undefined, place: undefined, sex: undefined, budget: undefined, age: undefined, origin: undefined });
  return (
    <div className="filters">
      <Wishes search={search} change={change} />
      {facets.map((facet) => <Facet key={facet.facet} facet={facet} search={search} change={change} />)}
      <button className="quiet" onClick={clear}>{t('common.clear_filters')}</button>
      <small className="quiet">{t('catalogue.search_hint')}</small>
    </div>
  );
}
