// Single keys act only when nobody is typing and no dialog is open. Letters are read by place on the keyboard as well as by meaning, so
// that they work on Cyrillic and Korean layouts.
import { useEffect, useRef } from 'react';

/** A box that is ticked or a choice that is made takes no letters, only the keys that change it. */
const isChoosing = (target: HTMLElement | null, { key }: KeyboardEvent) => target?.matches('input[type="checkbox"], input[type="radio"]') === true && !/^(?:Arrow\w+|Tab| )$/.test(key);

export function isTyping(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return true;
  const target = event.target as HTMLElement | null;
  if (isChoosing(target, event)) return document.querySelector('[role="dialog"]') !== null;
  if (target?.closest('input, textarea, select, [contenteditable="true"]')) return true;
  return document.querySelector('[role="dialog"]') !== null;
}

export function letterOf(event: KeyboardEvent): string {
  return /^Key[A-Z]$/.test(event.code) ? event.code.slice(3).toLowerCase() : event.key;
}

/** Handlers by letter or key name ("j", "Enter"), while the component is shown. */
export function useKeys(handlers: Record<string, (event: KeyboardEvent) => void>): void {
  const latest = useRef(handlers);
  latest.current = handlers;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (isTyping(event)) return;
      const handler = latest.current[letterOf(event)] ?? latest.current[event.key];
      if (handler) handler(event);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}

/** Moves the focus along the rows of a list; enter is the row's own, since rows are links. */
export function walkRows(step: number): void {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')];
  const now = rows.indexOf(document.activeElement as HTMLElement);
  rows[Math.min(Math.max(now + step, 0), rows.length - 1)]?.focus();
}

export function useRowKeys(): void { useKeys({ j: () => walkRows(1), k: () => walkRows(-1) }); }
