// A clinic's answer: from a template or the price list or by hand; the plan, the estimate line by line, the dates.
import { Group, Select, Stack, Text, Title, type ComboboxItem, type ComboboxParsedItem } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useContext, useEffect, useState } from 'react';
import { kLineKind, type Money, type ServicesOfParty, type ServiceView, type Wish } from '~api';
import { TemplateBar } from '~/features/template/TemplateBar.tsx';
import { get } from '~/lib/api/client.ts';
import { FormContext, rowsIn, useFormField, type Values } from '~/lib/form.ts';
import { useReader } from '~/lib/i18n/context.tsx';
import { CheckField, NoteField, SelectField, TextField, useChoices, useFieldErrorText } from '~/ui/fields.tsx';
import { CountField } from '~/ui/CountField.tsx';
import { DayField } from '~/ui/DayField.tsx';
import { kCurrencies } from '~/lib/i18n/currencies.ts';
import { MoneyField } from '~/ui/MoneyField.tsx';
import { Rows } from '~/ui/Rows.tsx';
import { MoneyText } from '~/ui/text.tsx';
import { fromPattern, linesOfService, patternOf, stayOf, totalOf, unpriced, withPattern } from './offer.ts';
import { byCase, currencyOf, found } from './priceList.ts';
import css from './referral.module.css';

const kMostDays = 365, kMostPieces = 999;

function useOffered(clinic: string | undefined): ServiceView[] {
  const query = useQuery({ queryKey: ['services', clinic], enabled: Boolean(clinic), queryFn: ({ signal }) => get<ServicesOfParty>(`/api/directory/parties/${clinic}/services`, undefined, signal) });
  return (query.data?.items ?? []).filter(({ record }) => record.state === 'offered');
}

const titleIn = (language: string, { record }: ServiceView) => (record.texts.find((one) => one.language === language) ?? record.texts[0])?.title ?? '';

/** Where two have the same title, the setting, the stay and the price tell them apart. */
function Choice({ of, label }: { of: ServiceView; label: string }) {
  const { t, number } = useReader();
  const { setting, stay_days: stay, price } = of.record;
  return (
    <Group justify="space-between" wrap="nowrap" w="100%">
      <div><bdi>{label}</bdi><Text size="xs" c="dimmed">{[t(`catalogue.setting.${setting}`), stay ? t('catalogue.stay', { n: number(stay) }) : ''].filter(Boolean).join(' · ')}</Text></div>
      {price && <Text span size="xs" c="dimmed"><MoneyText money={price.min} /></Text>}
    </Group>
  );
}

/** The options that hold what was typed; a group without any is left out. */
function holding(options: ComboboxParsedItem[], holds: (id: string) => boolean): ComboboxParsedItem[] {
  return options.flatMap((option): ComboboxParsedItem[] => {
    if (!('items' in option)) return holds(option.value) ? [option] : [];
    const items = option.items.filter(({ value }) => holds(value)) as ComboboxItem[];
    return items.length > 0 ? [{ ...option, items }] : [];
  });
}

/** The clinic's own catalogue, what fits the case first, or found by typing in any of its languages: a chosen service becomes a line. */
function PriceList({ offered, wish, take }: { offered: ServiceView[]; wish?: Wish; take: (service: ServiceView) => void }) {
  const { t, language } = useReader();
  const [text, setText] = useState('');
  if (offered.length === 0) return null;
  const { fitting, others } = byCase(offered, wish);
  const byId = new Map(offered.map((one) => [one.id, one]));
  const options = (services: ServiceView[]) => services.map((one) => ({ value: one.id, label: titleIn(language, one) }));
  const groups = [{ group: t('case.pick.fit'), items: options(fitting) }, { group: t('case.offers.other_services'), items: options(others) }].filter(({ items }) => items.length > 0);
  const choose = (id: string | null) => {
    const chosen = id === null ? undefined : byId.get(id);
    if (chosen) take({ ...chosen, record: { ...chosen.record, texts: [{ language, title: titleIn(language, chosen) }] } });
    setText('');
  };
  return (
    <Select searchable limit={30} label={t('case.offers.from_list')} placeholder={t('common.search')} nothingFoundMessage={t('common.no_results')} value={null} searchValue={text} onSearchChange={setText}
      data={fitting.length > 0 ? groups : options(others)} filter={({ options: all, search, limit }) => holding(all, (id) => found(byId.get(id)!, search)).slice(0, limit)}
      renderOption={({ option }) => <Choice of={byId.get(option.value)!} label={option.label} />} onChange={choose} />
  );
}

function Line({ at, currency, priced }: { at: string; currency: string; priced: boolean }) {
  const { t } = useReader();
  const kinds = useChoices(kLineKind, 'case.offers.row');
  return (
    <div className={css.line}>
      <div><TextField at={`${at}/text`} label={t('common.what')} required dir="auto" /></div>
      <div><SelectField at={`${at}/kind`} label={t('case.offers.kind')} choices={kinds} /></div>
      <div><MoneyField at={`${at}/price`} label={t('case.field.price')} currency={currency} key={currency} required={priced} /></div>
      <div><CountField at={`${at}/quantity`} label={t('case.offers.quantity')} required most={kMostPieces} /></div>
      <div><CheckField at={`${at}/included`} label={t('case.field.included')} /></div>
    </div>
  );
}

