// Sign in; on a demonstration the invented people are listed, and choosing one fills the form.
import { Alert, Anchor, Box, Button, Group, PasswordInput, Stack, Text, TextInput, Title, UnstyledButton } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import type { DemoUser } from '~api';
import { useReader } from '~/lib/i18n/context.tsx';
import { isLanguage, kLanguages } from '~/lib/i18n/languages.ts';
import { useLeaving } from '~/lib/leaving.ts';
import { lastReader, memberRoleText, nodeQuery, signIn } from '~/lib/session.ts';
import { useTitle } from '~/lib/title.ts';
import { Mark } from '~/ui/Mark.tsx';
import { useErrorText } from '~/ui/states.tsx';
import css from './SignInPage.module.css';

function Languages() {
  const { t, language, setLanguage } = useReader();
  return (
    <Group component="nav" gap="xs" justify="center" aria-label={t('common.language')}>
      {kLanguages.map(({ code, name }) => (
        <Anchor key={code} component="button" type="button" size="sm" lang={code} underline={code === language ? 'always' : 'hover'} fw={code === language ? 600 : 400}
          aria-current={code === language} onClick={() => setLanguage(code)}>{name}</Anchor>
      ))}
    </Group>
  );
}

function DemoUsers({ users, onChoose }: { users: DemoUser[]; onChoose: (user: DemoUser) => void }) {
  const { t, partyName } = useReader();
  return (
    <section className={css.demo} aria-labelledby="demo-title">
      <Title order={2} id="demo-title">{t('signin.demo_title')}</Title>
      <Text size="sm" c="dimmed" mb="xs">{t('signin.demo_hint')}</Text>
      <div className={css.people}>
        {users.map((user) => (
          <UnstyledButton key={user.email} className={css.person} onClick={() => onChoose(user)}>
            <Text component="span" fw={600} size="sm"><bdi>{user.name}</bdi></Text>
            <Text component="span" size="xs" c="dimmed">{t(memberRoleText(user.role))}{user.party_name && <> · <bdi>{partyName({ name: user.party_name, name_latin: user.party_latin })}</bdi></>}</Text>
          </UnstyledButton>
        ))}
      </div>
    </section>
  );
}

/** Only paths of this site are followed after signing in. */
function safeNext(next: string | undefined): string {
  return next?.startsWith('/') && !next.startsWith('//') && !next.startsWith('/\\') ? next : '/';
}

export function SignInPage() {
  const reader = useReader();
  const { t } = reader;
  useTitle(t('signin.title'));
  const search = useSearch({ strict: false }) as Record<string, string | undefined>;
  const navigate = useNavigate();
  const client = useQueryClient();
  const node = useQuery(nodeQuery);
  const submit = useRef<HTMLButtonElement>(null);
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [state, setState] = useState<'idle' | 'sending'>('idle');
  const [error, setError] = useState<unknown>();
  const errorText = useErrorText();
  const leaving = useLeaving();

  const choose = (user: DemoUser) => { setEmail(user.email); setPassword(user.password); submit.current?.focus(); };
  const onSubmit = async (event: React.FormEvent) => {
    event.preventDefault();
    setState('sending');
    setError(undefined);
    try {
      const before = lastReader();
      const session = await signIn(client, email.trim(), password);
      if (!localStorage.getItem('hospitium.language') && isLanguage(session.user.language)) reader.setLanguage(session.user.language);
      await navigate({ href: before === undefined || before === session.user.id ? safeNext(search.next) : '/' });
    } catch (failure) {
      setError(failure);
      setState('idle');
    }
  };

  const users = node.data?.demo_users ?? [];
  return (
    <main className={css.page}>
      <div className={css.card} data-wide={users.length > 0}>
        <Box className={css.form}>
          <Group gap="sm" mb="lg" className={css.brand}><Mark size={40} /><div><Text fw={650} size="xl" lh={1.1} c="var(--mantine-color-text)">{t('common.app_name')}</Text>{node.data && node.data.name !== t('common.app_name') && <Text size="sm" c="dimmed"><bdi>{node.data.name}</bdi></Text>}</div></Group>
          <Text c="dimmed" mb="lg">{t('common.tagline')}</Text>
          <form onSubmit={(event) => void onSubmit(event)}>
            <Stack gap="md">
              <Title order={1}>{t('signin.title')}</Title>
              {error !== undefined && <Alert color="harm" variant="light" role="alert">{errorText(error)}</Alert>}
              {!error && search.expired && <Alert color="warm" variant="light">{t('errors.session_expired')}</Alert>}
              {!error && leaving && <Alert color="warm" variant="light" role="status">{t('signin.sign_out_waits')}</Alert>}
              {!error && !leaving && search.signed_out && <Alert variant="light">{t('signin.signed_out')}</Alert>}
              {!error && search.next && !search.expired && <Text size="sm">{t('signin.continue_where')}</Text>}
              <TextInput label={t('signin.email')} type="email" autoComplete="username" required withAsterisk={false} value={email} onChange={(event) => setEmail(event.currentTarget.value)} autoFocus />
              <PasswordInput label={t('signin.password')} autoComplete="current-password" required withAsterisk={false} value={password} onChange={(event) => setPassword(event.currentTarget.value)}
                visibilityToggleButtonProps={{ 'aria-label': t('signin.show_password') }} />
              <Button type="submit" ref={submit} size="md" loading={state === 'sending'}>{t('signin.submit')}</Button>
              <Text size="xs" c="dimmed">{t('signin.forgot')} {t('signin.privacy')}</Text>
              <Anchor href="/services" size="sm">{t('search.public_catalogue')}</Anchor>
            </Stack>
          </form>
        </Box>
        {users.length > 0 && <DemoUsers users={users} onChoose={choose} />}
      </div>
      <Languages />
    </main>
  );
}
