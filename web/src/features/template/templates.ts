import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { TemplateKind, TemplateList, TemplateRecord } from '~api';
import { get, send } from '~/lib/api/client.ts';

/** What one's organisation keeps to use again. */
export function useTemplates(kind: TemplateKind, enabled = true) {
  return useQuery({ queryKey: ['templates', kind], queryFn: ({ signal }) => get<TemplateList>('/api/templates', { kind }, signal), enabled });
}

export interface Keeping { id?: string; tag?: string; record: TemplateRecord }

export function useKeep(kind: TemplateKind) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, tag, record }: Keeping) => send<{ id: string }>(id ? 'PUT' : 'POST', id ? `/api/templates/${id}` : '/api/templates', record, { ifMatch: tag }),
    onSettled: () => client.invalidateQueries({ queryKey: ['templates', kind] }),
  });
}
