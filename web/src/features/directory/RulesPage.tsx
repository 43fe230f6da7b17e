// What holds for travelling from one place to another: whether the home authority must approve, by which law, from when to when.
import { Badge, Button, Modal, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useContext, type ReactNode } from 'react';
import { get } from '~/lib/api/client.ts';
import { FormContext } from '~/lib/form.ts';
import type { CorridorRecord, CorridorView, CorridorViewListed } from '~api';
import { useReader } from '~/lib/i18n/context.tsx';
import { useRowKeys } from '~/lib/keyboard.ts';
import { kAdministrators, useHasRole } from '~/lib/session.ts';
import { useTitle } from '~/lib/title.ts';
import { DayField } from '~/ui/DayField.tsx';
import { CheckField, NoteField, PartyField, PlaceField, TextField } from '~/ui/fields.tsx';
import { RecordForm, type Version } from '~/ui/RecordForm.tsx';
import { RecordHistory } from '~/ui/RecordHistory.tsx';
import { Rows } from '~/ui/Rows.tsx';
import { Empty, Shown } from '~/ui/states.tsx';
import { Route } from '~/ui/text.tsx';
import { DayText } from '~/ui/time.tsx';
import { DirectoryHead } from './DirectoryHead.tsx';
import { dayOf } from './licence.ts';
import css from './directory.module.css';

const kPath = '/api/directory/corridors';
const kRulesQuery = { queryKey: ['rules'], queryFn: ({ signal }: { signal: AbortSignal }) => get<CorridorViewListed>(kPath, undefined, signal) };

const holds = ({ from, until }: CorridorRecord, today: string) => (!from || from <= today) && (!until || today <= until);

function Rule({ rule: { record }, actions }: { rule: CorridorView; actions: ReactNode }) {
  const { t } = useReader();
  const now = holds(record, dayOf(new Date()));
  return (
    <>
      <Text component="span" fw={600}><Route from={record.origin} to={record.destination} /></Text>
      <span className={css.badges}>
        <Badge variant="light" tt="none" color={record.home_approval ? 'warm' : 'gray'}>{t(record.home_approval ? 'directory.rule_approval_needed' : 'directory.rule_no_approval')}</Badge>
        {!now && <Badge variant="light" tt="none" color="gray">{t('directory.rule_not_in_force')}</Badge>}
        {actions}
      </span>
      <Text component="span" size="sm" c="dimmed"><bdi>{record.source}</bdi>{record.from && <> · {t('common.from_date')} <DayText day={record.from} /></>}{record.until && <> · {t('common.to_date')} <DayText day={record.until} /></>}</Text>
    </>
  );
}

const kAuthorities = ['authority'] as const;
const kDays = ['days', 'appeal_days', 'appeal_decided_days'] as const;

/** Each level: who decides and within how many days; where an appeal goes, and how long there is for it. */
function LevelFields() {
  const { t } = useReader();
  const form = useContext(FormContext)!;
  if (!form.get('/home_approval')) return null;
  return (
    <fieldset className={css.levels}>
      <legend>{t('directory.rule_levels')}</legend>
      <Rows at="/levels" add={t('directory.rule_level_add')} begin={{ days: '30' }}>
        {(level) => (
          <>
            <PartyField at={`${level}/authority`} label={t('directory.rule_level_authority')} hint={t('directory.rule_level_authority_hint')} types={kAuthorities} />
            <TextField at={`${level}/days`} label={t('directory.rule_level_days')} dir="ltr" />
            <TextField at={`${level}/appeal_days`} label={t('directory.rule_level_appeal_days')} dir="ltr" />
            <PartyField at={`${level}/appeal_to`} label={t('directory.rule_level_appeal_to')} hint={t('directory.rule_level_appeal_to_hint')} types={kAuthorities} />
            <TextField at={`${level}/appeal_decided_days`} label={t('directory.rule_level_appeal_decided_days')} dir="ltr" />
          </>
        )}
      </Rows>
    </fieldset>
  );
}

/** Days as numbers; what is no number stays as it was typed, so that the server can say so at its field. */
export function shapeRule(raw: unknown): unknown {
  const { levels, ...rule } = raw as Omit<CorridorRecord, 'levels'> & { levels?: Record<string, unknown>[] };
  const shaped = levels?.filter(Boolean).map((level) => {
    const days = kDays.filter((name) => /^\d{1,6}$/.test(String(level[name] ?? ''))).map((name) => [name, Number(level[name])]);
    return { ...level, ...Object.fromEntries(days) };
  });
  return shaped?.length && rule.home_approval ? { ...rule, levels: shaped } : rule;
}

