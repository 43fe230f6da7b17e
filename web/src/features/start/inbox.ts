// The whole of the list that the start page shows the beginning of: what waits for an answer of one's own, the most pressing first.
export function inboxSearch(own: readonly string[]): Record<string, string> {
  const [party, ...others] = own;
  // The list asks for one organisation: whoever answers for several sees all of theirs, in the same order.
  return { view: 'list', sort: 'due', ...(party && others.length === 0 ? { owes: party } : {}) };
}
