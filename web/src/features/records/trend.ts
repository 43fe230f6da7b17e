// The points of a trend: dated numbers of one kind and unit, oldest first. Where a value is not a number it is shown as text only.
import { sourceOf } from './merge.ts';
import type { Observation, ReferenceRange, ResultGroup, Value } from '~api';

export interface Point { at?: string; value?: Value; number?: number; flag?: string; ranges: ReferenceRange[]; source?: string }

export function pointsOf(group: ResultGroup, results: Observation[]): Point[] {
  return group.results.flatMap((index) => {
    const result = results[index];
    if (!result) return [];
    const part = group.component === undefined ? result : result.components[group.component];
    if (!part) return [];
    const number = part.value?.number === undefined ? undefined : Number(part.value.number);
    return [{ at: result.effective ?? result.issued, value: part.value, number: Number.isFinite(number) ? number : undefined, flag: part.interpretations[0]?.text, ranges: part.ranges, source: sourceOf(result) }];
  });
}

/** SVG coordinates in a box of the given size; time runs along the line so that gaps show. Nothing for fewer than two numbers. */
export function lineOf(points: Point[], width: number, height: number): { x: number; y: number }[] {
  const drawn = points.filter((point): point is Point & { at: string; number: number } => point.at !== undefined && point.number !== undefined);
  if (drawn.length < 2) return [];
  const times = drawn.map(({ at }) => Date.parse(at.length === 4 ? `${at}-07-01` : at));
  const numbers = drawn.map(({ number }) => number);
  const scale = (value: number, from: number, to: number, size: number) => (to === from ? size / 2 : ((value - from) / (to - from)) * size);
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
  return drawn.map((_, place) => ({ x: scale(times[place]!, first, last, width), y: height - scale(numbers[place]!, low, high, height) }));
}
