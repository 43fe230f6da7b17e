import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { get } from '~/lib/api/client.ts';
import { endUpload } from '~/lib/tus.ts';
import { queueOf, type FileOnItsWay, type Unfinished, type UploadQueue } from '~/lib/uploadQueue.ts';

export interface Uploads {
  queue: UploadQueue;
  items: readonly FileOnItsWay[];
  left: Unfinished[];                      ///< begun earlier, or on another device: the file must be chosen again
  add: (files: Iterable<File>) => void;
  giveUp: (id: string) => void;
}

export function useUploads(caseId: string, enabled: boolean): Uploads {
  const client = useQueryClient();
  const queue = useMemo(() => queueOf(caseId), [caseId]);
  const items = useSyncExternalStore(queue.subscribe, queue.snapshot);
  const key = ['case', caseId, 'uploads'];
  const query = useQuery({ queryKey: key, queryFn: ({ signal }) => get<Unfinished[]>(`/api/cases/${caseId}/uploads`, undefined, signal), enabled });
  useEffect(() => {
    queue.onDone = () => void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === 'case' || queryKey[0] === 'cases' });
  }, [queue, client]);
  const known = query.data ?? [];
  const left = items.some(({ state }) => state === 'sending') ? [] : known.filter(({ id, name, length }) => !items.some((item) => item.key === id || (item.name === name && item.size === length)));
  const giveUp = (id: string) => void endUpload(`/api/cases/${caseId}/uploads/${id}`).finally(() => client.invalidateQueries({ queryKey: key }));
  return { queue, items, left, add: (files) => queue.add(files, known), giveUp };
}
