// What was given and can still be taken back: it is sent when its time is over, when the page is left, and before the account is.
export interface Held {
  takeBack: () => void;
  give: (keepalive?: boolean) => Promise<void>;    ///< now; nothing where it was taken back, given or given anew
}

const waiting = new Map<string, Held>();
let listens = false;

/** Of one name only the last one counts. */
export function hold(name: string, send: (keepalive: boolean) => Promise<void>, takenBack?: () => void): Held {
  const mine: Held = {
    takeBack: () => {
      if (waiting.get(name) === mine) waiting.delete(name);
      takenBack?.();
    },
    give: async (keepalive = false) => {
      if (waiting.get(name) !== mine) return;
      waiting.delete(name);
      await send(keepalive);
    },
  };
  waiting.set(name, mine);
  if (!listens) addEventListener('pagehide', () => void giveHeld(true));
  listens = true;
  return mine;
}

/** Another answer in its place: what still waits under that name is not sent. */
export const overtake = (name: string) => waiting.get(name)?.takeBack();

/** All that waits, without waiting for more. */
export async function giveHeld(keepalive = false): Promise<void> {
  await Promise.all([...waiting.values()].map((one) => one.give(keepalive)));
}
