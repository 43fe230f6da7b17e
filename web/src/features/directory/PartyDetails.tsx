// What an organisation is like for who comes from afar: its reception standard by origin, and when it works. Shown on its page, edited in its form.
import { Badge, Group, Text } from '@mantine/core';
import { kReceptionAspect, kWeekday, type PartyRecord, type ReceptionStandard, type WorkingWeek } from '~api';
import { useReader } from '~/lib/i18n/context.tsx';
import { useSession } from '~/lib/session.ts';
import { todayIn } from '~/lib/wallClock.ts';
import { DayField } from '~/ui/DayField.tsx';
import { CheckField, NoteField, PlaceField, SelectField, TextField, useChoices } from '~/ui/fields.tsx';
import { Panel } from '~/ui/Panel.tsx';
import { Rows } from '~/ui/Rows.tsx';
import { DayText } from '~/ui/time.tsx';
import css from './directory.module.css';

function Standard({ standard: { origin, checks } }: { standard: ReceptionStandard }) {
  const { t, place } = useReader();
  return (
    <li className={css.licence}>
      <Text fw={600}>{place(origin)}</Text>
      <ul className={css.plain}>
        {checks.map(({ aspect, met, note, checked, checked_by: by }) => (
          <li key={aspect}>
            <Group gap="xs"><Text size="sm">{t(`directory.reception_aspect.${aspect}`)}</Text><Badge variant="light" tt="none" color={met ? 'teal' : 'warm'}>{t(met ? 'directory.reception_met' : 'directory.reception_not_met')}</Badge></Group>
            <Text size="sm" c="dimmed">{note && <><bdi>{note}</bdi> · </>}<DayText day={checked} />, <bdi>{by}</bdi></Text>
          </li>
        ))}
      </ul>
    </li>
  );
}

function Hours({ week: { zone, spans } }: { week: WorkingWeek }) {
  const { t, list } = useReader();
  return (
    <Panel title={t('directory.hours')}>
      <dl className={css.facts}>
        {kWeekday.map((day) => [day, spans.filter((span) => span.day === day)] as const).filter(([, own]) => own.length > 0).map(([day, own]) => (
          <div key={day}><Text component="dt" size="sm" c="dimmed">{t(`directory.weekday.${day}`)}</Text><Text component="dd" m={0} className="digits"><bdi dir="ltr">{list(own.map(({ from, until }) => `${from}–${until}`))}</bdi></Text></div>
        ))}
      </dl>
      <Text size="sm" c="dimmed" mt="xs">{t('directory.field.time_zone')}: <bdi dir="ltr">{zone}</bdi></Text>
    </Panel>
  );
}

export function PartyDetails({ record: { reception, hours } }: { record: PartyRecord }) {
  const { t } = useReader();
  return (
    <>
      {reception && reception.length > 0 && (
        <Panel title={t('directory.reception')}>
          <Text size="sm" c="dimmed">{t('directory.reception_explain')}</Text>
          <ul className={css.plain}>{reception.map((standard) => <Standard key={standard.origin} standard={standard} />)}</ul>
        </Panel>
      )}
      {hours && <Hours week={hours} />}
    </>
  );
}

export function ReceptionFields() {
  const { t, zone } = useReader();
  const { user } = useSession();
  const aspects = useChoices(kReceptionAspect, 'directory.reception_aspect');
  return (
    <Panel title={t('directory.reception')}>
      <Text size="sm" c="dimmed" mb="xs">{t('directory.reception_explain')}</Text>
      <Rows at="/reception" add={t('directory.reception_add')} begin={{ 'checks/0/met': false, 'checks/0/checked': todayIn(zone), 'checks/0/checked_by': user.name }}>
        {(standard) => (
          <>
            <PlaceField at={`${standard}/origin`} label={t('figures.origin')} required />
            <Rows at={`${standard}/checks`} add={t('directory.reception_check_add')} begin={{ met: false, checked: todayIn(zone), checked_by: user.name }}>
              {(check) => (
                <>
                  <SelectField at={`${check}/aspect`} label={t('directory.reception_aspect')} required choices={aspects} />
                  <CheckField at={`${check}/met`} label={t('directory.reception_met')} />
                  <NoteField at={`${check}/note`} label={t('directory.reception_note')} rows={1} />
                  <DayField at={`${check}/checked`} label={t('directory.reception_checked')} required near={[0]} />
                  <TextField at={`${check}/checked_by`} label={t('directory.reception_checked_by')} required dir="auto" />
                </>
              )}
            </Rows>
          </>
        )}
      </Rows>
    </Panel>
  );
}

export function HoursFields() {
  const { t } = useReader();
  const days = useChoices(kWeekday, 'directory.weekday');
  return (
    <Panel title={t('directory.hours')}>
      <div className={css.fields}><TextField at="/hours/zone" label={t('directory.field.time_zone')} hint="Asia/Ho_Chi_Minh" dir="ltr" /></div>
      <Rows at="/hours/spans" add={t('directory.hours_add')} begin={{ from: '09:00', until: '18:00' }}>
        {(span) => (
          <>
            <SelectField at={`${span}/day`} label={t('directory.hours_day')} required choices={days} />
            <TextField at={`${span}/from`} label={t('directory.hours_from')} hint={t('directory.hours_hint')} required dir="ltr" />
            <TextField at={`${span}/until`} label={t('directory.hours_until')} required dir="ltr" />
          </>
        )}
      </Rows>
    </Panel>
  );
}
