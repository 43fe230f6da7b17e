/** What the address of the figures holds: which view, what is counted, by what, and what stands open. */
export type FigureSearch = Partial<Record<'view' | 'definition' | 'rows' | 'year' | 'destination' | 'origin' | 'behind' | 'add', string>>;
