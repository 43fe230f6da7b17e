// A clinic's answer: the plan, the estimate line by line, the dates. The total is the sum of what is included, so it cannot disagree.
import { Group, Select, Stack, Text, Title } from '@mantine/core';
import { useContext } from 'react';
import type { EstimateLine, Money } from '~api';
import { FormContext, rowsIn } from '~/lib/form.ts';
import { useReader } from '~/lib/i18n/context.tsx';
import { CheckField, NoteField, TextField, useFieldFrame } from '~/ui/fields.tsx';
import { DayField } from '~/ui/DayField.tsx';
import { kCurrencies } from '~/lib/i18n/currencies.ts';
import { MoneyField } from '~/ui/MoneyField.tsx';
import { Rows } from '~/ui/Rows.tsx';
import { MoneyText } from '~/ui/text.tsx';

interface OfferBody { referral: string; currency?: string; terms: { lines?: EstimateLine[]; stay_days?: string | number } & Record<string, unknown> }

export function totalOf(lines: readonly EstimateLine[], currency: string): Money {
  const prices = lines.filter(({ included, price }) => included && price && /^\d+$/.test(price.minor)).map(({ price }) => BigInt(price!.minor));
  return { minor: String(prices.reduce((sum, price) => sum + price, 0n)), currency };
}

/** The form's body as the command wants it: total added, days as a number, the form's own currency choice taken out. */
export function shapeOffer(raw: unknown): unknown {
  const { referral, currency = 'USD', terms } = raw as OfferBody;
  const lines = (terms.lines ?? []).filter(({ text, price }) => text || price).map((line) => ({ ...line, included: Boolean(line.included) }));
  const stay = terms.stay_days === undefined ? {} : { stay_days: Number(terms.stay_days) };
  return { referral, terms: { ...terms, ...stay, lines, total: totalOf(lines, currency) } };
}

export const kOfferInitial = { '/currency': 'USD', '/terms/lines/0/included': true };

function StayField({ label }: { label: string }) {
  const { value, set, frame } = useFieldFrame({ at: '/terms/stay_days', label });
  return <Select {...frame} searchable clearable limit={40} w={180} data={Array.from({ length: 365 }, (_, day) => String(day + 1))} value={value === undefined ? null : String(value)} onChange={(days) => set(days ?? undefined)} />;
}

export function OfferForm() {
  const { t } = useReader();
  const form = useContext(FormContext)!;
  const places = rowsIn(form.values, '/terms/lines');
  const currency = (form.get('/currency') as string | undefined) ?? 'USD';
  const lines = ((form.body() as OfferBody).terms?.lines ?? []) as EstimateLine[];
  const setCurrency = (chosen: string | null) => {
    if (!chosen) return;
    form.set('/currency', chosen);
    for (const place of places) {
      const price = form.get(`/terms/lines/${place}/price`) as Money | undefined;
      if (price) form.set(`/terms/lines/${place}/price`, { ...price, currency: chosen });
    }
  };
  return (
    <Stack gap="md">
      <NoteField at="/terms/plan" label={t('case.field.treatment_plan')} required autoFocus rows={4} />
      <div>
        <Group justify="space-between" mb="xs"><Title order={3}>{t('case.field.estimate')}</Title><Select aria-label={t('common.currency')} size="xs" w={100} data={[...kCurrencies]} value={currency} onChange={setCurrency} allowDeselect={false} searchable /></Group>
        <Stack gap="xs">
          <Rows at="/terms/lines" add={t('common.add')} begin={{ included: true }}>
            {(line) => (
              <>
                <TextField at={`${line}/text`} label={t('common.what')} required />
                <MoneyField at={`${line}/price`} label={t('case.field.price')} currency={currency} key={currency} />
                <CheckField at={`${line}/included`} label={t('case.field.included')} />
              </>
            )}
          </Rows>
          <Text fw={600} ta="end">{t('common.total')}: <MoneyText money={totalOf(lines, currency)} /></Text>
        </Stack>
      </div>
      <DayField at="/terms/valid_until" label={t('case.field.valid_until')} required near={[14, 30]} />
      <DayField at="/terms/treatment_from" label={t('case.field.treatment_from')} />
      <StayField label={t('case.field.stay_days')} />
      <TextField at="/terms/surgeon" label={t('case.field.doctor')} dir="auto" />
      <NoteField at="/terms/remarks" label={t('common.note')} />
    </Stack>
  );
}
