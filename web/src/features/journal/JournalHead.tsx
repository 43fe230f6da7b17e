import { Tabs, Text, Title } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useReader } from '~/lib/i18n/context.tsx';
import { rolesOf, useSession } from '~/lib/session.ts';

export type JournalView = 'entries' | 'refusals';

/** What happened, for auditors; what the system's own processes were refused, for them and for administrators. */
export function JournalHead({ at }: { at: JournalView }) {
  const { t } = useReader();
  const navigate = useNavigate();
  const auditor = rolesOf(useSession()).has('auditor');
  return (
    <>
      <Title order={1} mb="sm">{t('journal.title')}</Title>
      {auditor && (
        <Tabs value={at} mb="sm" onChange={(next) => void navigate({ to: next === 'refusals' ? '/journal/refusals' : '/journal' })}>
          <Tabs.List><Tabs.Tab value="entries">{t('journal.entries')}</Tabs.Tab><Tabs.Tab value="refusals">{t('journal.refusals')}</Tabs.Tab></Tabs.List>
        </Tabs>
      )}
      <Text c="dimmed" size="sm" mb="md" maw={720}>{t(at === 'refusals' ? 'journal.refusals_explain' : 'journal.explain')}</Text>
    </>
  );
}
