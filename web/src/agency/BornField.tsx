// When the patient was born, as people know it, and what was understood of it.
import { useId } from 'react';
import { agesOfYear, ageWords } from '~/lib/age.ts';
import { useReader, type Reader } from '~/lib/i18n/context.tsx';
import { ageIn, bornOf, daysMeant, isChild, type Born } from './born.ts';

interface Props { value: string; today: string; onChange: (value: string) => void }

/** An age is kept as a year of birth, and told as it will be read: both ages that it may be. */
function understood({ t, day }: Reader, born: Born, text: string, today: string): string {
  if ('birth_date' in born) return t('agency.born.day', { day: day(born.birth_date) });
  const year = String(born.birth_year);
  return t(ageIn(text) === undefined ? 'agency.born.year' : 'agency.born.about', { year, age: ageWords(t, agesOfYear(born.birth_year, today))! });
}

export function BornField({ value, today, onChange }: Props) {
  const reader = useReader();
  const { t, day } = reader;
  const id = useId();
  const born = bornOf(value, today);
  const meant = daysMeant(value, today);
  const typed = value.trim() !== '';
  const said = born
    ? [`${understood(reader, born, value, today)}.`, isChild(born, today) && t('agency.born.child')]
    : meant.length > 0 ? [t('agency.born.which')] : [typed && t('agency.born.unclear'), `${t('agency.born.example')}.`, !typed && t('agency.born.unknown')];
  return (
    <>
      <label>{t('agency.answer.born')}<input maxLength={30} autoComplete="off" inputMode="text" dir="ltr" aria-describedby={id} aria-invalid={(typed && !born) || undefined} value={value} onChange={(event) => onChange(event.currentTarget.value)} /></label>
      <p id={id} className="quiet" aria-live="polite">{said.filter(Boolean).join(' ')}</p>
      {meant.length > 0 && <div className="buttons">{meant.map((one) => <button type="button" key={one} onClick={() => onChange(one)}>{one.length === 4 ? one : day(one)}</button>)}</div>}
    </>
  );
}
