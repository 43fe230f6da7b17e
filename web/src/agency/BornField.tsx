// When the patient was born, as people know it, and what was understood of it.
import { useId } from 'react';
import { useReader } from '~/lib/i18n/context.tsx';
import { bornOf, isChild } from './born.ts';

interface Props { value: string; today: string; onChange: (value: string) => void }

export function BornField({ value, today, onChange }: Props) {
  const { t, day } = useReader();
  const id = useId();
  const born = bornOf(value, today);
  const unclear = !born && value.trim() !== '';
  const read = born && ('birth_date' in born ? t('agency.born.day', { day: day(born.birth_date) }) : t('agency.born.year', { year: String(born.birth_year) }));
  const said = born ? [`${read}.`, isChild(born, today) && t('agency.born.child')].filter(Boolean).join(' ') : t(unclear ? 'agency.born.unclear' : 'agency.born.unknown');
  return (
    <>
      <label>{t('agency.answer.born')}<input maxLength={30} autoComplete="off" inputMode="decimal" dir="ltr" aria-describedby={id} aria-invalid={unclear || undefined} value={value} onChange={(event) => onChange(event.currentTarget.value)} /></label>
      <p id={id} className="quiet" aria-live="polite">{said}</p>
    </>
  );
}
