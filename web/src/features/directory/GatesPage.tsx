// What stands between two places for a kind of treatment: which rule, by which source, from when to when, and what it stops.
import { Badge, Button, Modal, Text } from '@mantine/core';
import { IconArrowRight, IconPlus } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { get, send } from '~/lib/api/client.ts';
import { kGateEffect, kSpecialty, kTechnique, type GateList, type GateRecord, type GateView } from '~api';
import { useReader } from '~/lib/i18n/context.tsx';
import { useRowKeys } from '~/lib/keyboard.ts';
import { kAdministrators, useHasRole } from '~/lib/session.ts';
import { useTitle } from '~/lib/title.ts';
import { DayField } from '~/ui/DayField.tsx';
import { NoteField, PlaceField, SelectField, TextField, useChoices } from '~/ui/fields.tsx';
import { RecordForm, type Version } from '~/ui/RecordForm.tsx';
import { RecordHistory } from '~/ui/RecordHistory.tsx';
import { Empty, Shown } from '~/ui/states.tsx';
import { Route } from '~/ui/text.tsx';
import { DayText } from '~/ui/time.tsx';
import { DirectoryHead } from './DirectoryHead.tsx';
import { dayOf } from './licence.ts';
import css from './directory.module.css';

const kPath = '/api/directory/gates';
const kColor: Record<GateRecord['effect'], string> = { forbidden: 'harm', approval: 'warm', document: 'warm', visa_needed: 'warm', visa_free: 'teal' };
const kLabels: Record<string, string> = {
  effect: 'directory.gate_effect', origin: 'figures.origin', destination: 'figures.destination', specialty: 'case.field.specialty', technique: 'directory.field.techniques', rule: 'directory.gate_rule',
  source: 'directory.rule_source', link: 'directory.gate_link', from: 'directory.field.valid_from', until: 'directory.field.valid_until',
};

const holds = ({ from, until }: GateRecord, today: string) => (!from || from <= today) && (!until || today <= until);

/** From and to, where either may be anywhere. */
function Way({ from, to }: { from?: string; to?: string }) {
  const { t, place } = useReader();
  if (from && to) return <Route from={from} to={to} />;
  const side = (code?: string) => (code ? place(code) : t('directory.gate_everywhere'));
  return <>{side(from)} <IconArrowRight size={14} className="mirror" aria-hidden /> {side(to)}</>;
}

function Gate({ gate: { record }, actions }: { gate: GateView; actions?: React.ReactNode }) {
  const { t, list } = useReader();
  const web = record.link && /^https?:\/\//.test(record.link);
  const about = list([record.specialty && t(`specialty.${record.specialty}`), record.technique && t(`catalogue.technique.${record.technique}`)].filter((one) => one !== undefined));
  return (
    <>
      <Text component="span" fw={600}><Way from={record.origin} to={record.destination} />{about && <> · {about}</>}</Text>
      <span className={css.badges}>
        <Badge variant="light" tt="none" color={kColor[record.effect]}>{t(`catalogue.gate.${record.effect}`)}</Badge>
        {!holds(record, dayOf(new Date())) && <Badge variant="light" tt="none" color="gray">{t('directory.rule_not_in_force')}</Badge>}
        {actions}
      </span>
      <span>
        <Text component="span" size="sm" display="block"><bdi>{record.rule}</bdi></Text>
        <Text component="span" size="sm" c="dimmed">{web ? <a href={record.link} rel="noreferrer noopener" target="_blank"><bdi>{record.source}</bdi></a> : <bdi>{record.source}</bdi>}{record.from && <> · {t('common.from_date')} <DayText day={record.from} /></>}{record.until && <> · {t('common.to_date')} <DayText day={record.until} /></>}</Text>
      </span>
    </>
  );
}

function useSaid(): (member: string, record: object) => string {
  const { t, place, day } = useReader();
  return (member, record) => {
    const value = (record as Record<string, string | undefined>)[member];
    if (!value) return '';
    if (member === 'effect') return t(`catalogue.gate.${value}`);
    if (member === 'specialty') return t(`specialty.${value}`);
    if (member === 'technique') return t(`catalogue.technique.${value}`);
    if (member === 'origin' || member === 'destination') return place(value);
    return member === 'from' || member === 'until' ? day(value) : value;
  };
}

