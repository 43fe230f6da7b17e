// Sending a patient summary: checked for the plainest mistakes here, read by the server, one Idempotency-Key per file so that a repeat
// after a broken line never makes two records.
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { send } from '~/lib/api/client.ts';
import type { ImportReply } from '~api';
import { keyKeeper } from '~/lib/keys.ts';

export type FileProblem = 'empty' | 'xml' | 'not_json';

export async function problemOfFile(file: Blob): Promise<FileProblem | undefined> {
  if (file.size === 0) return 'empty';
  const head = (await file.slice(0, 64).text()).replace(/^\uFEFF/, '').trimStart();
  if (head.startsWith('<')) return 'xml';
  return head.startsWith('{') ? undefined : 'not_json';
}

export type UploadState =
  | { step: 'idle' }
  | { step: 'sending'; name: string; share: number }
  | { step: 'refused'; name: string; file?: File; problem?: FileProblem; error?: unknown }
  | { step: 'done'; name: string; reply: ImportReply };

/** `path` takes a Bundle: a case's records, or the import that opens a case. */
export function useUpload(path: string): { state: UploadState; start: (file: File) => Promise<void>; clear: () => void } {
  const [state, setState] = useState<UploadState>({ step: 'idle' });
  const keeper = useRef(keyKeeper());
  const client = useQueryClient();
  const start = async (file: File) => {
    const name = file.name;
    const problem = await problemOfFile(file);
    if (problem) return setState({ step: 'refused', name, problem });
    setState({ step: 'sending', name, share: 0 });
    const key = keeper.current.keyFor(path, [name, file.size, file.lastModified]);
    try {
      const onProgress = (sent: number, total: number) => setState({ step: 'sending', name, share: total > 0 ? sent / total : 0 });
      const reply = await send<ImportReply>('POST', path, file, { key, contentType: 'application/fhir+json', onProgress });
      keeper.current.settled();
      setState({ step: 'done', name, reply });
      await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === 'case' || queryKey[0] === 'cases' });
    } catch (error) {
      keeper.current.settled(error);
      setState({ step: 'refused', name, file, error });
    }
  };
  return { state, start, clear: () => setState({ step: 'idle' }) };
}
