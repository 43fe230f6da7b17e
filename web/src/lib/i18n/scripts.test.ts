import { expect, it } from 'vitest';
import { nameBeside, reads } from './scripts.ts';

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
