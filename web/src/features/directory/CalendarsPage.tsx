// On which days people work, place by place: the weekdays, and the holidays that clocks wait for.
import { Badge, Button, Group, Modal, Text } from '@mantine/core';
import { IconPlus, IconTableImport } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { kDayEffect, kWeekday, type WorkingCalendarList, type WorkingCalendarRecord, type WorkingCalendarView, type SpecialDays } from '~api';
import { get } from '~/lib/api/client.ts';
import { useReader } from '~/lib/i18n/context.tsx';
import { useRowKeys } from '~/lib/keyboard.ts';
import { kDirectoryKeepers, useHasRole } from '~/lib/session.ts';
import { useTitle } from '~/lib/title.ts';
import { DayField } from '~/ui/DayField.tsx';
import { MultiField, PlaceField, SelectField, TextField, useChoices } from '~/ui/fields.tsx';
import { ButtonLink } from '~/ui/links.tsx';
import { RecordForm, type Version } from '~/ui/RecordForm.tsx';
import { RecordHistory } from '~/ui/RecordHistory.tsx';
import { Rows } from '~/ui/Rows.tsx';
import { Empty, Shown } from '~/ui/states.tsx';
import { DayText } from '~/ui/time.tsx';
import { DirectoryHead } from './DirectoryHead.tsx';
import { ahead, shapeCalendar } from './calendars.ts';
import { dayOf } from './licence.ts';
import css from './directory.module.css';

const kPath = '/api/directory/calendars';
/** The tag of a calendar that does not exist yet. */
const kNoVersion = '"0"';
const kShown = 3;
const kLabels: Record<string, string> = { place: 'directory.field.place', zone: 'directory.field.time_zone', weekdays: 'directory.workdays', source: 'directory.workdays_source', special: 'directory.special' };

function useSaid(): (member: string, record: object) => string {
  const { t, list, place, day } = useReader();
  return (member, record) => {
    const calendar = record as WorkingCalendarRecord;
    if (member === 'place') return place(calendar.place);
    if (member === 'weekdays') return list((calendar.weekdays ?? []).map((one) => t(`directory.weekday.${one}`)));
    if (member === 'special') return (calendar.special ?? []).map(({ name, from, until, effect }) => `${name}: ${day(from)}${until === from ? '' : ` – ${day(until)}`} (${t(`directory.effect.${effect}`)})`).join('; ');
    return String((calendar as unknown as Record<string, unknown>)[member] ?? '');
  };
}

function Special({ days: { name, from, until, effect, percent } }: { days: SpecialDays }) {
  const { t, number } = useReader();
  return (
    <li>
      <Text component="span" size="sm"><bdi>{name}</bdi>: <DayText day={from} />{until !== from && <> – <DayText day={until} /></>}</Text>{' '}
      {effect !== 'off' && <Badge variant="light" tt="none" color="gray">{t(`directory.effect.${effect}`)}{percent !== undefined && ` · ${number(percent)} %`}</Badge>}
    </li>
  );
}

function Calendar({ calendar: { record }, actions }: { calendar: WorkingCalendarView; actions: React.ReactNode }) {
  const { t, place, list } = useReader();
  const next = ahead(record.special, dayOf(new Date()));
  return (
    <>
      <Text component="span" fw={600}>{place(record.place)}</Text>
      <span className={css.badges}>{actions}</span>
      <div>
        <Text size="sm">{t('directory.workdays')}: {record.weekdays.length > 0 ? list(record.weekdays.map((day) => t(`directory.weekday.${day}`))) : t('directory.workdays_country')} · <bdi dir="ltr">{record.zone}</bdi></Text>
        <Text size="sm" c="dimmed"><bdi>{record.source}</bdi></Text>
        {record.special.length > 0 && <Text size="sm" c="dimmed" mt={4}>{next.length > 0 ? t('directory.special_next') : t('directory.special_none')}</Text>}
        <ul className={css.plain}>{next.slice(0, kShown).map((days) => <Special key={`${days.from}${days.name}`} days={days} />)}</ul>
      </div>
    </>
  );
}

