import { ApiError } from '~/lib/api/problem.ts';
import { useReader } from '~/lib/i18n/context.tsx';

/** A refusal in the reader's words: what the server said, or the sentence of its code. `own` are an entry's own sentences by code. */
export function Problem({ error, own = {} }: { error: unknown; own?: Record<string, string> }) {
  const { t, has } = useReader();
  if (error === undefined) return null;
  const refusal = error instanceof ApiError ? error : undefined;
  const code = refusal?.code ?? 'internal';
  const id = own[code] ?? (code === 'offline' ? 'common.load_failed' : `errors.${code}`);
  const text = own[code] || code === 'offline' ? t(id) : refusal?.problem.detail ?? t(has(id) ? id : 'errors.internal');
  return <p className="problem" role="alert">{text}</p>;
}
