// A date as three plain answers (day, month by its name, year): no calendar to fight with, the same in all languages, fine with a
// screen reader. Days near today have a button.
import { Button, Group, Input, Select, TextInput } from '@mantine/core';
import { useId, useState } from 'react';
import { digitsOf } from '~/lib/digits.ts';
import { useReader } from '~/lib/i18n/context.tsx';
import { todayIn, wrongDay } from '~/lib/wallClock.ts';
import { useFieldFrame, type FieldProps } from './fields.tsx';
import css from './fields.module.css';

interface Parts { year: string; month: string; day: string }

const partsOf = (value: unknown): Parts => {
  const [year = '', month = '', day = ''] = typeof value === 'string' ? value.split('-') : [];
  return { year, month: month && String(Number(month)), day: day && String(Number(day)) };
};

function joined({ year, month, day }: Parts): string {
  if (!year && !month && !day) return '';
  return `${year.padStart(4, '0')}-${(month || '0').padStart(2, '0')}-${(day || '0').padStart(2, '0')}`;
}

export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** `near` lists days from today that get a button: 0 is today. */
export function DayField({ near: shortcuts = [], ...props }: FieldProps & { near?: readonly number[] }) {
  const { t, table, zone, day: dayText } = useReader();
  const { value, set, frame } = useFieldFrame({ ...props, says: (written) => { const wrong = typeof written === 'string' && written !== '' && wrongDay(written); return wrong ? t(`common.date_${wrong}`) : undefined; } });
  const [parts, setParts] = useState(() => partsOf(value));
  const id = useId();
  const change = (next: Parts) => { setParts(next); set(joined(next)); };
  const pick = (day: string) => { setParts(partsOf(day)); set(day); };
  const fields = {
    d: <TextInput key="d" aria-label={`${props.label}: ${t('common.day')}`} placeholder={t('common.day')} inputMode="numeric" maxLength={2} className={css.day} value={parts.day} error={Boolean(frame.error)}
      onChange={(event) => change({ ...parts, day: digitsOf(event.currentTarget.value) })} />,
    M: <Select key="M" aria-label={`${props.label}: ${t('common.month')}`} placeholder={t('common.month')} className={css.month} searchable allowDeselect={false} clearable={!props.required} data={table.months.map((label, index) => ({ value: String(index + 1), label }))}
      value={parts.month || null} error={Boolean(frame.error)} onChange={(month) => change({ ...parts, month: month ?? '' })} />,
    y: <TextInput key="y" aria-label={`${props.label}: ${t('common.year')}`} placeholder={t('common.year')} inputMode="numeric" maxLength={4} className={css.year} value={parts.year} error={Boolean(frame.error)}
      onChange={(event) => change({ ...parts, year: digitsOf(event.currentTarget.value) })} />,
  };
  const order = [...'dMy'].sort((a, b) => table.patterns.date.indexOf(a) - table.patterns.date.indexOf(b)) as (keyof typeof fields)[];
  const today = todayIn(zone);
  return (
    <Input.Wrapper {...frame} labelElement="div" labelProps={{ id }}>
      <Group gap="xs" role="group" aria-labelledby={id} className={css.date}>
        {order.map((part) => fields[part])}
        {shortcuts.map((days) => {
          const near = dayAfter(today, days);
          const text = days === 0 ? t('common.today') : days === 1 ? t('common.tomorrow') : dayText(near, near.slice(0, 4) === today.slice(0, 4) ? 'day_month' : 'date_short');
          return <Button key={days} variant="subtle" size="compact-sm" onClick={() => pick(near)}>{text}</Button>;
        })}
      </Group>
    </Input.Wrapper>
  );
}
