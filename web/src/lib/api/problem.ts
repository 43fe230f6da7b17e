// A refusal of the server (RFC 9457) as a typed error. `fields` maps JSON pointers of the body to sentences in the reader's language.
export interface FieldError { field: string; code: string; detail?: string }

export interface Problem {
  type?: string;
  title?: string;
  status: number;
  code: string;
  detail?: string;
  params?: Record<string, string>;
  field?: string;                ///< where one field alone is wrong
  errors?: FieldError[];
  incident?: string;
}

export class ApiError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail ?? problem.title ?? problem.code);
    this.name = 'ApiError';
  }

  get code(): string { return this.problem.code; }
  get status(): number { return this.problem.status; }
  /** The network failed or the server was too busy: nothing definite is known, the same request may be sent again. */
  get uncertain(): boolean { return this.status === 0 || this.status === 408 || this.status === 429 || this.status >= 500; }
}

export function fieldErrors(error: unknown): FieldError[] {
  if (!(error instanceof ApiError)) return [];
  const { errors, field, code, detail } = error.problem;
  return errors ?? (field ? [{ field, code, detail }] : []);
}

export async function problemOf(response: Response): Promise<Problem> {
  const fallback: Problem = { status: response.status, code: response.status === 401 ? 'sign_in_required' : 'internal' };
  if (!response.headers.get('content-type')?.includes('json')) return fallback;
  try {
    return { ...fallback, ...((await response.json()) as Partial<Problem>), status: response.status };
  } catch {
    return fallback;
  }
}
