import { expect, it } from 'vitest';
import { languageOf, nameBeside, reads } from './scripts.ts';

const hangang = { name: '한강종합병원', name_latin: 'Hangang General Hospital' };
const neva = { name: 'Клинический центр «Нева»', name_latin: 'Neva Clinical Centre' };

it('puts Latin letters beside a name for who does not read its script', () => {
  expect(nameBeside(hangang, 'mn')).toBe('한강종합병원 (Hangang General Hospital)');
  expect(nameBeside(hangang, 'ko')).toBe('한강종합병원');
  expect(nameBeside(neva, 'vi')).toBe('Клинический центр «Нева» (Neva Clinical Centre)');
  expect(nameBeside(neva, 'be')).toBe('Клинический центр «Нева»');
});

it('leaves alone what is Latin, and what has nothing beside', () => {
  expect(nameBeside({ name: 'Công ty Sông Hồng', name_latin: 'Red River' }, 'ar')).toBe('Công ty Sông Hồng');
  expect(nameBeside({ name: '한강' }, 'en')).toBe('한강');
  expect(reads('Клиника 2 «Нева»', 'ru')).toBe(true);
});

it('tells the language of a text by its letters', () => {
  const texts = { ru: 'Операция и десять дней в клинике', mn: 'Мэс засал, эмнэлэгт арван хоног хэвтэж, өдөр бүр үзлэг', be: 'Аперацыя і дзесяць дзён у клініцы', ko: '수술 후 입원 10일', ar: 'عملية وعشرة أيام في المركز', vi: 'Phẫu thuật và mười ngày nằm viện', uz: 'Operatsiya va oʻn kun davolanish', en: 'Surgery and ten days in hospital' };
  for (const [language, text] of Object.entries(texts)) expect(languageOf(text)).toBe(language);
  expect(languageOf('12 500')).toBeUndefined();
});
