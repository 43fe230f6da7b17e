import { expect, it } from 'vitest';
import type { CaseView } from '~api';
import { bodiesOf, changesOf } from './changes.ts';

const kToday = '2026-11-26';
const view = {
  patient: { name: 'Lê Hà', initials: 'L H', sex: 'female', birth_year: 1979, phone: '+84 1' },
  wish: { specialty: 'oncology', urgency: 'urgent', question: 'Lump', budget: { minor: '1', currency: 'USD' } },
  owner: { id: 'c', name: 'Desk' },
} as unknown as CaseView;
const answers = { name: 'Lê Hà', born: '1979', sex: 'female', specialty: 'oncology', urgency: 'urgent', question: 'Lump', coordinator: 'c' } as const;
const plain = (value: unknown) => JSON.parse(JSON.stringify(value)) as unknown;

it('finds nothing where the case is as it was answered', () => {
  expect(changesOf(view, answers, kToday)).toEqual([]);
  expect(changesOf(view, { ...answers, born: '' }, kToday), 'what was left empty').toEqual([]);
  expect(plain(bodiesOf(view, answers, kToday))).toEqual({});
});

it('tells what was changed after it was sent, and changes nothing else', () => {
  const changed = { ...answers, born: '12.03.2015', question: 'Two lumps ' };
  expect(changesOf(view, changed, kToday)).toEqual([{ what: 'born', sent: '1979', changed: '2015-03-12' }, { what: 'question', sent: 'Lump', changed: 'Two lumps' }]);
  expect(plain(bodiesOf(view, changed, kToday))).toEqual({
    patient: { name: 'Lê Hà', sex: 'female', birth_date: '2015-03-12', phone: '+84 1' },
    wish: { specialty: 'oncology', urgency: 'urgent', question: 'Two lumps', budget: { minor: '1', currency: 'USD' } },
  });
  expect(plain(bodiesOf(view, { ...answers, name: 'Lê Hạ' }, kToday))).toEqual({ patient: { name: 'Lê Hạ', sex: 'female', birth_year: 1979, phone: '+84 1' } });
});
