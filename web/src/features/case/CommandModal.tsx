import { Button } from '@mantine/core';
import type { CaseView } from '~api';
import { useReader } from '~/lib/i18n/context.tsx';
import { callOf, commandOf } from '~/features/referral/call.ts';
import { useOwnParties } from '~/lib/session.ts';
import { CommandDialog } from '~/ui/CommandDialog.tsx';
import { kCommandScreens } from './commands.tsx';
import { lackingConsent } from './consent.ts';
import { answering } from './next.ts';

interface Props { view: CaseView; command: string | undefined; referral: string | undefined; onConsent: (party: string) => void; onClose: () => void }

/** Open while the address says so and the server lists the command as possible now. */
export function CommandModal({ view, command, referral, onConsent, onClose }: Props) {
  const { t, has, partyName } = useReader();
  const answers = answering(view, useOwnParties())?.id === referral && has(`case.answer.${command}`);
  const choice = view.commands.find((one) => one.command === (command && commandOf(command)) && (one.referral === undefined || one.referral === referral));
  const place = { view, part: referral, referral: view.referrals.find(({ id }) => id === referral), call: callOf(view, referral) };
  return (
    <CommandDialog kind="case" id={view.id} command={command} screen={choice && command ? kCommandScreens[command] : undefined} place={place}
      part={referral} about={place.referral && partyName(place.referral.clinic)} named={answers ? t(`case.answer.${command}`) : undefined} tag={choice?.tag} onClose={onClose}
      remedy={(problem, body) => {
        const party = lackingConsent(problem, body, view);
        return party && <div><Button mt="xs" size="compact-md" variant="default" onClick={() => onConsent(party)}>{t('case.command.grant_consent')}</Button></div>;
      }} />
  );
}