function GateDialog({ gate, onClose }: { gate?: GateView; onClose: () => void }) {
  const { t } = useReader();
  const said = useSaid();
  const load = async (): Promise<Version> => {
    const found = (await get<GateList>(kPath)).items.find(({ id }) => id === gate?.id);
    return found ? { record: found.record, tag: found.tag } : { record: {}, tag: '' };
  };
  return (
    <RecordForm kind="gate" path={gate ? `${kPath}/${gate.id}` : kPath} submit={t('common.save')} loaded={gate && { record: gate.record, tag: gate.tag }} load={load} label={(member) => t(kLabels[member] ?? 'common.what')} said={said} onDone={onClose} onCancel={onClose}>
      <SelectField at="/effect" label={t('directory.gate_effect')} required choices={useChoices(kGateEffect, 'catalogue.gate')} />
      <PlaceField at="/origin" label={t('figures.origin')} />
      <PlaceField at="/destination" label={t('figures.destination')} />
      <SelectField at="/specialty" label={t('case.field.specialty')} choices={useChoices(kSpecialty, 'specialty')} />
      <SelectField at="/technique" label={t('directory.field.techniques')} choices={useChoices(kTechnique, 'catalogue.technique')} />
      <NoteField at="/rule" label={t('directory.gate_rule')} required />
      <TextField at="/source" label={t('directory.rule_source')} required dir="auto" />
      <TextField at="/link" label={t('directory.gate_link')} type="url" dir="ltr" />
      <DayField at="/from" label={t('directory.field.valid_from')} />
      <DayField at="/until" label={t('directory.field.valid_until')} />
    </RecordForm>
  );
}

export function GatesPage() {
  const { t } = useReader();
  useTitle(t('directory.gates'));
  const said = useSaid();
  const query = useQuery({ queryKey: ['gates'], queryFn: ({ signal }) => get<GateList>(kPath, undefined, signal) });
  const { gate: open } = useSearch({ strict: false }) as { gate?: string };
  const navigate = useNavigate();
  const keeps = useHasRole(kAdministrators);
  useRowKeys();
  const show = (gate?: string) => void navigate({ to: '/directory/gates', search: { gate }, replace: true });
  const close = () => { show(); void query.refetch(); };
  const end = useMutation({ mutationFn: ({ id, record, tag }: GateView) => send('PUT', `${kPath}/${id}`, { ...record, until: dayOf(new Date()) }, { ifMatch: tag }), onSettled: () => query.refetch() });
  const opened = query.data?.items.find(({ id }) => id === open);
  const actions = (gate: GateView) => (
    <>
      <RecordHistory of="gate" id={gate.id} name={t(`catalogue.gate.${gate.record.effect}`)} label={(member) => t(kLabels[member] ?? 'common.what')} said={said} />
      {keeps && <Button size="compact-sm" variant="subtle" onClick={() => show(gate.id)}>{t('common.edit')}</Button>}
      {keeps && holds(gate.record, dayOf(new Date())) && gate.record.until !== dayOf(new Date()) && <Button size="compact-sm" variant="subtle" color="gray" loading={end.isPending} onClick={() => end.mutate(gate)}>{t('directory.gate_end')}</Button>}
    </>
  );
  return (
    <div className={css.page}>
      <DirectoryHead at="gates" action={keeps && <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => show('new')}>{t('directory.gate_new')}</Button>} />
      <Shown query={query} rows={6}>
        {({ items }) => (items.length === 0 ? <Empty title={t('directory.gates_empty')} /> : (
          <ul className={`panel ${css.list}`}>{items.map((gate) => <li key={gate.id} className={css.row} data-row={gate.id} tabIndex={-1}><Gate gate={gate} actions={actions(gate)} /></li>)}</ul>
        ))}
      </Shown>
      <Modal opened={keeps && (open === 'new' || opened !== undefined)} onClose={() => show()} size="lg" closeButtonProps={{ 'aria-label': t('common.close') }} title={t(opened ? 'directory.gates' : 'directory.gate_new')}>
        {(open === 'new' || opened) && <GateDialog gate={opened} onClose={close} />}
      </Modal>
    </div>
  );
}
