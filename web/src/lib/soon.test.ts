import { beforeEach, expect, it, vi } from 'vitest';

const sent: string[] = [];
let leave: () => void = () => undefined;
const says = (words: string) => async (keepalive: boolean) => { sent.push(keepalive ? `${words}, leaving` : words); };

async function fresh() {
  vi.resetModules();
  return import('./soon.ts');
}

beforeEach(() => {
  sent.length = 0;
  vi.stubGlobal('addEventListener', (_: string, listener: () => void) => { leave = listener; });
});

it('sends once, when its time is over', async () => {
  const { hold } = await fresh();
  const held = hold('decline', says('no'));
  expect(sent).toEqual([]);
  await held.give();
  await held.give();
  expect(sent).toEqual(['no']);
});

it('sends nothing that was taken back', async () => {
  const { hold, giveHeld } = await fresh();
  const held = hold('decline', says('no'));
  held.takeBack();
  await held.give();
  await giveHeld();
  expect(sent).toEqual([]);
});

it('sends of what was given twice only the last, whichever notice is over first', async () => {
  const { hold } = await fresh();
  const first = hold('decline', says('too dear'));
  const second = hold('decline', says('not our field'));
  first.takeBack();
  await first.give();
  await second.give();
  expect(sent).toEqual(['not our field']);
});

it('sends all that waits when the page is left, in a way that outlives it', async () => {
  const { hold } = await fresh();
  hold('decline', says('no'));
  hold('receipt', says('seen'));
  leave();
  await vi.waitFor(() => expect(sent).toEqual(['no, leaving', 'seen, leaving']));
});

it('drops what another answer overtook, and takes its notice away', async () => {
  const { hold, overtake, giveHeld } = await fresh();
  const hidden = vi.fn();
  hold('request', says('no'), hidden);
  overtake('another');
  expect(hidden).not.toHaveBeenCalled();
  overtake('request');
  await giveHeld();
  expect([sent, hidden.mock.calls.length]).toEqual([[], 1]);
});

it('keeps what waits while another answer in its place is written, and sends it when that is given up', async () => {
  const { hold, keep } = await fresh();
  const hidden = vi.fn();
  const held = hold('request', says('no'), hidden);
  const end = keep('request');
  held.over();
  expect([sent, hidden.mock.calls.length]).toEqual([[], 0]);
  end();
  await vi.waitFor(() => expect([sent, hidden.mock.calls.length]).toEqual([['no'], 1]));
});

it('sends nothing of what was kept once the other answer is given, and all when the page is left', async () => {
  const { hold, keep } = await fresh();
  const first = hold('request', says('no'));
  const end = keep('request');
  first.over();
  const second = hold('request', says('better elsewhere'));
  end();
  expect(sent).toEqual([]);
  second.over();
  expect(sent).toEqual(['better elsewhere']);
  hold('another', says('no')).over();
  const left = hold('third', says('seen'));
  keep('third');
  left.over();
  leave();
  await vi.waitFor(() => expect(sent).toEqual(['better elsewhere', 'no', 'seen, leaving']));
});
