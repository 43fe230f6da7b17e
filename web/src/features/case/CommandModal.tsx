import { Modal } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { CaseView } from '~/lib/api/types.ts';
import { useReader } from '~/lib/i18n/context.tsx';
import { CommandForm } from '~/ui/CommandForm.tsx';
import { kCommandScreens } from './commands.tsx';

interface Props { view: CaseView; command: string | undefined; referral: string | undefined; onClose: () => void }

/** Open while the address says so and the server lists the command as possible now. */
export function CommandModal({ view, command, referral, onClose }: Props) {
  const { t } = useReader();
  const screen = command ? kCommandScreens[command] : undefined;
  const allowed = view.commands.some((choice) => choice.command === command && (choice.referral === undefined || choice.referral === referral));
  const place = { view, referral: view.referrals.find(({ id }) => id === referral) };
  const phone = useMediaQuery('(max-width: 40em)');
  const name = t(`case.command.${command}`);
  const title = screen?.title?.(place, t) ?? (place.referral ? <>{name}: <bdi>{place.referral.clinic.name}</bdi></> : name);
  return (
    <Modal opened={screen !== undefined && allowed} onClose={onClose} title={title} size={screen?.wide ? 'xl' : 'lg'} fullScreen={phone} closeButtonProps={{ 'aria-label': t('common.close') }}>
      {screen && allowed && (
        <CommandForm key={`${command}/${referral}`} kind="case" path={`/api/cases/${view.id}/${command!.replaceAll('_', '-')}`} initial={screen.initial?.(place)} shape={screen.shape}
          submit={name} danger={screen.danger} onDone={onClose} onCancel={onClose}>
          {screen.fields(place)}
        </CommandForm>
      )}
    </Modal>
  );
}
