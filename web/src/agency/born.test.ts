import { describe, expect, it } from 'vitest';
import { bornOf, isChild } from './born.ts';

const kToday = '2026-11-26';

describe('when the patient was born', () => {
  it('is read as a day in any order that can be told apart', () => {
    for (const text of ['12.05.1980', '12/5/1980', ' 1980-05-12', '1980. 5. 12.', '12 05 1980', '١٢/٠٥/١٩٨٠', '12,05,1980']) expect(bornOf(text, kToday), text).toEqual({ birth_date: '1980-05-12' });
    expect(bornOf('05/31/1980', kToday)).toEqual({ birth_date: '1980-05-31' });
  });
  it('is read as a year or as an age', () => {
    expect(bornOf('1980', kToday)).toEqual({ birth_year: 1980 });
    for (const text of ['46', '46 лет', '46 tuổi', '٤٦', '46 years']) expect(bornOf(text, kToday), text).toEqual({ birth_year: 1979 });
    expect(bornOf('18', kToday), 'whoever is 18 is no child').toEqual({ birth_year: 2007 });
    expect(bornOf('0', kToday)).toEqual({ birth_year: 2025 });
  });
  it('is not guessed', () => {
    for (const text of ['', 'soon', '31.02.1980', '12.05.80', '27.11.2026', '2027', '1895', '131', '5 1980', '-3', '6 tháng']) expect(bornOf(text, kToday), text).toBeUndefined();
  });
  it('says who is a child, of a year until it is over', () => {
    expect(isChild({ birth_date: '2008-11-26' }, kToday)).toBe(false);
    expect(isChild({ birth_date: '2008-11-27' }, kToday)).toBe(true);
    expect(isChild({ birth_year: 2008 }, kToday)).toBe(true);
    expect(isChild({ birth_year: 2007 }, kToday)).toBe(false);
  });
});
