// Which cases are chosen for a bulk action. They stay chosen while the list is filtered, sorted and shown in other shapes.
import { useCallback, useMemo, useState } from 'react';
import type { CaseCard } from '~api';

export interface Selection {
  cards: readonly CaseCard[];
  has: (id: string) => boolean;
  toggle: (card: CaseCard) => void;
  set: (cards: readonly CaseCard[]) => void;
}

export function toggled(cards: readonly CaseCard[], card: CaseCard): CaseCard[] {
  return cards.some(({ id }) => id === card.id) ? cards.filter(({ id }) => id !== card.id) : [...cards, card];
}

export function useSelection(): Selection {
  const [cards, set] = useState<readonly CaseCard[]>([]);
  const ids = useMemo(() => new Set(cards.map(({ id }) => id)), [cards]);
  const toggle = useCallback((card: CaseCard) => set((now) => toggled(now, card)), []);
  return { cards, set, has: (id) => ids.has(id), toggle };
}
