// Deadlines that are a day, not an hour: the day an offer stands until is the same day for the family and on every clock of the other sides.
const kEndWithDay: ReadonlySet<string> = new Set(['offer_choice', 'translation_due', 'appeal_until', 'agreement_end', 'commitment']);

/** The last day of a clock that ends with one; nothing for clocks that end at an hour. */
export function lastDayOf(name: string | undefined, due: string): string | undefined {
  if (!name || !kEndWithDay.has(name)) return undefined;
  return new Date(Date.parse(due) - 1).toISOString().slice(0, 10);
}
