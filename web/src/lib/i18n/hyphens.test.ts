import { expect, it } from 'vitest';
import { softly } from './hyphens.ts';

const shown = (text: string) => softly(text).replaceAll('\u00ad', '-');

it('lets long words be broken between syllables', () => {
  expect(shown('Пользователи')).toBe('Поль-зо-ва-тели');
  expect(shown('Карыстальнікі')).toBe('Карыс-таль-нікі');
  expect(shown('Foydalanuvchilar')).toBe('Foy-da-la-nuvchi-lar');
});

it('leaves short words and other letters as they are', () => {
  for (const text of ['Доска', 'Board', 'المستخدمون', '사용자', 'Запись 12']) expect(softly(text)).toBe(text);
});

it('changes nothing that is read', () => {
  const text = 'Сфотографировать следующую страницу';
  expect(softly(text).replaceAll('\u00ad', '')).toBe(text);
  expect(shown(text)).toContain('Сфо-тог-ра-фи-ро-вать');
});
