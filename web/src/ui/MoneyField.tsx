import { Group, Input, Select, TextInput } from '@mantine/core';
import { useId, useState } from 'react';
import type { Money } from '~api';
import { currencyExponent, parseAmount } from '~/lib/i18n/format.ts';
import { kCurrencies } from '~/lib/i18n/currencies.ts';
import { useReader } from '~/lib/i18n/context.tsx';
import { useFieldFrame, type FieldProps } from './fields.tsx';
import css from './fields.module.css';

/** The currencies of our corridors first; any other ISO 4217 code of the table after them. */

function plain(money: Money | undefined, decimal: string): string {
  if (!money) return '';
  const exponent = currencyExponent(money.currency);
  const digits = money.minor.padStart(exponent + 1, '0');
  return exponent === 0 ? digits : `${digits.slice(0, -exponent)}${decimal}${digits.slice(-exponent)}`;
}

/** An amount as people write it ("1 250,50") and its currency. What cannot be read is sent as typed, and the server says so. */
export function MoneyField({ currency: fixed, ...props }: FieldProps & { currency?: string }) {
  const { t, table } = useReader();
  const { value, set, frame } = useFieldFrame({ ...props, says: (sum) => (sum && !/^\d+$/.test((sum as Money).minor) ? t('common.amount_unclear') : undefined) });
  const money = value as Money | undefined;
  const [text, setText] = useState(() => plain(money, table.decimal));
  const [chosen, setChosen] = useState(money?.currency ?? fixed ?? 'USD');
  const currency = fixed ?? chosen;
  const id = useId();
  const change = (next: string, of: string) => set(next.trim() === '' ? undefined : { minor: parseAmount(next, of) ?? next, currency: of });
  const codes = [...kCurrencies, ...Object.keys(table.currencies).filter((code) => !(kCurrencies as readonly string[]).includes(code))];
  return (
    <Input.Wrapper {...frame} labelElement="div" labelProps={{ id }}>
      <Group gap="xs" role="group" aria-labelledby={id}>
        <TextInput aria-label={`${props.label}: ${t('common.amount')}`} inputMode="decimal" className={`digits ${css.amount}`} value={text} error={Boolean(frame.error)}
          onChange={(event) => { setText(event.currentTarget.value); change(event.currentTarget.value, currency); }} />
        <Select aria-label={`${props.label}: ${t('common.currency')}`} className={css.currency} searchable disabled={fixed !== undefined} data={codes} value={currency} allowDeselect={false}
          onChange={(next) => { if (next) { setChosen(next); change(text, next); } }} />
      </Group>
    </Input.Wrapper>
  );
}
