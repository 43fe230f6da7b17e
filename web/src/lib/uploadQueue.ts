// The uploads of one case: two files at a time, each can be paused and gone on with. They go on while the reader looks at other pages;
// after a reload the server still knows how far each got, and the same file chosen again goes on from there.
import type { UploadView } from '~api';
import { ApiError } from './api/problem.ts';
import { beginUpload, endUpload, sendFile, type Ended } from './tus.ts';

const kAtOnce = 2;

export type Unfinished = Pick<UploadView, 'id' | 'name' | 'length' | 'offset'>;
export interface FileOnItsWay extends Ended {
  key: string;
  name: string;
  size: number;
  sent: number;
  state: 'waiting' | 'sending' | 'paused' | 'done' | 'refused';
  error?: unknown;
}

/** Of several that turned out to be one paper the first stays, and says so (`again`). */
export function once(items: readonly FileOnItsWay[]): (FileOnItsWay & { again?: boolean })[] {
  const paper = ({ record, sameAs }: FileOnItsWay) => record ?? sameAs;
  const first = (item: FileOnItsWay) => items.find((one) => paper(one) === paper(item))!;
  return items.filter((item) => !paper(item) || first(item) === item).map((item) => (paper(item) && items.some((one) => one !== item && paper(one) === paper(item)) ? { ...item, again: true } : item));
}

interface Held { file: File; path?: string; stop?: AbortController }

export interface Ways { begin: typeof beginUpload; send: typeof sendFile; end: typeof endUpload }

export class UploadQueue {
  private items: readonly FileOnItsWay[] = [];
  private held = new Map<string, Held>();
  private listeners = new Set<() => void>();
  onDone: () => void = () => {};

  constructor(private readonly caseId: string, private readonly ways: Ways = { begin: beginUpload, send: sendFile, end: endUpload }) {}

  readonly subscribe = (listener: () => void) => { this.listeners.add(listener); return () => { this.listeners.delete(listener); }; };
  readonly snapshot = () => this.items;

  /** Files that the server knows by name and size go on; others begin. The keys of those that are on their way by this. */
  add(files: Iterable<File>, unfinished: readonly Unfinished[] = []): string[] {
    const added: string[] = [];
    for (const file of files) {
      const known = unfinished.find(({ name, length }) => name === file.name && length === file.size);
      const key = known?.id ?? crypto.randomUUID();
      if (this.held.has(key)) continue;
      added.push(key);
      if (file.size === 0) {                        // nothing would go over the line, and the server could only say that something is missing
        this.items = [...this.items, { key, name: file.name, size: 0, sent: 0, state: 'refused', error: new ApiError({ status: 422, code: 'empty_file' }) }];
        continue;
      }
      this.held.set(key, { file, path: known && `/api/cases/${this.caseId}/uploads/${known.id}` });
      this.items = [...this.items, { key, name: file.name, size: file.size, sent: known?.offset ?? 0, state: 'waiting' }];
    }
    this.tell();
    this.next();
    return added;
  }

  pause(key: string): void { this.change(key, { state: 'paused' }); this.held.get(key)?.stop?.abort(); }
  resume(key: string): void { this.change(key, { state: 'waiting', error: undefined }); this.next(); }

  /** What a broken line stopped goes on; what the reader paused stays. */
  wake(): void { for (const { key, state, error } of this.items) if (state === 'paused' && error !== undefined) this.resume(key); }
  get unfinished(): number { return this.items.filter(({ state }) => state !== 'done' && state !== 'refused').length; }

  /** Gives it up, or takes a finished one off the list. */
  drop(key: string): void {
    const held = this.held.get(key);
    const done = this.items.find((item) => item.key === key)?.state === 'done';
    this.held.delete(key);
    this.items = this.items.filter((item) => item.key !== key);
    held?.stop?.abort();
    if (held?.path && !done) this.ways.end(held.path).catch(() => {});  // it expires by itself
    this.tell();
    this.next();
  }

  private next(): void {
    const sending = this.items.filter(({ state }) => state === 'sending').length;
    for (const item of this.items.filter(({ state }) => state === 'waiting').slice(0, Math.max(0, kAtOnce - sending))) void this.send(item.key);
  }

  private async send(key: string): Promise<void> {
    const held = this.held.get(key);
    if (!held) return;
    const stop = new AbortController();
    held.stop = stop;
    this.change(key, { state: 'sending' });
    try {
      held.path ??= await this.ways.begin(this.caseId, held.file);
      const ended = await this.ways.send(held.path, held.file, (sent) => this.change(key, { sent }), stop.signal);
      this.change(key, { ...ended, state: 'done', sent: held.file.size });
      this.onDone();
    } catch (error) {
      if (!stop.signal.aborted) this.change(key, { state: error instanceof ApiError && error.uncertain ? 'paused' : 'refused', error });
    }
    this.next();
  }

  private change(key: string, part: Partial<FileOnItsWay>): void {
    this.items = this.items.map((item) => (item.key === key ? { ...item, ...part } : item));
    this.tell();
  }
  private tell(): void { for (const listener of this.listeners) listener(); }
}

const queues = new Map<string, UploadQueue>();
const watchers = new Set<() => void>();
const unfinished = () => [...queues.values()].reduce((sum, queue) => sum + queue.unfinished, 0);

/** How many files of all cases are not sent yet. */
export const underway = {
  subscribe: (listener: () => void) => { watchers.add(listener); return () => { watchers.delete(listener); }; },
  snapshot: unfinished,
};

/** When the network is back, all goes on; who leaves while something is on its way is asked whether they mean it. */
export function attend(page: EventTarget, all: () => Iterable<UploadQueue>): void {
  page.addEventListener('online', () => { for (const queue of all()) queue.wake(); });
  page.addEventListener('beforeunload', (event) => { if ([...all()].some((queue) => queue.unfinished > 0)) event.preventDefault(); });
}

export function queueOf(caseId: string): UploadQueue {
  const known = queues.get(caseId);
  if (known) return known;
  if (queues.size === 0) attend(window, () => queues.values());
  const queue = new UploadQueue(caseId);
  queue.subscribe(() => { for (const watcher of watchers) watcher(); });
  queues.set(caseId, queue);
  return queue;
}
