import { expect, it } from 'vitest';
import { namedApart, withNames } from './attached.ts';

it('names the files in a line of its own, once, after the words', () => {
  const one = withNames('Here is the image.', '', 'Attached: a.jpg');
  expect(one).toBe('Here is the image.\nAttached: a.jpg');
  expect(withNames(one, 'Attached: a.jpg', 'Attached: a.jpg, b.jpg')).toBe('Here is the image.\nAttached: a.jpg, b.jpg');
  expect(withNames(one, 'Attached: a.jpg', '')).toBe('Here is the image.');
  expect(withNames('', '', 'Attached: a.jpg')).toBe('Attached: a.jpg');
});

it('leaves words that somebody changed', () => {
  expect(withNames('Attached is a.jpg', 'Attached: a.jpg', 'Attached: b.jpg')).toBe('Attached is a.jpg\nAttached: b.jpg');
});

it('tells apart what a phone gives one name', () => {
  const files = [new File([], 'image.jpg'), new File([], 'MRI.pdf'), new File([], 'image.jpg')];
  expect(namedApart(files, new Date('2026-11-25T22:05:00Z'), 'Asia/Ulaanbaatar', 0).map(({ name }) => name)).toEqual(['2026-11-26 06.05 p1.jpg', 'MRI.pdf', '2026-11-26 06.05 p3.jpg']);
});
