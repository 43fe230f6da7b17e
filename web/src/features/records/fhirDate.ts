import { useReader } from '~/lib/i18n/context.tsx';
import { typedDate } from '~/lib/typedDate.ts';
import { todayIn } from '~/lib/wallClock.ts';

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

/** What somebody copies from a paper. */
export function usePaperDate(): (text: string) => string | undefined {
  const { zone } = useReader();
  return (text) => typedDate(text, todayIn(zone));
}
