// The rooms of the web: lib <- ui <- features/<concept> <- app. A feature may use another only where listed here.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const kSource = fileURLToPath(new URL('.', import.meta.url));
const kBelow: Record<string, string[]> = { lib: ['lib'], ui: ['ui', 'lib'], features: ['features', 'ui', 'lib'], app: ['app', 'features', 'ui', 'lib'], plain: ['plain', 'lib'], patient: ['patient', 'plain', 'lib'], public: ['public', 'lib'], agency: ['agency', 'plain', 'lib'] };
const kSideways: Record<string, string[]> = { case: ['catalogue', 'records', 'referral', 'template'], referral: ['template'], start: ['case', 'directory'] };
const kMaxLines = 600;

function files(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? files(path) : [path];
  });
}

function importsOf(path: string): string[] {
  const text = readFileSync(path, 'utf8');
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, target]) => target!)
    .filter((target) => target.startsWith('.') || target.startsWith('~/'))
    .map((target) => relative(kSource, target.startsWith('~/') ? join(kSource, target.slice(2)) : resolve(dirname(path), target)));
}

function problem(from: string, to: string): string | undefined {
  const [room = '', concept] = from.split('/');
  const [toRoom = '', toConcept] = to.split('/');
  if (!kBelow[room]?.includes(toRoom)) return `${from} may not import ${to}`;
  if (room === 'features' && toRoom === 'features' && concept !== toConcept && !kSideways[concept ?? '']?.includes(toConcept ?? '')) {
    return `${from} may not import its neighbour ${to}`;
  }
  return undefined;
}

const sources = files(kSource).filter((path) => /\.(ts|tsx)$/.test(path) && !/\.test\.tsx?$|\.d\.ts$/.test(path));

describe('rooms', () => {
  it('imports only downwards', () => {
    const problems = sources.flatMap((path) => importsOf(path).map((target) => problem(relative(kSource, path), target)).filter(Boolean));
    expect(problems).toEqual([]);
  });
  it('keeps files short', () => {
    expect(sources.filter((path) => readFileSync(path, 'utf8').split('\n').length > kMaxLines)).toEqual([]);
  });
  it('puts words in a row by the comma of the language', () => {
    expect(sources.filter((path) => readFileSync(path, 'utf8').includes("join(', ')"))).toEqual([]);
  });
  it('leaves arrows to the parts that turn them where one reads from the right', () => {
    expect(sources.filter((path) => readFileSync(path, 'utf8').replaceAll("direction === 'rtl' ? '←' : '→'", '').includes('→'))).toEqual([]);
  });
  it('puts no Latin comma before what it draws', () => {
    expect(sources.filter((path) => /<>, </.test(readFileSync(path, 'utf8')))).toEqual([]);
  });
  it('opens drawers at the end of the line, which the kit mirrors by itself', () => {
    expect(sources.filter((path) => /<Drawer[^>]*position=\{direction/.test(readFileSync(path, 'utf8')))).toEqual([]);
  });
  it('writes styles without left and right', () => {
    const physical = /(?:^|[\s;{])(?:margin|padding|border)-(?:left|right)|(?:^|[\s;{])(?:left|right)\s*:|text-align:\s*(?:left|right)|float:/;
    expect(files(kSource).filter((path) => path.endsWith('.css') && physical.test(readFileSync(path, 'utf8')))).toEqual([]);
  });
});
