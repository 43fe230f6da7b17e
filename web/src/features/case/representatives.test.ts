import { expect, it } from 'vitest';
import type { CaseView } from '~api';
import { mayDismiss, personOf } from './representatives.ts';

const view = { commands: [{ command: 'dismiss_person' }], persons: [{ id: 'daughter', name: 'Оюунаа' }], accounts: [{ id: 'patient', name: 'Батцэцэг' }] } as unknown as CaseView;

it('offers to end the access of others, never one’s own', () => {
  expect(mayDismiss(view, 'daughter', 'patient')).toBe(true);
  expect(mayDismiss(view, 'patient', 'patient')).toBe(false);
  expect(mayDismiss({ commands: [] }, 'daughter', 'patient')).toBe(false);
});

it('names whoever has a link or an account', () => {
  expect(['daughter', 'patient', 'gone', undefined].map((id) => personOf(view, id)?.name)).toEqual(['Оюунаа', 'Батцэцэг', undefined, undefined]);
});
