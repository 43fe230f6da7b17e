// What asks nothing is given by one press. For a few seconds it can be taken back: it is sent when they are over, or when the page is left.
import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { newKey, send } from '~/lib/api/client.ts';
import { refresh } from '~/lib/command.ts';
import { useReader } from '~/lib/i18n/context.tsx';
import { useErrorText } from '~/ui/states.tsx';

const kTakenBack_ms = 6000;

export function useAtOnce(id: string): (command: string, referral?: string) => void {
  const { t } = useReader();
  const client = useQueryClient();
  const errorText = useErrorText();
  return (command, referral) => {
    const notice = `${command}/${referral}`;
    const key = newKey();
    let waits = true;
    const settle = () => { waits = false; removeEventListener('pagehide', leave); };
    const give = (keepalive: boolean) => {
      if (!waits) return;
      settle();
      send('POST', `/api/cases/${id}/${command.replaceAll('_', '-')}`, { referral }, { key, keepalive })
        .then(() => refresh(client, 'case'), (error: unknown) => notifications.show({ message: `${t('common.not_saved')}. ${errorText(error)}`, color: 'harm' }));
    };
    const leave = () => give(true);
    addEventListener('pagehide', leave);
    const undo = () => { settle(); notifications.hide(notice); };
    notifications.show({
      id: notice, autoClose: kTakenBack_ms, withCloseButton: false, color: 'teal', onClose: () => give(false),
      message: <Group justify="space-between" wrap="nowrap">{t('case.sent_soon', { what: t(`case.command.${command}`) })}<Button size="compact-md" variant="light" onClick={undo}>{t('common.undo')}</Button></Group>,
    });
  };
}
