import { expect, it } from 'vitest';
import type { CallView } from '~api';
import { commandOf, thereOf } from './call.ts';

const clinic = { id: 'c', name: 'Clinic', type: 'clinic', place: 'VN-HN' } as const;
const hours: CallView['hours'] = { zone: 'Asia/Ho_Chi_Minh', spans: [{ day: 'saturday', from: '08:00', until: '12:00' }, { day: 'monday', from: '08:00', until: '17:00' }] };

it('tells the hours of the day that it is where the clinic is', () => {
  const fridayEvening = new Date('2026-11-27T18:30:00Z');             // already Saturday in Hanoi
  expect(thereOf({ clinic, hours }, fridayEvening)).toEqual({ zone: 'Asia/Ho_Chi_Minh', today: ['08:00–12:00'] });
  expect(thereOf({ clinic, hours }, new Date('2026-11-27T10:00:00Z'))?.today).toEqual([]);
  expect(thereOf({ clinic }, fridayEvening)).toEqual({ zone: 'Asia/Ho_Chi_Minh', today: undefined });
  expect(thereOf({ clinic: { ...clinic, place: 'x-cis' } }, fridayEvening)).toBeUndefined();
});

it('asks for information by telephone with the same command as in writing', () => {
  expect(commandOf('ask_call')).toBe('ask_information');
  expect(commandOf('make_offer')).toBe('make_offer');
});
