import { Alert, Button, Group, Text } from '@mantine/core';
import type { CaseView } from '~api';
import { useReader } from '~/lib/i18n/context.tsx';
import type { Act } from './Next.tsx';
import { papersOf, representativesOf } from './RepresentativeFields.tsx';

const can = (view: CaseView, command: string) => view.commands.some((choice) => choice.command === command);

/** What stands against a child's consent, and the step that is missing: a person, a document, or the two together. */
export function ChildNote({ view, act }: { view: CaseView; act: Act }) {
  const { t } = useReader();
  if (view.consent_remark !== 'representative_missing') return null;
  const somebody = representativesOf(view).length > 0;
  const next = !somebody ? 'invite_person' : papersOf(view).length === 0 ? 'attach_record' : 'prove_representative';
  const labels: Record<string, string> = { invite_person: t('case.child.invite'), attach_record: t('record.upload'), prove_representative: t('case.command.prove_representative') };
  return (
    <Alert color="warm" variant="light" p="xs" mb="xs">
      <Text size="sm">{t('case.child.missing')}</Text>
      {can(view, next) && <Group mt={6}><Button size="compact-sm" onClick={() => act(next)}>{labels[next]}</Button></Group>}
    </Alert>
  );
}
