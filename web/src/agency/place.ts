// Three places, each with an address of its own, so that going back works and a reload is where one was.
import { useEffect, useState } from 'react';

export type Place = { at: 'patients' } | { at: 'new' } | { at: 'patient'; id: string };

export function placeOf(path: string): Place {
  const [, id] = /^\/agency\/patients\/([\w-]+)$/.exec(path) ?? [];
  if (id) return { at: 'patient', id };
  return { at: path === '/agency/new' ? 'new' : 'patients' };
}

export function pathOf(place: Place): string { return place.at === 'patient' ? `/agency/patients/${place.id}` : place.at === 'new' ? '/agency/new' : '/agency'; }

/** `back` goes to the list as it was left: its search and filters stand in its address. */
export function usePlace(): { place: Place; go: (place: Place) => void; back: () => void } {
  const [place, setPlace] = useState<Place>(() => placeOf(location.pathname));
  const [list, setList] = useState('/agency');
  useEffect(() => {
    const popped = () => setPlace(placeOf(location.pathname));
    addEventListener('popstate', popped);
    return () => removeEventListener('popstate', popped);
  }, []);
  const move = (next: Place, path: string) => {
    if (placeOf(location.pathname).at === 'patients') setList(location.pathname + location.search);
    history.pushState(null, '', path);
    setPlace(next);
    scrollTo(0, 0);
  };
  return { place, go: (next) => move(next, pathOf(next)), back: () => move({ at: 'patients' }, list) };
}
