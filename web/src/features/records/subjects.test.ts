import { expect, it } from 'vitest';
import type { CaseView, SubjectView } from '~api';
import { birthToTake, disagreements } from './subjects.ts';

const words = { t: (id: string) => id, day: (day: string) => day } as never;
const subject = (change: Partial<SubjectView>): SubjectView => ({ record: 'r', sex: 'unknown', other_birth: false, other_sex: false, ...change });
const view = (patient: object | undefined, ...subjects: SubjectView[]) => ({ patient, subjects }) as Pick<CaseView, 'patient' | 'subjects'>;
const known = { name: 'Lê Hà', initials: 'L H', sex: 'female', birth_date: '1958-05-17' };
const ageless = { name: 'Lê Hà', initials: 'L H', sex: 'female' };

it('tells both values of what a summary and the case disagree about', () => {
  const child = subject({ birth_date: '2015-03-12', sex: 'male', other_birth: true, other_sex: true });
  expect(disagreements(view(known, child), words)).toEqual([
    { record: 'r', what: 'birth', told: '2015-03-12', known: '1958-05-17' },
    { record: 'r', what: 'sex', told: 'case.sex.male', known: 'case.sex.female' },
  ]);
  expect(disagreements(view(known, child, { ...child, record: 's' }), words), 'said by two').toHaveLength(2);
  expect(disagreements(view(known, subject({ birth_date: '1958-05-17', sex: 'female' })), words)).toEqual([]);
  expect(disagreements(view(undefined), words)).toEqual([]);
});

it('offers the birth that a summary knows while the case knows none', () => {
  expect(birthToTake(view(ageless, subject({ birth_year: 2015 })))).toEqual({ birth_year: 2015 });
  expect(birthToTake(view(ageless, subject({ birth_year: 2015 }), subject({ record: 's', birth_date: '2015-03-12' })))).toEqual({ birth_date: '2015-03-12' });
  expect(birthToTake(view(known, subject({ birth_year: 2015 }))), 'the case knows it').toBeUndefined();
  expect(birthToTake(view(ageless, subject({ birth_year: 2015 }), subject({ record: 's', birth_year: 1958 }))), 'two summaries, two births').toBeUndefined();
  expect(birthToTake(view(ageless, subject({ birth_year: 2015 }), subject({ record: 's', birth_year: 1958 })), 's')).toEqual({ birth_year: 1958 });
  expect(birthToTake(view({ initials: 'L H', sex: 'female' }, subject({ birth_year: 2015 }))), 'to whoever reads no name').toBeUndefined();
});
