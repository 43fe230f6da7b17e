// One's own sessions and tokens.
import { Stack, Text, Title } from '@mantine/core';
import { useReader } from '~/lib/i18n/context.tsx';
import { useTitle } from '~/lib/title.ts';
import { Credentials } from './Credentials.tsx';
import { NewToken } from './NewToken.tsx';
import css from './user.module.css';

export function CredentialsPage() {
  const { t } = useReader();
  useTitle(t('credential.title'));
  return (
    <div className={css.page}>
      <Title order={1} mb="sm">{t('credential.title')}</Title>
      <Text c="dimmed" size="sm" mb="md" maw={720}>{t('credential.explain')}</Text>
      <Stack gap="md">
        <Credentials path="/api/session/credentials" title={t('credential.open')} may />
        <NewToken />
      </Stack>
    </div>
  );
}
