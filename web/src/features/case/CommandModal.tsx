import type { CaseView } from '~api';
import { useReader } from '~/lib/i18n/context.tsx';
import { callOf } from '~/features/referral/call.ts';
import { CommandDialog } from '~/ui/CommandDialog.tsx';
import { givenBy, kCommandScreens } from './commands.tsx';

interface Props { view: CaseView; command: string | undefined; referral: string | undefined; onClose: () => void }

/** Open while the address says so and the server lists the command as possible now. */
export function CommandModal({ view, command, referral, onClose }: Props) {
  const { partyName } = useReader();
  const choice = view.commands.find((one) => one.command === (command && givenBy(command)) && (one.referral === undefined || one.referral === referral));
  const place = { view, part: referral, referral: view.referrals.find(({ id }) => id === referral), call: callOf(view, referral) };
  return (
    <CommandDialog kind="case" id={view.id} command={command} screen={choice && command ? kCommandScreens[command] : undefined} place={place}
      part={referral} about={place.referral && partyName(place.referral.clinic)} tag={choice?.tag} onClose={onClose} />
  );
}
