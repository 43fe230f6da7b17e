// What the address of a case may hold: one command with its part, or one of what opens beside the case.
export interface Open { do?: string; referral?: string; record?: string; offers?: string; blind?: string; only?: string; currency?: string; match?: string; looked?: string; then?: string; then_part?: string }

/** What is not a form of one command. */
export const kOpens: Record<string, Open> = { compare_offers: { offers: '1' }, find_clinics: { match: '1' } };
