import { useReader } from '~/lib/i18n/context.tsx';

/** FHIR dates in the precision given: "2019" and "2019-05" stay what they are, a day or an instant is shown as a day. */
export function useFhirDate(): (text: string) => string {
  const { day, table } = useReader();
  return (text) => {
    const [, year, month, date] = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/.exec(text) ?? [];
    if (!year) return text;
    if (date) return day(`${year}-${month}-${date}`);
    return month ? `${table.months_short[Number(month) - 1]} ${year}` : year;
  };
}
