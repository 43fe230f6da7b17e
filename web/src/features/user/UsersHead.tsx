import { Group, Tabs, Title } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useReader } from '~/lib/i18n/context.tsx';

export function UsersHead({ at, action }: { at: 'users' | 'policy'; action?: ReactNode }) {
  const { t } = useReader();
  const navigate = useNavigate();
  return (
    <>
      <Group justify="space-between" mb="sm"><Title order={1}>{t('directory.users')}</Title>{action}</Group>
      <Tabs value={at} mb="md" onChange={(next) => void navigate({ to: next === 'policy' ? '/users/policy' : '/users' })}>
        <Tabs.List><Tabs.Tab value="users">{t('directory.users')}</Tabs.Tab><Tabs.Tab value="policy">{t('directory.policy')}</Tabs.Tab></Tabs.List>
      </Tabs>
    </>
  );
}
