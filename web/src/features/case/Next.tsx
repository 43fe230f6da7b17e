import { Button } from '@mantine/core';
import type { CaseView } from '~api';
import { useReader } from '~/lib/i18n/context.tsx';
import { useNow } from '~/lib/now.ts';
import { CallLine } from '~/features/referral/CallNote.tsx';
import { useOwnParties } from '~/lib/session.ts';
import { NextBox } from '~/ui/DossierHead.tsx';
import { nextOf } from './next.ts';
import css from './case.module.css';

export type Act = (command: string, referral?: string) => void;

const kLabels: Record<string, string> = { attach_record: 'record.upload', compare_offers: 'case.tab.offers', find_clinics: 'catalogue.match.title', post_message: 'common.remind' };

/** What happens next in a case, and the buttons of the one whose turn it is. */
export function Next({ view, act }: { view: CaseView; act: Act }) {
  const { t, partyName } = useReader();
  const now = useNow().toISOString();
  const { label, about, moves, call, ...turn } = nextOf(view, useOwnParties());
  const named = (name: string) => (label === 'case.next.call_back' && name === 'give_information' ? 'case.call.write_down' : kLabels[name] ?? `case.command.${name}`);
  const pressing = turn.yours || (turn.due !== undefined && turn.due < now);
  return (
    <NextBox text={t(label, { name: about ? partyName(about) : '' })} {...turn}>
      {call && <div className={css.call}><CallLine call={call} /></div>}
      {moves.map(({ name, part }, place) => (
        <Button key={name} variant={place === 0 && pressing ? 'filled' : 'default'} onClick={() => act(name, part)}>{t(named(name))}</Button>
      ))}
    </NextBox>
  );
}
