// What was given and can still be taken back: it is sent when its time is over, when the page is left, and before the account is.
export interface Held {
  takeBack: () => void;
  give: (keepalive?: boolean) => Promise<void>;    ///< now; nothing where it was taken back, given or given anew
  over: () => void;                                ///< its time is: it is given, or waits on while it is kept
}

const waiting = new Map<string, Held>();
const kept = new Set<string>();
const late = new Set<Held>();
let listens = false;

/** Of one name only the last one counts. `gone` when it waits no longer, whichever way. */
export function hold(name: string, send: (keepalive: boolean) => Promise<void>, gone?: () => void): Held {
  const end = () => {
    if (waiting.get(name) === mine) waiting.delete(name);
    late.delete(mine);
    gone?.();
  };
  const mine: Held = {
    takeBack: end,
    give: async (keepalive = false) => {
      if (waiting.get(name) !== mine) return;
      end();
      await send(keepalive);
    },
    over: () => {
      if (kept.has(name)) late.add(mine);
      else void mine.give();
    },
  };
  const former = waiting.get(name);
  if (former) late.delete(former);
  waiting.set(name, mine);
  if (!listens) addEventListener('pagehide', () => void giveHeld(true));
  listens = true;
  return mine;
}

/** What waits under that name waits on while another answer in its place is written: sent meanwhile, it would take the form away. Ends with what it answers. */
export function keep(name: string): () => void {
  kept.add(name);
  return () => {
    kept.delete(name);
    const mine = waiting.get(name);
    if (mine && late.has(mine)) void mine.give();
  };
}

/** Another answer in its place: what still waits under that name is not sent. */
export const overtake = (name: string) => waiting.get(name)?.takeBack();

/** All that waits, without waiting for more. */
export async function giveHeld(keepalive = false): Promise<void> {
  await Promise.all([...waiting.values()].map((one) => one.give(keepalive)));
}