export function OfferForm({ clinic, wish }: { clinic?: string; wish?: Wish }) {
  const { t, list } = useReader();
  const form = useContext(FormContext)!;
  const fieldText = useFieldErrorText();
  const [used, setUsed] = useState(0);           // fields keep text of their own: after a template they are made anew
  const [brought, setBrought] = useState<Values>();   // by the template used last
  const places = rowsIn(form.values, '/terms/lines');
  const currency = (form.get('/currency') as string | undefined) ?? 'USD';
  const lines = ((form.body() as { terms?: { lines?: Parameters<typeof totalOf>[0] } }).terms?.lines ?? []);
  const offered = useOffered(clinic);
  const listed = currencyOf(offered);
  const untouched = form.get('/currency') === undefined && !places.some((place) => form.get(`/terms/lines/${place}/price`));
  useEffect(() => { if (untouched && listed) form.settle('/currency', listed); }, [untouched, listed]);
  const estimate = useFormField('/terms/lines', false, t('case.field.estimate'));
  const noLines = fieldText(estimate.errors.filter(({ field }) => field === '/terms/lines' || places.length === 0));
  const wanted = unpriced(lines);
  const put = (values: Values) => Object.entries(values).forEach(([pointer, value]) => form.set(pointer, value));
  const setCurrency = (chosen: string | null) => {
    if (!chosen) return;
    form.set('/currency', chosen);
    for (const place of places) {
      const price = form.get(`/terms/lines/${place}/price`) as Money | undefined;
      if (price) form.set(`/terms/lines/${place}/price`, { ...price, currency: chosen });
    }
  };
  /** The first service of an empty estimate brings its currency; a place without words is taken before a new one. */
  const take = ({ id, record }: ServiceView) => {
    const empty = places.find((place) => !form.get(`/terms/lines/${place}/text`) && !form.get(`/terms/lines/${place}/price`));
    const first = !places.some((place) => form.get(`/terms/lines/${place}/price`));
    const own = first && record.price ? record.price.min.currency : currency;
    const next = (places.at(-1) ?? -1) + 1;
    if (own !== currency) form.set('/currency', own);
    const how = record.techniques.map((technique) => t(`catalogue.technique.${technique}`));
    const title = `${record.texts[0]?.title ?? ''}${how.length > 0 ? ` (${list(how)})` : ''}`;
    linesOfService(id, record, title, own).forEach((row, place) => put(Object.fromEntries(Object.entries(row).map(([member, value]) => [`/terms/lines/${place === 0 ? empty ?? next : next + place}/${member}`, value]))));
    const stay = stayOf(record);
    if (stay && !form.get('/terms/stay_days')) form.set('/terms/stay_days', stay);
    setUsed(used + 1);
  };
  const fill = (pattern: Values) => {
    for (const place of [...places].reverse()) form.removeRow('/terms/lines', place);
    put(withPattern(form.values, pattern, brought));
    setBrought(pattern);
    setUsed(used + 1);
  };
  return (
    <Stack gap="md">
      <TemplateBar kind="offer" party={clinic} use={({ record }) => { if (record.offer) fill(fromPattern(record.offer, new Date())); }}
        content={() => { const offer = patternOf(form.body(), new Date()); return offer && { offer }; }} />
      <NoteField at="/terms/plan" label={t('case.field.treatment_plan')} required autoFocus rows={4} />
      <div data-field="/terms/lines">
        <Group justify="space-between" mb="xs"><Title order={3}>{t('case.field.estimate')}</Title><Select aria-label={t('common.currency')} size="xs" w={100} data={[...kCurrencies]} value={currency} onChange={setCurrency} allowDeselect={false} searchable /></Group>
        <Stack gap="xs">
          <PriceList offered={offered} wish={wish} take={take} />
          <Rows key={used} at="/terms/lines" add={t('common.add')} begin={{ included: true, quantity: '1' }}>{(line) => <Line at={line} currency={currency} priced={line === `/terms/lines/${wanted}`} />}</Rows>
          {noLines && <Text size="sm" c="harm" role="alert">{noLines}</Text>}
          <Text fw={600} ta="end">{t('common.total')}: <MoneyText money={totalOf(lines, currency)} /></Text>
        </Stack>
      </div>
      <DayField at="/terms/valid_until" label={t('case.field.valid_until')} required near={[14, 30]} />
      <DayField at="/terms/treatment_from" label={t('case.field.treatment_from')} />
      <CountField at="/terms/stay_days" label={t('case.field.stay_days')} most={kMostDays} width={180} />
      <TextField at="/terms/surgeon" label={t('case.field.doctor')} dir="auto" />
      <NoteField at="/terms/risks" label={t('case.offers.risks')} />
      <NoteField at="/terms/alternatives" label={t('case.offers.alternatives')} />
      <NoteField at="/terms/remarks" label={t('common.note')} />
    </Stack>
  );
}
