// Making a token for a program: what for, how long, and whether it may change anything. Its secret is shown once.
import { Alert, Button, CopyButton, Group, PasswordInput, SegmentedControl, Select, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState, type FormEvent } from 'react';
import { kTokenScope, type TokenMade, type TokenScope } from '~api';
import { send } from '~/lib/api/client.ts';
import { fieldErrors } from '~/lib/api/problem.ts';
import { useReader } from '~/lib/i18n/context.tsx';
import { Panel } from '~/ui/Panel.tsx';
import { useFieldErrorText } from '~/ui/fields.tsx';
import { useErrorText } from '~/ui/states.tsx';
import css from './user.module.css';

const kDays = [7, 30, 90, 365];

function Made({ secret }: { secret: string }) {
  const { t } = useReader();
  return (
    <Alert variant="light" role="status" mt="sm" title={t('credential.new.made')}>
      <Group gap="xs" align="flex-end">
        <TextInput readOnly value={secret} dir="ltr" flex={1} miw={220} aria-label={t('credential.kind.token')} onFocus={(event) => event.currentTarget.select()} />
        <CopyButton value={secret}>{({ copied, copy }) => <Button variant="default" onClick={copy}>{t(copied ? 'credential.new.copied' : 'credential.new.copy')}</Button>}</CopyButton>
      </Group>
    </Alert>
  );
}

export function NewToken() {
  const { t } = useReader();
  const errorText = useErrorText();
  const fieldText = useFieldErrorText();
  const secret = useRef<HTMLInputElement>(null);
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [days, setDays] = useState(String(kDays[1]));
  const [scope, setScope] = useState<TokenScope>('read');
  const [password, setPassword] = useState('');
  const make = useMutation({
    mutationFn: () => send<TokenMade>('POST', '/api/session/tokens', { name: name.trim(), days: Number(days), scope, password }),
    onSettled: () => setPassword(''),
    onError: (error) => { if (fieldErrors(error).some(({ field }) => field === '/password')) secret.current?.focus(); },
    onSuccess: () => { setName(''); return client.invalidateQueries({ queryKey: ['credentials'] }); },
  });
  const wrong = fieldErrors(make.error);
  const at = (field: string) => fieldText(wrong.filter((one) => one.field === field));
  const submit = (event: FormEvent) => { event.preventDefault(); make.mutate(); };
  return (
    <Panel title={t('credential.new')}>
      <Text size="sm" c="dimmed" mb="sm" maw={720}>{t('credential.new.explain')}</Text>
      <form onSubmit={submit}>
        <div className={css.fields}>
          <TextInput label={t('credential.new.name')} required maxLength={200} error={at('/name')} value={name} dir="auto" autoComplete="off" onChange={(event) => setName(event.currentTarget.value)} />
          <Select label={t('credential.new.days')} required allowDeselect={false} error={at('/days')} value={days} onChange={(next) => setDays(next ?? days)} data={kDays.map((n) => ({ value: String(n), label: t('common.days', { n }) }))} />
          <Stack gap={2}>
            <Text size="sm" fw={500} id="token-scope">{t('credential.new.scope')}</Text>
            <SegmentedControl aria-labelledby="token-scope" value={scope} onChange={(next) => setScope(next as TokenScope)} data={[...kTokenScope].reverse().map((value) => ({ value, label: t(`credential.scope.${value}`) }))} />
          </Stack>
          <PasswordInput ref={secret} label={t('credential.new.password')} required error={at('/password')} aria-invalid={at('/password') ? true : undefined} value={password} autoComplete="current-password" onChange={(event) => setPassword(event.currentTarget.value)} />
        </div>
        {make.isError && wrong.length === 0 && <Alert color="harm" variant="light" mt="sm" role="alert">{errorText(make.error)}</Alert>}
        <Button type="submit" mt="md" loading={make.isPending} disabled={name.trim() === '' || password === ''}>{t('credential.new.make')}</Button>
      </form>
      {make.data && <Made secret={make.data.secret} />}
    </Panel>
  );
}
