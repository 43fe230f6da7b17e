import { Alert, Button, Group, Text } from '@mantine/core';
import type { CaseView } from '~api';
import { BirthOffer } from '~/features/records/SubjectNote.tsx';
import { useReader } from '~/lib/i18n/context.tsx';
import { missingOf } from './child.ts';
import type { Act } from './Next.tsx';

const can = (view: CaseView, command: string) => view.commands.some((choice) => choice.command === command);

/** What stands against a patient's consent, and the step that is missing: how old they are, a person, or the document that shows it. */
export function ChildNote({ view, act }: { view: CaseView; act: Act }) {
  const { t, list } = useReader();
  const missing = missingOf(view);
  if (!missing) return null;
  return (
    <Alert color="warm" variant="light" p="xs" mb="xs">
      <Text size="sm">{t(missing.words, { name: list(missing.names) })}</Text>
      {missing.next === 'edit_patient' && <BirthOffer view={view} />}
      {can(view, missing.next) && <Group mt={6}><Button size="compact-sm" onClick={() => act(missing.next)}>{t(missing.label)}</Button></Group>}
    </Alert>
  );
}
