// Who acts, as one tells it to the reader: "you owe an answer" to whom it concerns, the name to everybody else.
import type { PartyName } from '~api';
import { useReader } from '~/lib/i18n/context.tsx';
import { useOwnParties } from '~/lib/session.ts';

/** `answer`: the other side waits for one; otherwise it is simply somebody's turn. */
export function useOwes(): (who: PartyName, answer: boolean) => string {
  const { t, partyName } = useReader();
  const own = useOwnParties();
  return (who, answer) => {
    if (own.has(who.id)) return t(answer ? 'common.you_owe_answer' : 'common.you_act');
    return t(answer ? 'common.owes_answer' : 'common.acts', { who: partyName(who) });
  };
}
