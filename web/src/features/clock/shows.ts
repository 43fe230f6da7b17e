/** ?show= of the clocks board, the same words as the query of GET /api/clocks. */
export const kShows = ['all', 'ours', 'theirs', 'overdue', 'stopped'] as const;
export type Show = (typeof kShows)[number];
