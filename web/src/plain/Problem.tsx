import { ApiError } from '~/lib/api/problem.ts';
import { useReader } from '~/lib/i18n/context.tsx';

/** No answer came: of what was asked for, or of what was to be sent. */
const kLost: Record<string, string> = { offline: 'common.load_failed', not_sent: 'common.send_failed' };

/** A refusal in the reader's words: what the server said, or the sentence of its code. `own` are an entry's own sentences by code. */
export function Problem({ error, own = {} }: { error: unknown; own?: Record<string, string> }) {
  const { t, has } = useReader();
  if (error === undefined) return null;
  const refusal = error instanceof ApiError ? error : undefined;
  const code = refusal?.code ?? 'internal';
  const said = own[code] ?? kLost[code];
  const text = said ? t(said) : refusal?.problem.detail ?? t(has(`errors.${code}`) ? `errors.${code}` : 'errors.internal');
  return <p className="problem" role="alert">{text}</p>;
}
