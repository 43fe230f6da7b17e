// The editor of one service: what it is, in which languages it is described, what it costs, who can come.
import { Group, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useContext } from 'react';
import { get } from '~/lib/api/client.ts';
import { kServiceState, kServiceType, kSetting, kSpecialty, kTechnique, kTourPart, type ServiceRecord, type ServiceText, type ServiceView } from '~api';
import { FormContext, pointersOf, type Values } from '~/lib/form.ts';
import { useReader } from '~/lib/i18n/context.tsx';
import { kLanguages } from '~/lib/i18n/languages.ts';
import { useTitle } from '~/lib/title.ts';
import { DayField } from '~/ui/DayField.tsx';
import { MultiField, NoteField, PartyField, SelectField, TextField, useChoices } from '~/ui/fields.tsx';
import { MoneyField } from '~/ui/MoneyField.tsx';
import { RecordForm, type Version } from '~/ui/RecordForm.tsx';
import { RecordHistory } from '~/ui/RecordHistory.tsx';
import { Shown } from '~/ui/states.tsx';
import css from './catalogue.module.css';

const kNumbers = ['stay_days', 'waiting_days', 'age_min', 'age_max', 'capacity'] as const;

/** Texts stand in the form by language; the record wants a list. Numbers are typed as text. */
export function shapeService(raw: unknown): unknown {
  const { texts = {}, code, ...rest } = raw as { texts?: Record<string, Omit<ServiceText, 'language'>>; code?: { system?: string; code?: string } } & Record<string, unknown>;
  const numbers = Object.fromEntries(kNumbers.filter((name) => rest[name] !== undefined).map((name) => [name, /^\d+$/.test(String(rest[name])) ? Number(rest[name]) : rest[name]]));
  const listed = Object.entries(texts).filter(([, text]) => text.title || text.description).map(([language, text]) => ({ language, ...text }));
  return { ...rest, ...numbers, ...(code?.code ? { code } : {}), texts: listed };
}

function newService(party: string | undefined, language: string): Values {
  return { '/party': party, '/type': 'service', '/state': 'offered', '/source_language': language };
}

export function valuesOf(record: ServiceRecord): Values {
  const texts = Object.fromEntries(record.texts.map(({ language: tag, ...text }) => [tag, text]));
  const flat = pointersOf({ ...record, texts: undefined, languages: undefined, interpreted: undefined, techniques: undefined, tour: undefined });
  const lists = { '/languages': record.languages, '/interpreted': record.interpreted, '/techniques': record.techniques, '/tour': record.tour };
  return { ...flat, ...lists, ...pointersOf({ texts }) };
}

