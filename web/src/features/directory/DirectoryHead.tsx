import { Group, Tabs, Title } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useReader } from '~/lib/i18n/context.tsx';
import { kRuleReaders, useHasRole } from '~/lib/session.ts';

/** The directory's two lists: organisations for everybody, rules of corridors for those who may read them. */
export function DirectoryHead({ at, action }: { at: 'parties' | 'rules'; action?: ReactNode }) {
  const { t } = useReader();
  const navigate = useNavigate();
  const both = useHasRole(kRuleReaders);
  return (
    <>
      <Group justify="space-between" mb="sm"><Title order={1}>{t('directory.title')}</Title>{action}</Group>
      {both && (
        <Tabs value={at} mb="md" onChange={(next) => void navigate({ to: next === 'rules' ? '/directory/rules' : '/directory' })}>
          <Tabs.List><Tabs.Tab value="parties">{t('directory.organisations')}</Tabs.Tab><Tabs.Tab value="rules">{t('directory.corridors')}</Tabs.Tab></Tabs.List>
        </Tabs>
      )}
    </>
  );
}
