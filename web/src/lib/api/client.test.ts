import { beforeEach, expect, it, vi } from 'vitest';
import { get, send, setCsrf, setRequestLanguage } from './client.ts';

/** What the browser's XMLHttpRequest does, told by the test. */
class Asking {
  static last: Asking;
  upload: { onprogress?: (event: { loaded: number; total: number }) => void } = {};
  headers: Record<string, string> = {};
  status = 0;
  responseText = '';
  onload?: () => void;
  onabort?: () => void;
  onerror?: () => void;
  constructor() { Asking.last = this; }
  open() {}
  send() {}
  setRequestHeader(name: string, value: string) {
    expect(this.headers[name]).toBeUndefined();  // a second one would be joined to the first
    this.headers[name] = value;
  }
  getResponseHeader() { return 'application/json'; }
  abort() { this.onabort?.(); }
  answer(status: number, text: string) {
    this.status = status;
    this.responseText = text;
    this.onload?.();
  }
}

beforeEach(() => {
  vi.stubGlobal('XMLHttpRequest', Asking);
  setCsrf('token');
  setRequestLanguage('mn');
});

it('sends with progress as it sends without', async () => {
  const told: number[][] = [];
  const reply = send('POST', '/api/x', { a: 1 }, { key: 'k', onProgress: (sent, total) => told.push([sent, total]) });
  const { headers, upload } = Asking.last;
  expect(headers).toMatchObject({ 'Idempotency-Key': 'k', 'X-CSRF-Token': 'token', 'Accept-Language': 'mn', 'Content-Type': 'application/json' });
  upload.onprogress?.({ loaded: 3, total: 7 });
  Asking.last.answer(201, '{"id":"1"}');
  expect(await reply).toEqual({ id: '1' });
  expect(told).toEqual([[3, 7]]);
});

it('ends when it is stopped, refused or cut off', async () => {
  const stop = new AbortController();
  const stopped = send('POST', '/api/x', {}, { onProgress: () => {}, signal: stop.signal });
  stop.abort();
  await expect(stopped).rejects.toMatchObject({ name: 'AbortError' });
  const refused = send('POST', '/api/x', {}, { onProgress: () => {} });
  Asking.last.answer(422, '{"type":"x","title":"t","status":422,"code":"required","detail":"d"}');
  await expect(refused).rejects.toMatchObject({ code: 'required' });
  const cut = send('POST', '/api/x', {}, { onProgress: () => {} });
  Asking.last.onerror?.();
  await expect(cut).rejects.toMatchObject({ code: 'not_sent' });
});

it('tells what was not sent from what could not be loaded, where no answer came', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
  await expect(get('/api/x')).rejects.toMatchObject({ code: 'offline', status: 0 });
  await expect(send('POST', '/api/x', {})).rejects.toMatchObject({ code: 'not_sent', status: 0 });
});
