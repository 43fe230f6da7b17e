// Two places, each with an address of its own, so that going back works.
import { useEffect, useState } from 'react';

export type Place = 'patients' | 'new';
export const placeOf = (path: string): Place => (path === '/agency/new' ? 'new' : 'patients');

export function usePlace(): [Place, (place: Place) => void] {
  const [place, setPlace] = useState<Place>(() => placeOf(location.pathname));
  useEffect(() => {
    const back = () => setPlace(placeOf(location.pathname));
    addEventListener('popstate', back);
    return () => removeEventListener('popstate', back);
  }, []);
  const go = (next: Place) => {
    history.pushState(null, '', next === 'new' ? '/agency/new' : '/agency');
    setPlace(next);
    scrollTo(0, 0);
  };
  return [place, go];
}
