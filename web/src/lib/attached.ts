// Files that belong to what somebody writes: they go into the case at once, and the words tell of them, so that who reads the words looks for them.
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useReader } from './i18n/context.tsx';
import { namedPages } from './pages.ts';
import { once, type FileOnItsWay, type Unfinished, type UploadQueue } from './uploadQueue.ts';

/** The words with the line that names the files in place of the one before; written anywhere else, that line is left alone. */
export function withNames(text: string, before: string, after: string): string {
  const rest = before && text.includes(before) ? text.replace(before, '') : text;
  return [rest.trimEnd(), after].filter(Boolean).join('\n');
}

/** Phones call every photograph image.jpg: such a one is named as a page is. */
export function namedApart(files: Iterable<File>, now: Date, zone: string, before: number): File[] {
  return [...files].map((file, place) => (/^image\.\w+$/i.test(file.name) ? namedPages([file], now, zone, before + place)[0]! : file));
}

export interface Attached {
  items: readonly (FileOnItsWay & { again?: boolean })[];
  waiting: boolean;                        ///< not all has arrived: whoever reads the words now would look for it in vain
  add: (files: Iterable<File>, unfinished?: readonly Unfinished[]) => void;
  drop: (key: string) => void;             ///< given up or refused: off the list, and out of the words
  clear: () => void;                       ///< sent: what comes next has files of its own
}

const kGone: FileOnItsWay['state'] = 'refused';

/** `write` changes the words, into which `naming` puts a line about the files. What was refused or given up is not named. */
export function useAttached(queue: UploadQueue, write: (change: (text: string) => string) => void, naming: (names: readonly string[]) => string): Attached {
  const { zone } = useReader();
  const all = useSyncExternalStore(queue.subscribe, queue.snapshot);
  const [own, setOwn] = useState<readonly string[]>([]);
  const written = useRef('');
  const items = all.filter(({ key }) => own.includes(key));
  const names = once(items.filter(({ state }) => state !== kGone)).map(({ name }) => name);
  const line = names.length > 0 ? naming(names) : '';
  useEffect(() => {
    if (line === written.current) return;
    const before = written.current;
    written.current = line;
    write((text) => withNames(text, before, line));
  }, [line]);
  return {
    items: once(items), waiting: items.some(({ state }) => state !== 'done' && state !== kGone),
    add: (files, unfinished) => { const keys = queue.add(namedApart(files, new Date(), zone, queue.snapshot().length), unfinished); setOwn((now) => [...now, ...keys]); },
    drop: (key) => queue.drop(key),
    clear: () => { written.current = ''; setOwn([]); },
  };
}
