import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { affectedBy, listen } from './live.ts';

/** What the browser's EventSource does, told by the test. */
class Source extends EventTarget {
  static readonly CLOSED = 2;
  static all: Source[] = [];
  readyState = 0;
  closed = false;
  onopen?: () => void;
  onerror?: () => void;
  constructor(readonly url: string) { super(); Source.all.push(this); }
  close() { this.closed = true; }
  say(name: string, data = '{}') { this.dispatchEvent(new MessageEvent(name, { data })); }
  fail(readyState: number) { this.readyState = readyState; this.onerror?.(); }
}

const client = new QueryClient();
const asked = vi.spyOn(client, 'invalidateQueries').mockResolvedValue();
let stop: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('EventSource', Source);
  Source.all = [];
  asked.mockClear();
  stop = listen(client);
});
afterEach(() => {
  stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});
const latest = () => Source.all.at(-1)!;

it('asks again for the dossier, its lists and start pages, and nothing else', () => {
  const changes = [{ kind: 'case', id: 'a' }];
  expect(affectedBy(['case', 'a', 'timeline'], changes)).toBe(true);
  expect(affectedBy(['cases', 'board', {}], changes)).toBe(true);
  for (const over of ['start', 'notices', 'clocks']) expect(affectedBy([over], changes)).toBe(true);
  expect(affectedBy(['case', 'b'], changes)).toBe(false);
  expect(affectedBy(['agreements'], changes)).toBe(false);
});

it('makes one round of asking out of many changes', () => {
  latest().onopen?.();
  latest().say('changed', '{"kind":"case","id":"a"}');
  latest().say('changed', '{"kind":"case","id":"b"}');
  latest().say('changed', 'not JSON');
  expect(asked).not.toHaveBeenCalled();
  vi.runAllTimers();
  expect(asked).toHaveBeenCalledTimes(1);
  const { predicate } = asked.mock.calls[0]![0]!;
  expect(predicate?.({ queryKey: ['case', 'b'] } as never)).toBe(true);
  expect(predicate?.({ queryKey: ['case', 'c'] } as never)).toBe(false);
});

it('leaves it to the browser to resume where it was', () => {
  latest().onopen?.();
  latest().fail(0);
  vi.runAllTimers();
  expect(Source.all).toHaveLength(1);
  latest().onopen?.();
  expect(asked).not.toHaveBeenCalled();
});

it('asks for everything after a reset, an end, and a stream of its own making', () => {
  latest().onopen?.();
  latest().say('reset');
  latest().say('closed');
  expect(asked.mock.calls).toEqual([[], []]);
  latest().fail(Source.CLOSED);
  vi.advanceTimersByTime(1000);
  expect(Source.all).toHaveLength(2);
  latest().onopen?.();
  expect(asked).toHaveBeenCalledTimes(3);
});

it('waits longer after each refusal, and begins anew after a success', () => {
  for (const wait of [1000, 2000, 5000, 10000, 30000, 30000]) {
    const before = Source.all.length;
    latest().fail(Source.CLOSED);
    vi.advanceTimersByTime(wait - 1);
    expect(Source.all).toHaveLength(before);
    vi.advanceTimersByTime(1);
    expect(Source.all).toHaveLength(before + 1);
  }
  latest().onopen?.();
  latest().fail(Source.CLOSED);
  vi.advanceTimersByTime(1000);
  expect(Source.all).toHaveLength(8);
});

it('stops for good', () => {
  latest().fail(Source.CLOSED);
  stop();
  vi.runAllTimers();
  expect(Source.all).toHaveLength(1);
  expect(latest().closed).toBe(true);
});

it('hears of colleagues who come to a case, and asks nothing else for that', () => {
  const changes = [{ kind: 'presence', id: 'a' }];
  expect(affectedBy(['presence', 'a'], changes)).toBe(true);
  expect([['presence', 'b'], ['case', 'a'], ['start'], ['notices']].map((key) => affectedBy(key, changes))).toEqual([false, false, false, false]);
});
