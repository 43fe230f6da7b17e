import { Group, Tabs, Title } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useReader } from '~/lib/i18n/context.tsx';
import { kRuleReaders, useHasRole } from '~/lib/session.ts';

const kLists = { parties: ['/directory', 'directory.organisations'], rules: ['/directory/rules', 'directory.corridors'], gates: ['/directory/gates', 'directory.gates'], rates: ['/directory/rates', 'directory.rates'], calendars: ['/directory/calendars', 'directory.calendars'] } as const;
type List = keyof typeof kLists;

/** The directory's lists: organisations, exchange rates and working calendars for everybody, rules for those who may read them. */
export function DirectoryHead({ at, action }: { at: List; action?: ReactNode }) {
  const { t } = useReader();
  const navigate = useNavigate();
  const rules = useHasRole(kRuleReaders);
  const lists = (Object.keys(kLists) as List[]).filter((list) => rules || list === 'parties' || list === 'rates' || list === 'calendars');
  return (
    <>
      <Group justify="space-between" mb="sm"><Title order={1}>{t('directory.title')}</Title>{action}</Group>
      <Tabs value={at} mb="md" onChange={(next) => void navigate({ to: kLists[next as List][0] })}>
        <Tabs.List>{lists.map((list) => <Tabs.Tab key={list} value={list}>{t(kLists[list][1])}</Tabs.Tab>)}</Tabs.List>
      </Tabs>
    </>
  );
}