function RuleFields({ fresh }: { fresh: boolean }) {
  const { t } = useReader();
  return (
    <>
      {fresh && <><PlaceField at="/origin" label={t('figures.origin')} required /><PlaceField at="/destination" label={t('figures.destination')} required /></>}
      <CheckField at="/home_approval" label={t('directory.rule_approval_needed')} />
      <LevelFields />
      <NoteField at="/source" label={t('directory.rule_source')} required rows={2} />
      <DayField at="/from" label={t('directory.field.valid_from')} />
      <DayField at="/until" label={t('directory.field.valid_until')} />
    </>
  );
}

function levelsText({ levels }: CorridorRecord, t: (id: string) => string): string {
  return (levels ?? []).map(({ days }) => (days === undefined ? '–' : `${t('directory.rule_level_days')}: ${days}`)).join('; ');
}

function useSaid(): (member: string, record: object) => string {
  const { t, day, place } = useReader();
  return (member, record) => {
    const rule = record as CorridorRecord;
    if (member === 'home_approval') return t(rule.home_approval ? 'common.yes' : 'common.no');
    if (member === 'levels') return levelsText(rule, t);
    if (member === 'origin' || member === 'destination') return place(rule[member]);
    const value = rule[member as 'source' | 'from' | 'until'];
    return value && member !== 'source' ? day(value) : value ?? '';
  };
}

const kLabels: Record<string, string> = { origin: 'figures.origin', destination: 'figures.destination', home_approval: 'directory.rule_approval_needed', levels: 'directory.rule_levels', source: 'directory.rule_source', from: 'directory.field.valid_from', until: 'directory.field.valid_until' };
/** The tag of a record that does not exist yet: a rule that somebody made meanwhile is a conflict, not overwritten. */
const kNoVersion = '"0"';

function RuleDialog({ rule, onClose }: { rule?: CorridorView; onClose: () => void }) {
  const { t } = useReader();
  const said = useSaid();
  const load = async (body: unknown): Promise<Version> => {
    const { origin, destination } = body as CorridorRecord;
    const { items } = await get<CorridorViewListed>(kPath);
    const found = items.find(({ record }) => record.origin === origin && record.destination === destination);
    return found ? { record: found.record, tag: found.tag } : { record: {}, tag: kNoVersion };
  };
  return (
    <RecordForm kind="rule" path={kPath} draft={`${kPath}#${rule?.id ?? ''}`} shape={shapeRule} replaces submit={t('common.save')} loaded={rule && { record: rule.record, tag: rule.tag }} load={load}
      begin={{ '/home_approval': false, tag: kNoVersion }} label={(member) => t(kLabels[member] ?? 'common.what')} said={said} onDone={onClose} onCancel={onClose}>
      <RuleFields fresh={!rule} />
    </RecordForm>
  );
}

export function RulesPage() {
  const { t, place } = useReader();
  useTitle(t('directory.corridors'));
  const query = useQuery(kRulesQuery);
  const { rule: open } = useSearch({ strict: false }) as { rule?: string };
  const navigate = useNavigate();
  const keeps = useHasRole(kAdministrators);
  useRowKeys();
  const show = (rule?: string) => void navigate({ to: '/directory/rules', search: { rule }, replace: true });
  const opened = query.data?.items.find(({ id }) => id === open);
  const said = useSaid();
  const actions = ({ id, record }: CorridorView) => (
    <>
      {keeps && <Button size="compact-sm" variant="subtle" onClick={() => show(id)}>{t('common.edit')}</Button>}
      <RecordHistory of="corridor" id={id} name={`${place(record.origin)} – ${place(record.destination)}`} label={(member) => t(kLabels[member] ?? 'common.what')} said={said} />
    </>
  );
  return (
    <div className={css.page}>
      <DirectoryHead at="rules" action={keeps && <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => show('new')}>{t('directory.rule_new')}</Button>} />
      <Shown query={query} rows={6}>
        {({ items }) => (items.length === 0 ? <Empty title={t('directory.rules_empty')} /> : (
          <ul className={`panel ${css.list}`}>{items.map((rule) => <li key={rule.id} className={css.row} data-row={rule.id} tabIndex={-1}><Rule rule={rule} actions={actions(rule)} /></li>)}</ul>
        ))}
      </Shown>
      <Modal opened={keeps && (open === 'new' || opened !== undefined)} onClose={() => show()} size="lg" closeButtonProps={{ 'aria-label': t('common.close') }}
        title={opened ? <Route from={opened.record.origin} to={opened.record.destination} /> : t('directory.rule_new')}>
        {(open === 'new' || opened) && <RuleDialog rule={opened} onClose={() => show()} />}
      </Modal>
    </div>
  );
}
