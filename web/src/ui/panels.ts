// What is open beside a dossier stands in its address. Opening it is a step of the browser's history, so that Back on a phone closes it and stays with the
// dossier; its own button takes that step back. What opens in its place, and what was opened by an address from elsewhere, adds no step.
import { useNavigate, useRouter } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';

declare module '@tanstack/react-router' {
  interface HistoryState { panel?: boolean }    ///< this step was made by opening something
}

type Address = Record<string, string | undefined>;

/** `shown`: something is open now. `go` opens another, `close` closes whatever is open. */
export function usePanels(to: '/cases/$id' | '/agreements/$id' | '/missions/$id', id: string, shown: boolean): { go: (search: object) => void; close: () => void } {
  const navigate = useNavigate();
  const router = useRouter();
  const path = to.replace('$id', id);
  const leaving = useRef(false);                 // the step back has been asked for, and the browser has not taken it yet
  useEffect(() => { leaving.current = false; }, [shown]);
  const show = (search: Address, replace: boolean, panel: boolean) => void navigate({ to, params: { id }, search, replace, resetScroll: false, state: (now) => ({ ...now, panel }) });
  return {
    go: (search) => show(search as Address, shown, !shown || router.state.location.state.panel === true),
    close: () => {                               // an answer may arrive after the reader has gone on by themselves
      const { pathname, state } = router.state.location;
      if (leaving.current || pathname !== path) return;
      if (!state.panel) return show({}, true, false);
      leaving.current = true;
      router.history.back();
    },
  };
}
