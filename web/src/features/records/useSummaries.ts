// The summaries of a case that stand now: those that came as a bundle, and the newest that people confirmed.
import { useQueries } from '@tanstack/react-query';
import type { CaseView, Summary } from '~api';
import { get } from '~/lib/api/client.ts';
import { useReader } from '~/lib/i18n/context.tsx';
import type { Sourced } from './merge.ts';

export const summaryQuery = (caseId: string, record: string) => ({
  queryKey: ['case', caseId, 'record', record], staleTime: Infinity,
  queryFn: ({ signal }: { signal: AbortSignal }) => get<Summary>(`/api/cases/${caseId}/records/${record}`, undefined, signal),
});

export interface Summaries { ready: Sourced[]; waiting: boolean; count: number }

export function useSummaries(view: Pick<CaseView, 'id' | 'records' | 'summaries'>): Summaries {
  const { t, day, partyName } = useReader();
  const sources = [
    ...view.records.filter(({ type }) => type === 'patient_summary').map(({ id, title }) => ({ id, name: title || t('record.summary') })),
    ...view.summaries.filter(({ replaced_by }) => !replaced_by).map(({ id, by, at }) => ({ id, name: `${partyName(by)}, ${day(at.slice(0, 10), 'date_short')}` })),
  ];
  const queries = useQueries({ queries: sources.map(({ id }) => summaryQuery(view.id, id)) });
  const ready = queries.flatMap(({ data }, place) => (data ? [{ name: sources[place]!.name, summary: data }] : []));
  return { ready, waiting: ready.length < sources.length && !queries.some(({ isError }) => isError), count: sources.length };
}
