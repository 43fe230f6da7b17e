// Where somebody is signed in, and which programs act in their name: a list, and the way to end each.
import { Alert, Badge, Button, Group, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CredentialPage, CredentialView } from '~api';
import { get, send } from '~/lib/api/client.ts';
import { useReader } from '~/lib/i18n/context.tsx';
import { Panel } from '~/ui/Panel.tsx';
import { Shown, useErrorText } from '~/ui/states.tsx';
import { Ago, When } from '~/ui/time.tsx';
import css from './user.module.css';

interface EndProps { label: string; name: string; lasting: boolean; onEnd: () => void; busy: boolean }

/** A session is opened again by signing in; what cannot be had back is asked about once more. */
function End({ label, name, lasting, onEnd, busy }: EndProps) {
  const { t } = useReader();
  const [asking, setAsking] = useState(false);
  if (!asking) return <Button size="compact-md" variant="default" loading={busy} aria-label={`${label}: ${name}`} onClick={() => (lasting ? setAsking(true) : onEnd())}>{label}</Button>;
  return (
    <Group gap={4} wrap="nowrap">
      <Button size="compact-md" color="harm" loading={busy} onClick={() => { setAsking(false); onEnd(); }}>{t('common.confirm')}</Button>
      <Button size="compact-md" variant="subtle" onClick={() => setAsking(false)}>{t('common.cancel')}</Button>
    </Group>
  );
}

/** Letters of no language, inside a sentence of any. */
const isolated = (text: string) => `\u2066${text}\u2069`;

/** "Chrome on Windows", or the half that is known. */
function useDevice(): (credential: CredentialView) => string | undefined {
  const { t, direction } = useReader();
  const placed = direction === 'rtl' ? isolated : (text: string) => text;
  return ({ browser, system }) => (browser && system ? t('credential.device', { browser: placed(browser), system: placed(system) }) : browser ?? system);
}

function Row({ credential, current, end }: { credential: CredentialView; current: boolean; end?: Omit<EndProps, 'label' | 'name' | 'lasting'> }) {
  const { t } = useReader();
  const { kind, name, prefix, scope, created, seen, expires } = credential;
  const device = useDevice()(credential);
  const title = name ?? device ?? t(`credential.kind.${kind}`);
  return (
    <div className={css.row} data-row={credential.id}>
      <div>
        <Group gap="xs"><Text fw={600}>{name ? <bdi>{name}</bdi> : title}</Text>{(name ?? device) && <Text size="sm" c="dimmed">{t(`credential.kind.${kind}`)}</Text>}{current && <Badge variant="light" tt="none">{t('credential.this_one')}</Badge>}</Group>
        {kind === 'token' && <Text size="sm">{prefix && <>{t('credential.prefix', { prefix: isolated(`${prefix}…`) })} · </>}{scope && t(`credential.scope.${scope}`)}</Text>}
        <Text size="sm" c="dimmed">{t('credential.created')} <When at={created} /> · {seen ? <>{t('credential.seen')} <Ago at={seen} /></> : t('credential.never_used')} · {t('credential.expires')} <When at={expires} /></Text>
      </div>
      {end && !current && <End label={t('credential.end')} name={title} lasting={kind === 'token'} {...end} />}
    </div>
  );
}

interface Props { path: string; title: string; may: boolean }

/** `path` answers the list and takes the ends; `may`: whether this reader may end them. */
export function Credentials({ path, title, may }: Props) {
  const { t } = useReader();
  const errorText = useErrorText();
  const client = useQueryClient();
  const query = useQuery({ queryKey: ['credentials', path], queryFn: ({ signal }) => get<CredentialPage>(path, undefined, signal) });
  const end = useMutation({ mutationFn: (at: string) => send('DELETE', at), onSettled: () => client.invalidateQueries({ queryKey: ['credentials'] }) });
  return (
    <Panel title={title}>
      {end.isError && <Alert color="harm" variant="light" mb="sm" role="alert">{errorText(end.error)}</Alert>}
      <Shown query={query} rows={3}>
        {({ items, current }) => {
          const others = items.filter(({ id }) => id !== current);
          return (
            <>
              {items.length === 0 && <Text c="dimmed">{t('credential.empty')}</Text>}
              <ul className={css.list}>{items.map((one) => <li key={one.id}><Row credential={one} current={one.id === current} end={may ? { busy: end.isPending && end.variables === `${path}/${one.id}`, onEnd: () => end.mutate(`${path}/${one.id}`) } : undefined} /></li>)}</ul>
              {may && others.length > 1 && <div className={css.all}><End label={t(current ? 'credential.end_others' : 'credential.end_all')} name={title} lasting busy={end.isPending && end.variables === path} onEnd={() => end.mutate(path)} /></div>}
            </>
          );
        }}
      </Shown>
    </Panel>
  );
}
