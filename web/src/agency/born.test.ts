import { describe, expect, it } from 'vitest';
import { ageIn, bornOf, daysMeant, isChild } from './born.ts';

const kToday = '2026-11-26';

describe('when the patient was born', () => {
  it('is read as a day in any order that can be told apart', () => {
    for (const text of ['12.05.1980', '12/5/1980', ' 1980-05-12', '1980. 5. 12.', '12 05 1980', '١٢/٠٥/١٩٨٠', '12,05,1980']) expect(bornOf(text, kToday), text).toEqual({ birth_date: '1980-05-12' });
    for (const text of ['12031954', '19540312', '١٢٠٣١٩٥٤', '12 March 1954', 'March 12, 1954', '12 Mar 54', '1954 March 12', '12 марта 1954', '12 марта 1954 г.', '12 сакавіка 1954', '12-mart 1954', '12 مارس 1954', '12 tháng 3 năm 1954', '1954년 3월 12일', '1954 оны 3 сарын 12']) expect(bornOf(text, kToday), text).toEqual({ birth_date: '1954-03-12' });
    expect(bornOf('5 мая 1980', kToday)).toEqual({ birth_date: '1980-05-05' });
    for (const text of ['5 sentabr 1980', '5 September 1980', '1980 оны 9-р сарын 5']) expect(bornOf(text, kToday), text).toEqual({ birth_date: '1980-09-05' });
    expect(bornOf('5 траўня 1980', kToday)).toEqual({ birth_date: '1980-05-05' });
    expect(bornOf('5 may 1980', kToday)).toEqual({ birth_date: '1980-05-05' });
    expect(bornOf('05/31/1980', kToday)).toEqual({ birth_date: '1980-05-31' });
  });
  it('is read as a year or as an age', () => {
    expect(bornOf('1980', kToday)).toEqual({ birth_year: 1980 });
    for (const text of ['46t', '46 t', '46 tuoi', '46 tuổi'.normalize('NFD'), '46y', '46 л', '46 г.', '46', '46 лет', '46 tuổi', '٤٦', '46 years']) expect(bornOf(text, kToday), text).toEqual({ birth_year: 1979 });
    expect(bornOf('18', kToday), 'whoever is 18 is no child').toEqual({ birth_year: 2007 });
    expect(bornOf('0', kToday)).toEqual({ birth_year: 2025 });
  });
  it('is not guessed', () => {
    for (const text of ['', 'soon', '31.02.1980', '27.11.2026', '2027', '1895', '131', '13/1980', '3/5', '12.05.980', '-3', '6 tháng', '46 kg', '12 foo 1954', '12 kg 05 1954', 'about 12 1954', '32131954', '27112026']) expect(bornOf(text, kToday), text).toBeUndefined();
  });
  it('is read with a year of two digits, where only one century is possible', () => {
    expect(bornOf('12.03.54', kToday)).toEqual({ birth_date: '1954-03-12' });
    expect(bornOf('27/11/26', kToday), 'that day has not come in this century').toEqual({ birth_date: '1926-11-27' });
    expect(bornOf('12.03.15', kToday), 'eleven or a hundred and eleven').toBeUndefined();
    expect(daysMeant('12.03.15', kToday)).toEqual(['2015-03-12', '1915-03-12']);
    expect(daysMeant('12.03.54', kToday)).toEqual([]);
    expect(daysMeant('12.03.1954', kToday)).toEqual([]);
  });
  it('is read as a month, of which the year is kept', () => {
    for (const text of ['3/1954', '03.1954', '3/54', '3.54', 'March 1954', 'март 1954', 'tháng 3 năm 1954']) expect(bornOf(text, kToday), text).toEqual({ birth_year: 1954 });
  });
  it('is asked for, where a month has a year of two digits that may be of either century', () => {
    expect(bornOf('3/15', kToday)).toBeUndefined();
    expect(daysMeant('3/15', kToday)).toEqual(['2015', '1915']);
    expect(daysMeant('3/54', kToday)).toEqual([]);
  });
  it('knows an age from a year', () => {
    expect(ageIn('46 лет')).toBe(46);
    expect(ageIn('1954')).toBeUndefined();
    expect(ageIn('3/1954')).toBeUndefined();
  });
  it('says who is a child, of a year until it is over', () => {
    expect(isChild({ birth_date: '2008-11-26' }, kToday)).toBe(false);
    expect(isChild({ birth_date: '2008-11-27' }, kToday)).toBe(true);
    expect(isChild({ birth_year: 2008 }, kToday)).toBe(true);
    expect(isChild({ birth_year: 2007 }, kToday)).toBe(false);
  });
});
