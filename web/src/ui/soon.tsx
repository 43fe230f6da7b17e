// One press, and a few seconds in which it can be taken back.
import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { newKey, send } from '~/lib/api/client.ts';
import { refresh } from '~/lib/command.ts';
import { useReader } from '~/lib/i18n/context.tsx';
import { hold } from '~/lib/soon.ts';
import { useErrorText } from './states.tsx';

const kTakenBack_ms = 6000;

/** By name the notice that offers the way back. */
const notices = new Map<string, string>();

/** `name`: given again before it was sent, it is sent as it was given last. `what` it is, in words. `done` when the server has it. */
export interface Soon { name: string; path: string; body: unknown; what: string; done?: () => void }

export function useSoon(kind: string): (soon: Soon) => void {
  const { t } = useReader();
  const client = useQueryClient();
  const errorText = useErrorText();
  return ({ name, path, body, what, done }) => {
    const key = newKey();
    const held = hold(name, (keepalive) => send('POST', path, body, { key, keepalive }).then(
      () => { done?.(); return refresh(client, kind); },
      (error: unknown) => { notifications.show({ message: `${what}: ${t('common.not_saved')}. ${errorText(error)}`, color: 'harm', autoClose: false, closeButtonProps: { 'aria-label': t('common.close') } }); },
    ), () => notifications.hide(key));
    const former = notices.get(name);
    if (former) notifications.hide(former);
    notices.set(name, key);
    // The time is ours: a notice waits as long as a finger rests on it, and what it tells of would never go out.
    setTimeout(held.over, kTakenBack_ms);
    notifications.show({
      id: key, autoClose: false, withCloseButton: false, color: 'teal',
      message: <Group justify="space-between" wrap="nowrap">{t('common.sent_soon', { what })}<Button variant="light" onClick={held.takeBack}>{t('common.undo')}</Button></Group>,
    });
  };
}
