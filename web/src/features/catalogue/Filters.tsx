// Facets with counts, and the wishes that move the order. The same content stands at the side on a desk and in a sheet on a phone.
import { Button, Checkbox, NumberInput, Select, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { FacetView } from '~api';
import { useReader } from '~/lib/i18n/context.tsx';
import { usePlaceChoices } from '~/ui/fields.tsx';
import { kCurrencies } from '~/lib/i18n/currencies.ts';
import css from './catalogue.module.css';
import { chosen, facetText, toggled, type CatalogueSearch } from '~/lib/catalogue.ts';

interface Props { search: CatalogueSearch; change: (part: CatalogueSearch) => void; facets: FacetView[] }

const kShown = 8;

function FacetList({ facet, search, change }: { facet: FacetView } & Omit<Props, 'facets'>) {
  const reader = useReader();
  const { t, number } = reader;
  const [all, setAll] = useState(false);
  const picked = chosen(search, facet.facet);
  const missing = picked.filter((value) => !facet.values.some((one) => one.value === value)).map((value) => ({ value, count: { value: 0, exact: true } }));
  const values = [...facet.values, ...missing];
  if (values.length === 0) return null;
  const shown = values.filter(({ value }, place) => all || place < kShown || picked.includes(value));
  return (
    <fieldset className={css.facet}>
      <legend>{t(`catalogue.facet.${facet.facet}`)}</legend>
      <Stack gap={4}>
        {shown.map(({ value, count }) => (
          <Checkbox key={value} size="sm" checked={picked.includes(value)} onChange={() => change(toggled(search, facet.facet, value))} classNames={{ body: css.choice, labelWrapper: css.choiceLabel }}
            label={<span className={css.choiceText}><span>{facetText(facet.facet, value, reader)}</span><span className="digits">{count.exact ? number(count.value) : `${number(count.value)}+`}</span></span>} />
        ))}
      </Stack>
      {values.length > shown.length && <Button variant="subtle" size="compact-sm" mt={4} onClick={() => setAll(true)}>{t('catalogue.more')}</Button>}
    </fieldset>
  );
}

function Wishes({ search, change }: Omit<Props, 'facets'>) {
  const { t } = useReader();
  const places = usePlaceChoices();
  const amount = (name: 'budget' | 'age', label: string, max: number) => (
    <NumberInput label={label} min={0} max={max} allowDecimal={false} allowNegative={false} hideControls value={search[name] ?? ''} onChange={(value) => change({ [name]: value === '' ? undefined : String(value) })} />
  );
  return (
    <fieldset className={css.facet}>
      <legend>{t('catalogue.wishes')}</legend>
      <Stack gap="xs">
        <div className={css.budget}>
          {amount('budget', t('catalogue.budget'), 1_000_000_000_000)}
          <Select aria-label={t('common.currency')} data={[...kCurrencies]} value={search.currency ?? 'USD'} allowDeselect={false} searchable onChange={(value) => change({ currency: value ?? undefined })} />
        </div>
        {amount('age', t('catalogue.age'), 130)}
        <Select label={t('catalogue.origin')} data={places} searchable clearable limit={60} value={search.origin ?? null} onChange={(value) => change({ origin: value ?? undefined })} />
      </Stack>
    </fieldset>
  );
}

export function Filters({ search, change, facets }: Props) {
  const { t } = useReader();
  const clear = () => change({ specialty: undefined, technique: undefined, setting: undefined, language: undefined, place: undefined, sex: undefined, budget: undefined, age: undefined, origin: undefined });
  return (
    <div className={css.filters}>
      <Wishes search={search} change={change} />
      {facets.map((facet) => <FacetList key={facet.facet} facet={facet} search={search} change={change} />)}
      <Button variant="subtle" size="compact-md" onClick={clear}>{t('common.clear_filters')}</Button>
      <Text size="xs" c="dimmed" className={css.note}>{t('catalogue.search_hint')}</Text>
    </div>
  );
}
