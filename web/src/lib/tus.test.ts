import { expect, it } from 'vitest';
import { ApiError } from './api/problem.ts';
import { beginUpload, kPart, metadata, pause, sendFile, type Send } from './tus.ts';

const file = (size: number) => new File([new Uint8Array(size).fill(7)], 'Giấy ra viện.jpg');

/** A server that keeps `length` bytes and breaks the line where it is told to. */
function server(length: number, breaks: number[] = []) {
  const said: string[] = [];
  let held = 0;
  const send: Send = async (method, _path, headers, more = {}) => {
    said.push(`${method} ${headers['Upload-Offset'] ?? ''}`.trim());
    if (method === 'PATCH') {
      if (Number(headers['Upload-Offset']) !== held) throw new ApiError({ status: 409, code: 'offset_conflict' });
      const broken = breaks.shift();
      if (broken !== undefined) { held += broken; throw new ApiError({ status: 0, code: 'offline' }); }
      held += (more.body as Blob).size;
    }
    const all: Record<string, string> = { 'Upload-Offset': String(held), Location: '/api/cases/c/uploads/u' };
    if (held === length) all['Upload-Record'] = 'r';
    return { status: 204, header: (name: string) => all[name], body: '' };
  };
  return { send, said, held: () => held };
}

const at = new AbortController().signal;
const soon = async () => {};

it('names a file in any script', () => {
  expect(metadata({ filename: 'Giấy.jpg', language: undefined })).toBe('filename R2nhuqV5LmpwZw==');
});

it('sends parts of bounded size', async () => {
  const size = kPart * 2 + 5;
  const { send, said } = server(size);
  expect(await beginUpload('c', file(size), {}, send)).toBe('/api/cases/c/uploads/u');
  const progress: number[] = [];
  expect(await sendFile('/u', file(size), (sent) => progress.push(sent), at, send, soon)).toEqual({ record: 'r', sameAs: undefined });
  expect(said).toEqual(['POST', 'HEAD', 'PATCH 0', `PATCH ${kPart}`, `PATCH ${kPart * 2}`]);
  expect(progress).toEqual([kPart, kPart * 2, size]);
});

it('asks how far it got after a broken line, and goes on from there', async () => {
  const { send, said, held } = server(kPart + 9, [1000, 0, kPart - 2000]);
  await sendFile('/u', file(kPart + 9), () => {}, at, send, soon);
  expect(held()).toBe(kPart + 9);
  expect(said.filter((line) => line === 'HEAD')).toHaveLength(4);
  expect(said).toContain('PATCH 1000');
});

it('waits for a file that is being finished, and for the answer that was lost', async () => {
  const answers = [{ 'Upload-Offset': '9', 'Upload-Finishing': '1' }, { 'Upload-Offset': '9', 'Upload-Finishing': '1' }, { 'Upload-Offset': '9', 'Upload-Record': 'r' }];
  const said: string[] = [];
  const send: Send = async (method) => {
    said.push(method);
    const fields: Record<string, string | undefined> = answers.shift()!;
    return { status: 200, header: (name: string) => fields[name], body: '' };
  };
  expect(await sendFile('/u', file(9), () => {}, at, send, soon)).toEqual({ record: 'r', sameAs: undefined });
  expect(said).toEqual(['HEAD', 'HEAD', 'HEAD']);
});

it('gives up on what sending again will not mend', async () => {
  const send: Send = async (method) => {
    if (method === 'PATCH') throw new ApiError({ status: 415, code: 'unsupported_media' });
    return { status: 200, header: (name: string) => (name === 'Upload-Offset' ? '0' : undefined), body: '' };
  };
  await expect(sendFile('/u', file(9), () => {}, at, send, soon)).rejects.toMatchObject({ code: 'unsupported_media' });
});

it('does not try for ever', async () => {
  const { send } = server(9, Array.from({ length: 50 }, () => 0));
  await expect(sendFile('/u', file(9), () => {}, at, send, soon)).rejects.toMatchObject({ code: 'offline' });
});

it('waits no longer than until the network is back', async () => {
  const page = new EventTarget();
  const waited = pause(20, at, page);                               // half a minute otherwise
  page.dispatchEvent(new Event('online'));
  await waited;
});
