import { useEffect } from 'react';

/** The name of the screen, for tabs, history and screen readers. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Hospitium`;
    return () => { document.title = 'Hospitium'; };
  }, [title]);
}