function Texts() {
  const { t, languageName } = useReader();
  const form = useContext(FormContext)!;
  const source = form.get('/source_language');
  const described = Object.keys(form.values).map((pointer) => /^\/texts\/([^/]+)\//.exec(pointer)?.[1]).filter((tag) => tag !== undefined);
  const tags = [...new Set([...kLanguages.map(({ code }) => code as string), ...described])].sort((a, b) => Number(b === source) - Number(a === source));
  return tags.map((tag) => (
    <div key={tag} className={css.pair}>
      <TextField at={`/texts/${tag}/title`} label={t('catalogue.field.title_in', { language: languageName(tag) })} required={tag === source} dir="auto" hint={tag === source ? t('catalogue.translation_of') : undefined} />
      <NoteField at={`/texts/${tag}/description`} label={t('catalogue.field.description_in', { language: languageName(tag) })} rows={1} />
    </div>
  ));
}

/** Nothing chosen: it is for anybody. */
function SexField() {
  const { t } = useReader();
  return <SelectField at="/sex" label={t('catalogue.field.sex')} hint={t('catalogue.sex_hint')} choices={(['female', 'male'] as const).map((value) => ({ value, label: t(`catalogue.sex.${value}`) }))} />;
}

function Fields({ fixedParty }: { fixedParty: boolean }) {
  const { t, languageName, table, compare } = useReader();
  const languages = Object.keys(table.languages).map((value) => ({ value, label: languageName(value) })).sort((a, b) => compare(a.label, b.label));
  const words = (name: string, values: readonly string[]) => ({ at: `/${name}`, label: t(`catalogue.field.${name}`), choices: values.map((value) => ({ value, label: t(`catalogue.${name}.${value}`) })) });
  const plain = (name: string) => <TextField key={name} at={`/${name}`} label={t(`catalogue.field.${name}`)} />;
  return (
    <>
      {!fixedParty && <PartyField at="/party" label={t('catalogue.field.party')} required types={['clinic', 'resort', 'agency', 'promotion_body', 'association', 'university']} />}
      <div className={css.pair}>
        <SelectField {...words('type', kServiceType)} required />
        <SelectField {...words('state', kServiceState)} required />
        <SelectField at="/source_language" label={t('catalogue.field.source_language')} required choices={kLanguages.map(({ code, name }) => ({ value: code, label: name }))} />
      </div>
      <Texts />
      <div className={css.pair}>
        <SelectField at="/specialty" label={t('catalogue.facet.specialty')} required choices={useChoices(kSpecialty, 'specialty')} searchable />
        <SelectField at="/setting" label={t('catalogue.facet.setting')} required choices={useChoices(kSetting, 'catalogue.setting')} />
        <MultiField at="/techniques" label={t('catalogue.facet.technique')} choices={useChoices(kTechnique, 'catalogue.technique')} />
      </div>
      <div className={css.pair}>{plain('procedure')}<TextField at="/code/code" label={t('catalogue.field.code')} /><TextField at="/code/system" label={t('catalogue.field.code_system')} /></div>
      <div className={css.pair}>
        <MoneyField at="/price/min" label={t('catalogue.field.price_min')} />
        <MoneyField at="/price/max" label={t('catalogue.field.price_max')} />
      </div>
      <div className={css.pair}><NoteField at="/price/includes" label={t('catalogue.field.includes')} rows={2} /><NoteField at="/price/excludes" label={t('catalogue.field.excludes')} rows={2} /></div>
      <div className={css.pair}>{kNumbers.map(plain)}<SexField /></div>
      <div className={css.pair}>
        <MultiField at="/languages" label={t('catalogue.field.languages')} choices={languages} />
        <MultiField at="/interpreted" label={t('catalogue.field.interpreted')} choices={languages} />
        <MultiField {...words('tour', kTourPart)} />
      </div>
      <div className={css.pair}><DayField at="/from" label={t('catalogue.field.from')} /><DayField at="/until" label={t('catalogue.field.until')} /></div>
    </>
  );
}

/** A member of the record in words, for the two columns of a conflict. */
function useSaid(): (member: string, record: object) => string {
  const { t, list, languageName, day, money } = useReader();
  return (member, record) => {
    const service = record as ServiceRecord;
    switch (member) {
      case 'type': return t(`catalogue.type.${service.type}`);
      case 'state': return t(`catalogue.state.${service.state}`);
      case 'setting': return t(`catalogue.setting.${service.setting}`);
      case 'specialty': return t(`specialty.${service.specialty}`);
      case 'sex': return t(`catalogue.sex.${service.sex ?? 'any'}`);
      case 'source_language': return languageName(service.source_language);
      case 'texts': return service.texts.map(({ title }) => title).join('; ');
      case 'techniques': return list(service.techniques.map((technique) => t(`catalogue.technique.${technique}`)));
      case 'tour': return list(service.tour.map((part) => t(`catalogue.tour.${part}`)));
      case 'languages': return list(service.languages.map(languageName));
      case 'interpreted': return list(service.interpreted.map(languageName));
      case 'price': return service.price ? `${money(service.price.min)} – ${money(service.price.max)}` : '';
      case 'code': return service.code?.code ?? '';
      case 'from': case 'until': return service[member] ? day(service[member]) : '';
      default: return String((service as unknown as Record<string, unknown>)[member] ?? '');
    }
  };
}

const kLabels: Record<string, string> = {
  specialty: 'catalogue.facet.specialty', setting: 'catalogue.facet.setting', techniques: 'catalogue.facet.technique', price: 'catalogue.part.price', texts: 'catalogue.part.text',
};

function Editor({ view }: { view?: ServiceView }) {
  const { t, language } = useReader();
  const navigate = useNavigate();
  const { party } = useSearch({ strict: false }) as { party?: string };
  const title = view ? t('catalogue.edit') : t('catalogue.new');
  useTitle(title);
  const said = useSaid();
  const label = (member: string) => t(kLabels[member] ?? `catalogue.field.${member}`);
  const path = view ? `/api/catalogue/services/${view.id}` : '/api/catalogue/services';
  const load = async (): Promise<Version> => { const { record, tag } = await get<ServiceView>(path); return { record, tag }; };
  const back = () => void navigate({ to: '/catalogue' });
  return (
    <div className={css.page}>
      <Group justify="space-between">
        <Title order={1}>{title}</Title>
        {view && <RecordHistory of="service" id={view.id} name={view.record.texts[0]?.title ?? ''} label={label} said={said} />}
      </Group>
      <section className={`panel ${css.form}`}>
        <RecordForm kind="catalogue" path={path} submit={t('common.save')} loaded={view && { record: view.record, tag: view.tag }} load={load} begin={newService(party, language)}
          spread={(record) => valuesOf(record as ServiceRecord)} shape={shapeService} label={label} said={said} onDone={back} onCancel={back}>
          <Fields fixedParty={view !== undefined} />
        </RecordForm>
      </section>
    </div>
  );
}

export function NewServicePage() { return <Editor />; }

export function ServiceEditPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const query = useQuery({ queryKey: ['service', id], queryFn: ({ signal }) => get<ServiceView>(`/api/catalogue/services/${id}`, undefined, signal) });
  return <Shown query={query} rows={10}>{(view) => <Editor key={view.id} view={view} />}</Shown>;
}
