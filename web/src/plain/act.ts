// One command of the patient's: what was pressed twice is done once, and what failed stays where it was typed.
import { useRef, useState } from 'react';
import { send } from '~/lib/api/client.ts';
import { keyKeeper, type KeyKeeper } from '~/lib/keys.ts';

/** `ifMatch` is the tag of what is edited, so that nobody writes over what somebody else was first to say. */
export interface Options { key?: string; ifMatch?: string }
export interface Act { busy: boolean; error: unknown; done: boolean; give: (command: string, body: object, options?: Options) => Promise<boolean> }

export function useAct(id: string, onDone: () => void): Act {
  const [state, setState] = useState<{ busy: boolean; error?: unknown; done: boolean }>({ busy: false, done: false });
  const keys = useRef<KeyKeeper>(undefined);
  keys.current ??= keyKeeper();
  const keeper = keys.current;
  const give = async (command: string, body: object, { key = keeper.keyFor(command, body), ifMatch }: Options = {}) => {
    setState({ busy: true, done: false });
    try {
      await send('POST', `/api/cases/${id}/${command}`, body, { key, ifMatch });
    } catch (error) {
      keeper.settled(error);
      setState({ busy: false, error, done: false });
      return false;
    }
    keeper.settled();
    setState({ busy: false, done: true });
    onDone();
    return true;
  };
  return { busy: state.busy, error: state.error, done: state.done, give };
}
