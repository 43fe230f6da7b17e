// The one place that talks HTTP. GETs are plain; changes carry the CSRF token of the session and an Idempotency-Key.
import { ApiError, problemOf } from './problem.ts';

export interface SendOptions {
  key?: string;                 ///< Idempotency-Key; made fresh when absent
  ifMatch?: string;
  contentType?: string;         ///< for bodies that are not our JSON, such as application/fhir+json
  onProgress?: (sent: number, total: number) => void;
  signal?: AbortSignal;
  keepalive?: boolean;          ///< outlives the page that sends it
}

let csrfToken: string | undefined;
let language = 'en';
let onSignedOut: (() => void) | undefined;
let onMissing: ((path: string) => void) | undefined;

export function setCsrf(token: string | undefined): void { csrfToken = token; }
export function setRequestLanguage(value: string): void { language = value; }
/** Called when the server answers 401 to anything but the question who we are. */
export function whenSignedOut(listener: () => void): void { onSignedOut = listener; }

/** Called with the path of what was asked for and is not there, or no longer there for the reader. */
export function whenMissing(listener: (path: string) => void): void { onMissing = listener; }

export function newKey(): string { return crypto.randomUUID(); }

export type Query = Record<string, string | number | boolean | undefined>;

export function withQuery(path: string, query?: Query): string {
  const pairs = Object.entries(query ?? {}).filter(([, value]) => value !== undefined && value !== '');
  if (pairs.length === 0) return path;
  return `${path}?${new URLSearchParams(pairs.map(([name, value]) => [name, String(value)]))}`;
}

async function answer<T>(response: Response, quiet: boolean): Promise<T> {
  if (response.ok) return (response.status === 204 ? undefined : await response.json()) as T;
  const problem = await problemOf(response);
  if (problem.status === 401 && problem.code !== 'wrong_credentials' && !quiet) onSignedOut?.();
  throw new ApiError(problem);
}

/** No answer came. Of what was asked for it is not there; what was to be sent has not arrived, or its answer was lost. */
const cut = (asking: boolean) => new ApiError({ status: 0, code: asking ? 'offline' : 'not_sent' });

async function reach(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, { credentials: 'same-origin', ...init });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw cut(init.method === undefined);
  }
}

export async function get<T>(path: string, query?: Query, signal?: AbortSignal): Promise<T> {
  const headers = { Accept: 'application/json', 'Accept-Language': language };
  const response = await reach(withQuery(path, query), { headers, signal });
  if (response.status === 404) onMissing?.(path);
  return answer<T>(response, path === '/api/session');
}

/** A file in the language of the page (a plain link would ask in the browser's), handed to the browser to be saved under the server's name for it. */
export async function saveFile(path: string, query?: Query): Promise<void> {
  const response = await reach(withQuery(path, query), { headers: { 'Accept-Language': language } });
  if (!response.ok) return answer<void>(response, false);
  const name = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '')?.[1];
  const address = URL.createObjectURL(await response.blob());
  const link = Object.assign(document.createElement('a'), { href: address, download: name ? decodeURIComponent(name) : '' });
  link.click();
  URL.revokeObjectURL(address);
}

export interface Transferred { status: number; header: (name: string) => string | undefined; body: string }

/** Raw bytes to or from a path, by the headers of the caller: how files and their parts (tus) travel. Refusals become ApiErrors like all others. */
export function transfer(method: 'POST' | 'PUT' | 'HEAD' | 'PATCH' | 'DELETE', path: string, headers: Record<string, string>,
  more: { body?: Blob | string; onProgress?: (sent: number, total: number) => void; signal?: AbortSignal } = {}): Promise<Transferred> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, path);
    const all = { 'Accept-Language': language, ...(csrfToken && { 'X-CSRF-Token': csrfToken }), ...headers };
    for (const [name, value] of Object.entries(all)) request.setRequestHeader(name, value);
    if (more.onProgress) request.upload.onprogress = (event) => more.onProgress?.(event.loaded, event.total);
    request.onerror = () => reject(cut(method === 'HEAD'));
    request.onabort = () => reject(new DOMException('stopped', 'AbortError'));
    request.onload = () => {
      const header = (name: string) => request.getResponseHeader(name) ?? undefined;
      if (request.status < 300) return resolve({ status: request.status, header, body: request.responseText });
      const response = new Response(request.responseText || null, { status: request.status, headers: { 'content-type': header('content-type') ?? '' } });
      answer<never>(response, false).catch(reject);
    };
    more.signal?.addEventListener('abort', () => request.abort());
    if (more.signal?.aborted) return reject(new DOMException('stopped', 'AbortError'));
    request.send(more.body ?? null);
  });
}

function sendHeaders(options: SendOptions): Record<string, string> {
  const headers: Record<string, string> = {
    Accept: 'application/json',
    'Accept-Language': language,
    'Content-Type': options.contentType ?? 'application/json',
    'Idempotency-Key': options.key ?? newKey(),
  };
  if (csrfToken) headers['X-CSRF-Token'] = csrfToken;
  if (options.ifMatch) headers['If-Match'] = options.ifMatch;
  return headers;
}

export async function send<T>(method: 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown, options: SendOptions = {}): Promise<T> {
  const raw = body === undefined || body instanceof Blob ? body : JSON.stringify(body);
  if (options.onProgress) {  // fetch cannot tell how much of a body has left
    const { body: text } = await transfer(method, path, sendHeaders(options), { body: raw, onProgress: options.onProgress, signal: options.signal });
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }
  const init: RequestInit = { method, headers: sendHeaders(options), signal: options.signal, keepalive: options.keepalive };
  if (raw !== undefined) init.body = raw;
  return answer<T>(await reach(path, init), false);
}
