// Who travels with the patient: named to those who see who the patient is; the others are told how many.
import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import type { CaseView, CompanionView } from '~api';
import { useCommand } from '~/lib/command.ts';
import { useReader } from '~/lib/i18n/context.tsx';
import { Panel } from '~/ui/Panel.tsx';
import { useErrorText } from '~/ui/states.tsx';
import { DayText } from '~/ui/time.tsx';
import type { Act } from './Next.tsx';

const can = (view: CaseView, command: string) => view.commands.some((choice) => choice.command === command);

function Companion({ view, companion: { id, terms }, act }: { view: CaseView; companion: CompanionView; act: Act }) {
  const { t, languageName, list, place } = useReader();
  const remove = useCommand('case');
  const errorText = useErrorText();
  const { passport } = terms;
  return (
    <div>
      <Text size="sm" fw={600}><bdi>{terms.name}</bdi>{terms.name_latin && <Text component="span" size="sm" c="dimmed"> <bdi>{terms.name_latin}</bdi></Text>}</Text>
      <Text size="xs" c="dimmed">{[t(`case.relation.${terms.relation}`), terms.languages.length > 0 && list(terms.languages.map(languageName))].filter(Boolean).join(' · ')}</Text>
      {terms.needs && <Text size="sm"><bdi>{terms.needs}</bdi></Text>}
      {passport && <Text size="xs" c="dimmed">{t('case.field.passport')} <bdi dir="ltr">{passport.number}</bdi> · {place(passport.country)}{passport.valid_until && <> · <DayText day={passport.valid_until} /></>}</Text>}
      {remove.error && <Alert color="harm" variant="light" role="alert">{errorText(remove.error)}</Alert>}
      <Group gap={4}>
        {can(view, 'edit_companion') && <Button size="compact-sm" variant="subtle" onClick={() => act('edit_companion', id)}>{t('common.edit')}</Button>}
        {can(view, 'remove_companion') && <Button size="compact-sm" variant="subtle" color="harm" loading={remove.isPending} onClick={() => remove.mutate({ path: `/api/cases/${view.id}/remove-companion`, body: { companion: id } })}>{t('case.command.remove_companion')}</Button>}
      </Group>
    </div>
  );
}

export function CompanionsPanel({ view, act }: { view: CaseView; act: Act }) {
  const { t } = useReader();
  const adding = can(view, 'add_companion');
  if (!adding && !view.companion_count && view.companions.length === 0) return null;
  return (
    <Panel title={t('case.companions')} action={adding && <Button size="compact-sm" variant="subtle" onClick={() => act('add_companion')}>{t('common.add')}</Button>}>
      {view.companions.length === 0 && <Text size="sm" c="dimmed">{view.companion_count ? t('case.companion.count', { n: view.companion_count }) : t('case.companion.none')}</Text>}
      <Stack gap="sm">{view.companions.map((companion) => <Companion key={companion.id} view={view} companion={companion} act={act} />)}</Stack>
    </Panel>
  );
}
