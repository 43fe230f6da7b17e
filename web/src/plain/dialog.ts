// A dialog is a step of the browser's history: Back on a phone closes it and stays with the page; closed in any other way it takes its step back.
import { useEffect, useRef, type RefObject } from 'react';

export function useDialog(): { dialog: RefObject<HTMLDialogElement | null>; open: () => void; close: () => void; onClose: () => void } {
  const dialog = useRef<HTMLDialogElement>(null);
  const pushed = useRef(false);
  useEffect(() => {
    const popped = () => {
      history.scrollRestoration = 'auto';
      pushed.current = false;
      dialog.current?.close();
    };
    addEventListener('popstate', popped);
    return () => removeEventListener('popstate', popped);
  }, []);
  return {
    dialog,
    open: () => {
      history.scrollRestoration = 'manual';      // where an accepted plan is told of, the page scrolls to by itself
      history.pushState(history.state, '');
      pushed.current = true;
      dialog.current?.showModal();
    },
    close: () => dialog.current?.close(),
    onClose: () => { if (pushed.current) { pushed.current = false; history.back(); } },
  };
}
