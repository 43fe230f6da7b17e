// A file on its way in, by tus 1.0.0: the server says how far it got, and we go on from there. Nothing is kept here between attempts.
import { transfer, type Transferred } from './api/client.ts';
import { ApiError } from './api/problem.ts';

export const kPart = 4 * 1024 * 1024;
const kVersion = { 'Tus-Resumable': '1.0.0' };
const kLongestPause_ms = 30_000;
const kMostFailures = 12;

export interface Ended { record?: string; sameAs?: string }
export type Send = typeof transfer;

const base64 = (text: string) => btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(''));

export function metadata(pairs: Record<string, string | undefined>): string {
  return Object.entries(pairs).filter(([, value]) => value !== undefined).map(([name, value]) => `${name} ${base64(value!)}`).join(',');
}

/** What a file is beside its name: a translation, of what and into which language. */
export interface About { translates?: string; language?: string; assignment?: string }

/** The address of a new upload. */
export async function beginUpload(caseId: string, file: File, about: About = {}, send: Send = transfer): Promise<string> {
  const headers = { ...kVersion, 'Upload-Length': String(file.size), 'Upload-Metadata': metadata({ filename: file.name, ...about }) };
  return (await send('POST', `/api/cases/${caseId}/uploads`, headers)).header('Location')!;
}

export async function endUpload(path: string, send: Send = transfer): Promise<void> { await send('DELETE', path, kVersion); }

const endOf = (reply: Transferred): Ended => ({ record: reply.header('Upload-Record'), sameAs: reply.header('Upload-Same-As') });
const broken = (error: unknown) => error instanceof ApiError && (error.uncertain || error.code === 'offset_conflict');

/** Waits longer after each failure; the network's return ends the wait, and so does an abort. */
export function pause(failures: number, signal: AbortSignal, page: EventTarget = window): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = (how: () => void) => () => { clearTimeout(timer); page.removeEventListener('online', on); how(); };
    const on = end(resolve);
    const timer = setTimeout(on, Math.min(kLongestPause_ms, 500 * 2 ** failures));
    page.addEventListener('online', on);
    signal.addEventListener('abort', end(() => reject(new DOMException('stopped', 'AbortError'))));
  });
}

/** Sends what the server does not have yet, part by part, through disconnects. */
export async function sendFile(path: string, file: File, onProgress: (sent: number) => void, signal: AbortSignal,
  send: Send = transfer, wait: (failures: number, signal: AbortSignal) => Promise<void> = pause): Promise<Ended> {
  for (let failures = 0; ;) {
    try {
      const standing = await send('HEAD', path, kVersion, { signal });
      const ended = endOf(standing);
      if (ended.record || ended.sameAs) return ended;
      if (standing.header('Upload-Finishing')) { await wait(1, signal); continue; }
      let offset = Number(standing.header('Upload-Offset'));
      for (;;) {
        const start = offset;
        const headers = { ...kVersion, 'Upload-Offset': String(start), 'Content-Type': 'application/offset+octet-stream' };
        const body = file.slice(start, start + kPart);
        const reply = await send('PATCH', path, headers, { body, signal, onProgress: (sent) => onProgress(start + sent) });
        offset = Number(reply.header('Upload-Offset'));
        failures = 0;
        onProgress(offset);
        if (offset >= file.size) return endOf(reply);
      }
    } catch (error) {
      failures += 1;
      if (!broken(error) || failures > kMostFailures) throw error;
      await wait(failures, signal);
    }
  }
}
