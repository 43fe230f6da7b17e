import { expect, it } from 'vitest';
import { ApiError } from './api/problem.ts';
import { attend, once, UploadQueue, type FileOnItsWay, type Ways } from './uploadQueue.ts';

const file = (name: string, size = 3) => new File([new Uint8Array(size)], name);

/** Uploads that end when the test says so. */
function ways() {
  const going: { path: string; signal: AbortSignal; progress: (sent: number) => void; done: () => void; fail: (error: unknown) => void }[] = [];
  const ended: string[] = [];
  const all: Ways = {
    begin: async (_case, { name }) => `/u/${name}`,
    send: (path, _file, progress, signal) => new Promise((resolve, reject) => {
      signal.addEventListener('abort', () => reject(new DOMException('stopped', 'AbortError')));
      going.push({ path, signal, progress, done: () => resolve({ record: path }), fail: reject });
    }),
    end: async (path) => { ended.push(path); },
  };
  return { all, going, ended };
}
const settle = () => new Promise((resolve) => { setTimeout(resolve); });
const states = (queue: UploadQueue) => queue.snapshot().map(({ name, state }) => `${name} ${state}`);

it('sends two at once and the next when one is done', async () => {
  const { all, going } = ways();
  const queue = new UploadQueue('c', all);
  queue.add([file('a'), file('b'), file('d')]);
  await settle();
  expect(states(queue)).toEqual(['a sending', 'b sending', 'd waiting']);
  going[0]!.done();
  await settle();
  expect(states(queue)).toEqual(['a done', 'b sending', 'd sending']);
  expect(queue.snapshot()[0]).toMatchObject({ record: '/u/a', sent: 3 });
});

it('refuses a file that is empty, in its own words, and takes it off the list', async () => {
  const { all, going } = ways();
  const queue = new UploadQueue('c', all);
  const [key] = queue.add([file('a', 0), file('b')]);
  await settle();
  expect(states(queue)).toEqual(['a refused', 'b sending']);
  expect(queue.snapshot()[0]!.error).toMatchObject({ code: 'empty_file' });
  expect(going.length).toBe(1);
  queue.drop(key!);
  expect(states(queue)).toEqual(['b sending']);
});

it('pauses, and goes on at the same address', async () => {
  const { all, going } = ways();
  const queue = new UploadQueue('c', all);
  queue.add([file('a')]);
  await settle();
  going[0]!.progress(2);
  queue.pause(queue.snapshot()[0]!.key);
  await settle();
  expect(states(queue)).toEqual(['a paused']);
  queue.resume(queue.snapshot()[0]!.key);
  await settle();
  expect(going.map(({ path }) => path)).toEqual(['/u/a', '/u/a']);
});

it('goes on with what the server has of the same file', async () => {
  const { all, going } = ways();
  const queue = new UploadQueue('c', all);
  queue.add([file('a', 9), file('a', 8)], [{ id: '7', name: 'a', length: 9, offset: 4 }]);
  await settle();
  expect(going.map(({ path }) => path)).toEqual(['/api/cases/c/uploads/7', '/u/a']);
  expect(queue.snapshot()[0]!.sent).toBe(4);
});

it('tells a refusal from a broken line, and gives up what is dropped', async () => {
  const { all, going, ended } = ways();
  const queue = new UploadQueue('c', all);
  queue.add([file('a'), file('b')]);
  await settle();
  going[0]!.fail(new ApiError({ status: 415, code: 'unsupported_media' }));
  going[1]!.fail(new ApiError({ status: 0, code: 'offline' }));
  await settle();
  expect(states(queue)).toEqual(['a refused', 'b paused']);
  queue.drop(queue.snapshot()[1]!.key);
  expect(ended).toEqual(['/u/b']);
  expect(states(queue)).toEqual(['a refused']);
});

it('goes on by itself when the network is back, but not with what the reader paused, and warns who leaves before the end', async () => {
  const { all, going } = ways();
  const queue = new UploadQueue('c', all);
  const page = new EventTarget();
  attend(page, () => [queue]);
  const leaves = () => !page.dispatchEvent(new Event('beforeunload', { cancelable: true }));
  expect(leaves()).toBe(false);
  queue.add([file('a'), file('b')]);
  await settle();
  queue.pause(queue.snapshot()[1]!.key);
  going[0]!.fail(new ApiError({ status: 0, code: 'offline' }));
  await settle();
  expect(states(queue)).toEqual(['a paused', 'b paused']);
  expect(leaves()).toBe(true);
  page.dispatchEvent(new Event('online'));
  await settle();
  expect(states(queue)).toEqual(['a sending', 'b paused']);
  going.at(-1)!.done();
  queue.drop(queue.snapshot()[1]!.key);
  await settle();
  expect(leaves()).toBe(false);
});

it('shows a paper that was chosen twice as one, whichever of the two arrived first', () => {
  const item = (key: string, part: Partial<FileOnItsWay>): FileOnItsWay => ({ key, name: key, size: 1, sent: 1, state: 'done', ...part });
  const shown = (items: FileOnItsWay[]) => once(items).map(({ key, again }) => `${key}${again ? ' again' : ''}`);
  expect(shown([item('a', { record: '1' }), item('b', { sameAs: '1' }), item('c', { record: '2' })])).toEqual(['a again', 'c']);
  expect(shown([item('a', { sameAs: '1' }), item('b', { record: '1' })])).toEqual(['a again']);
  expect(shown([item('a', { state: 'sending' }), item('b', { state: 'waiting' }), item('c', { sameAs: '9' })])).toEqual(['a', 'b', 'c']);
});
