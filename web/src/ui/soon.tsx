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

/** `what` it is, in words. */
interface Post { path: string; body: unknown; what: string }

/** `name`: given again before it was sent, it is sent as it was given last. `posts` go out together; what one of them is refused stands alone.
 * `done` when the server has all of it. */
export interface Soon { name: string; what: string; posts: Post[]; done?: () => void }

export function useSoon(kind: string): (soon: Soon) => void {
  const { t } = useReader();
  const client = useQueryClient();
  const errorText = useErrorText();
  const refused = (what: string, error: unknown) => notifications.show({ message: `${what}: ${t('common.not_saved')}. ${errorText(error)}`, color: 'harm', autoClose: false, closeButtonProps: { 'aria-label': t('common.close') } });
  return ({ name, what, posts, done }) => {
    const key = newKey();
    const give = async (keepalive: boolean) => {
      const given = await Promise.all(posts.map((post) => send('POST', post.path, post.body, { key: newKey(), keepalive }).then(() => true, (error: unknown) => { refused(post.what, error); return false; })));
      if (given.every(Boolean)) done?.();
      if (given.some(Boolean)) await refresh(client, kind);
    };
    const held = hold(name, give, () => notifications.hide(key));
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