function SpecialFields() {
  const { t } = useReader();
  const effects = useChoices(kDayEffect, 'directory.effect');
  return (
    <fieldset className={css.levels}>
      <legend>{t('directory.special')}</legend>
      <Rows at="/special" add={t('directory.special_add')} begin={{ effect: 'off' }}>
        {(days) => (
          <>
            <TextField at={`${days}/name`} label={t('directory.special_name')} required dir="auto" />
            <DayField at={`${days}/from`} label={t('directory.special_from')} required />
            <DayField at={`${days}/until`} label={t('directory.special_until')} required />
            <SelectField at={`${days}/effect`} label={t('directory.special_effect')} required choices={effects} />
            <TextField at={`${days}/percent`} label={t('directory.special_percent')} dir="ltr" />
            <TextField at={`${days}/source`} label={t('directory.rule_source')} required dir="auto" />
          </>
        )}
      </Rows>
    </fieldset>
  );
}

function CalendarDialog({ calendar, onClose }: { calendar?: WorkingCalendarView; onClose: () => void }) {
  const { t } = useReader();
  const said = useSaid();
  const load = async (body: unknown): Promise<Version> => {
    const found = (await get<WorkingCalendarList>(kPath)).items.find(({ record }) => record.place === (body as WorkingCalendarRecord).place);
    return found ? { record: found.record, tag: found.tag } : { record: {}, tag: kNoVersion };
  };
  return (
    <RecordForm kind="calendar" path={kPath} draft={`${kPath}#${calendar?.record.place ?? ''}`} replaces submit={t('common.save')} loaded={calendar && { record: calendar.record, tag: calendar.tag }} load={load}
      begin={{ '/weekdays': ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'], tag: kNoVersion }} shape={shapeCalendar} label={(member) => t(kLabels[member] ?? 'common.what')} said={said} onDone={onClose} onCancel={onClose}>
      {!calendar && <PlaceField at="/place" label={t('directory.field.place')} required />}
      <TextField at="/zone" label={t('directory.field.time_zone')} hint="Asia/Ho_Chi_Minh" required dir="ltr" />
      <MultiField at="/weekdays" label={t('directory.workdays')} hint={t('directory.workdays_hint')} choices={useChoices(kWeekday, 'directory.weekday')} />
      <TextField at="/source" label={t('directory.workdays_source')} required dir="auto" />
      <SpecialFields />
    </RecordForm>
  );
}

export function CalendarsPage() {
  const { t, place } = useReader();
  useTitle(t('directory.calendars'));
  const said = useSaid();
  const query = useQuery({ queryKey: ['calendars'], queryFn: ({ signal }) => get<WorkingCalendarList>(kPath, undefined, signal) });
  const { calendar: open } = useSearch({ strict: false }) as { calendar?: string };
  const navigate = useNavigate();
  const keeps = useHasRole(kDirectoryKeepers);
  useRowKeys();
  const show = (calendar?: string) => void navigate({ to: '/directory/calendars', search: { calendar }, replace: true });
  const close = () => { show(); void query.refetch(); };
  const opened = query.data?.items.find(({ record }) => record.place === open);
  const actions = ({ record }: WorkingCalendarView) => (
    <>
      {keeps && <Button size="compact-sm" variant="subtle" aria-label={`${t('common.edit')}: ${place(record.place)}`} onClick={() => show(record.place)}>{t('common.edit')}</Button>}
      <RecordHistory of="calendar" id={record.place} name={place(record.place)} label={(member) => t(kLabels[member] ?? 'common.what')} said={said} />
    </>
  );
  const add = keeps && (
    <Group gap="xs">
      <ButtonLink to="/directory/import" search={{ kind: 'holidays' }} variant="default" leftSection={<IconTableImport size={16} aria-hidden />}>{t('import.title')}</ButtonLink>
      <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => show('new')}>{t('directory.calendar_new')}</Button>
    </Group>
  );
  return (
    <div className={css.page}>
      <DirectoryHead at="calendars" action={add} />
      <Text c="dimmed" mb="md">{t('directory.calendars_explain')}</Text>
      <Shown query={query} rows={6}>
        {({ items }) => (items.length === 0 ? <Empty title={t('directory.calendars_empty')} /> : (
          <ul className={`panel ${css.list}`}>{items.map((calendar) => <li key={calendar.record.place} className={css.row} data-row={calendar.record.place} tabIndex={-1}><Calendar calendar={calendar} actions={actions(calendar)} /></li>)}</ul>
        ))}
      </Shown>
      <Modal opened={keeps && (open === 'new' || opened !== undefined)} onClose={() => show()} size="lg" closeButtonProps={{ 'aria-label': t('common.close') }} title={opened ? `${t('directory.calendar')}: ${place(opened.record.place)}` : t('directory.calendar_new')}>
        {(open === 'new' || opened) && <CalendarDialog calendar={opened} onClose={close} />}
      </Modal>
    </div>
  );
}
