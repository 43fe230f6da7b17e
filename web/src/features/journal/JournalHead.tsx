import { Tabs, Text, Title } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useReader } from '~/lib/i18n/context.tsx';
import { rolesOf, useSession } from '~/lib/session.ts';

export type JournalView = 'entries' | 'readings' | 'refusals';
const kPaths = { entries: '/journal', readings: '/journal/readings', refusals: '/journal/refusals' } as const;
const kExplain = { entries: 'journal.explain', readings: 'journal.readings_explain', refusals: 'journal.refusals_explain' } as const;

/** What happened and who looked, for auditors; what the system's own processes were refused, for them and for administrators. */
export function JournalHead({ at }: { at: JournalView }) {
  const { t } = useReader();
  const navigate = useNavigate();
  const auditor = rolesOf(useSession()).has('auditor');
  return (
    <>
      <Title order={1} mb="sm">{t('journal.title')}</Title>
      {auditor && (
        <Tabs value={at} mb="sm" onChange={(next) => void navigate({ to: kPaths[next as JournalView] })}>
          <Tabs.List>{(Object.keys(kPaths) as JournalView[]).map((view) => <Tabs.Tab key={view} value={view}>{t(`journal.${view}`)}</Tabs.Tab>)}</Tabs.List>
        </Tabs>
      )}
      <Text c="dimmed" size="sm" mb="md" maw={720}>{t(kExplain[at])}</Text>
    </>
  );
}
