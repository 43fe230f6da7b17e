import { expect, it } from 'vitest';
import type { CaseView, SubjectView } from '~api';
import { birthToTake, comparisons } from './subjects.ts';

const words = { t: (id: string) => id, day: (day: string) => day } as never;
const subject = (change: Partial<SubjectView>): SubjectView => ({ record: 'r', sex: 'unknown', other_birth: false, other_sex: false, ...change });
const view = (patient: object | undefined, ...subjects: SubjectView[]) => ({ patient, subjects }) as Pick<CaseView, 'patient' | 'subjects'>;
const read = (text: string, more: object = {}, record = 'r') => ({ record, patient: { names: text ? [{ text, given: [] }] : [], ...more } });
const known = { name: 'Lê Hà', initials: 'L H', sex: 'female', birth_date: '1958-05-17' };
const ageless = { name: 'Lê Hà', initials: 'L H', sex: 'female' };
const child = subject({ birth_date: '2015-03-12', sex: 'male', other_birth: true, other_sex: true });
const kBirth = { record: 'r', what: 'birth', told: '2015-03-12', known: '1958-05-17', other: true };

it('tells both values of what a summary and the case disagree about', () => {
  expect(comparisons(view(known, child), words)).toEqual([kBirth, { record: 'r', what: 'sex', told: 'case.sex.male', known: 'case.sex.female', other: true }]);
  expect(comparisons(view(known, child, { ...child, record: 's' }), words), 'said by two').toHaveLength(2);
  expect(comparisons(view(known, subject({ birth_date: '1958-05-17', sex: 'female' })), words)).toEqual([]);
  expect(comparisons(view(undefined), words)).toEqual([]);
});

it('warns beside each of two summaries that disagree alike', () => {
  const both = view(known, child, { ...child, record: 's' });
  expect(comparisons(both, words, [], 's').map(({ record }) => record)).toEqual(['s', 's']);
});

it('shows whose summary it is beside whose case, also where the name alone is another', () => {
  expect(comparisons(view(known, subject({ birth_date: '1958-05-17', sex: 'female' })), words, [read('Trần Đức')])).toEqual([
    { record: 'r', what: 'name', told: 'Trần Đức', known: 'Lê Hà', other: true },
    { record: 'r', what: 'birth', told: '1958-05-17', known: '1958-05-17', other: false },
    { record: 'r', what: 'sex', told: 'case.sex.female', known: 'case.sex.female', other: false },
  ]);
  expect(comparisons(view(known, child), words, [read('Lê Hà')])[0], 'and where it is the same').toMatchObject({ what: 'name', told: 'Lê Hà', other: false });
  expect(comparisons(view(known, subject({ birth_date: '1958-05-17', sex: 'female' })), words, [read('LÊ THỊ HÀ')])).toEqual([]);
});

it('tells a clinic that is asked as much as it reads in both', () => {
  const masked = { initials: 'L H', sex: 'female', age_band_from: 60 };
  expect(comparisons(view(masked), words, [read('', { gender: 'male' })])).toEqual([{ record: 'r', what: 'sex', told: 'case.sex.male', known: 'case.sex.female', other: true }]);
  expect(comparisons(view(masked), words, [read('', { gender: 'female' })])).toEqual([]);
  expect(comparisons(view(masked), words, [read('', { gender: 'unknown' })])).toEqual([]);
});

it('compares with the document itself where the server has kept nothing of it', () => {
  expect(comparisons(view(known), words, [read('Lê Hà', { birth_date: '2015-03-12' })])).toContainEqual(kBirth);
});

it('offers the birth that a summary knows while the case knows none', () => {
  expect(birthToTake(view(ageless, subject({ birth_year: 2015 })))).toEqual({ record: 'r', birth_year: 2015 });
  expect(birthToTake(view(ageless, subject({ birth_year: 2015 }), subject({ record: 's', birth_date: '2015-03-12' })))).toEqual({ record: 's', birth_date: '2015-03-12' });
  expect(birthToTake(view(known, subject({ birth_year: 2015 }))), 'the case knows it').toBeUndefined();
  expect(birthToTake(view(ageless, subject({ birth_year: 2015 }), subject({ record: 's', birth_year: 1958 }))), 'two summaries, two births').toBeUndefined();
  expect(birthToTake(view(ageless, subject({ birth_year: 2015 }), subject({ record: 's', birth_year: 1958 })), 's')).toEqual({ record: 's', birth_year: 1958 });
  expect(birthToTake(view({ initials: 'L H', sex: 'female' }, subject({ birth_year: 2015 }))), 'to whoever reads no name').toBeUndefined();
});
