// Which of an organisation's keywords are offered while one is typed.
const folded = (text: string) => text.normalize('NFKC').toLowerCase();

export const beginningWith = (keywords: readonly string[], typed: string): string[] => keywords.filter((one) => folded(one).startsWith(folded(typed.trim())));
