import { expect, it } from 'vitest';
import { namedPages } from './pages.ts';

it('names photographed pages by the clock on the reader’s wall, and counts them', () => {
  const pages = namedPages([new File([], 'image.jpg'), new File([], 'image')], new Date('2026-11-25T22:05:00Z'), 'Asia/Ulaanbaatar', 2);
  expect(pages.map(({ name }) => name)).toEqual(['2026-11-26 06.05 p3.jpg', '2026-11-26 06.05 p4.jpg']);
});
