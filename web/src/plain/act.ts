// One command of the patient's: what was pressed twice is done once, and what failed stays where it was typed.
import { useRef, useState } from 'react';
import { newKey, send } from '~/lib/api/client.ts';
import { ApiError } from '~/lib/api/problem.ts';

export interface Act { busy: boolean; error: unknown; done: boolean; give: (command: string, body: object) => Promise<boolean> }

export function useAct(id: string, onDone: () => void): Act {
  const [state, setState] = useState<{ busy: boolean; error?: unknown; done: boolean }>({ busy: false, done: false });
  const key = useRef<string>(undefined);
  const give = async (command: string, body: object) => {
    setState({ busy: true, done: false });
    key.current ??= newKey();
    try {
      await send('POST', `/api/cases/${id}/${command}`, body, { key: key.current });
    } catch (error) {
      if (!(error instanceof ApiError && error.uncertain)) key.current = undefined;
      setState({ busy: false, error, done: false });
      return false;
    }
    key.current = undefined;
    setState({ busy: false, done: true });
    onDone();
    return true;
  };
  return { busy: state.busy, error: state.error, done: state.done, give };
}
