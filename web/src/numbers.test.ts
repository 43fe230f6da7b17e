// The number of a dossier never breaks at its hyphens: wherever one stands alone in an element, that element has the one class for it.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const kSource = fileURLToPath(new URL('.', import.meta.url));
const kAlone = /<(\w[\w.]*)((?:\s[\w-]+(?:="[^"]*"|=\{(?:[^{}]|\{[^{}]*\})*\})?)*)>\{[\w.!]*\bnumber\}</g;
const kOfOthers = /tel:|phone|passport|licence/;  // these have numbers too

/** The tags around the numbers of dossiers that lack the class. */
const loose = (text: string) => [...text.matchAll(kAlone)].filter(([whole, , attributes = '']) => !kOfOthers.test(whole) && !/className="[^"]*\bnumber\b/.test(attributes)).map(([whole]) => whole);

it('sees a number without the class, and no telephone', () => {
  expect(loose('<span className="digits">{card.number}</span><b>{number}</b>')).toHaveLength(2);
  expect(loose('<span className="number quiet">{clock.number}</span><a href={`tel:${number}`} dir="ltr">{number}</a>')).toEqual([]);
});

it('gives every number of a dossier the class that keeps it whole', () => {
  const pages = readdirSync(kSource, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.tsx'));
  expect(pages.flatMap((name) => loose(readFileSync(join(kSource, name), 'utf8')).map((tag) => `${name}: ${tag}`))).toEqual([]);
});
