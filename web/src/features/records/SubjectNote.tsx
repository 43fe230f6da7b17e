// Said where a summary and the case may be about two people, and where a summary knows the birth that the case lacks.
import { Alert, Button, Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { CaseView } from '~api';
import { useCommand } from '~/lib/command.ts';
import { useReader } from '~/lib/i18n/context.tsx';
import { patientWith } from '~/lib/patient.ts';
import { useErrorText } from '~/ui/states.tsx';
import { birthText, birthToTake, disagreements } from './subjects.ts';

/** `of` one record, or of all; `children` are what can be done about it. */
export function SubjectNote({ view, of, children }: { view: CaseView; of?: string; children?: ReactNode }) {
  const reader = useReader();
  const told = disagreements(view, reader).filter(({ record }) => !of || record === of);
  if (told.length === 0) return null;
  return (
    <Alert color="warm" variant="light" p="xs" data-subject title={reader.t('record.subject.differs')}>
      {told.map(({ what, told: says, known }) => <Text key={what + says} size="sm">{reader.t(`record.subject.${what}`, { told: says, known })}</Text>)}
      {children}
    </Alert>
  );
}

/** One press, and the case knows the birth that the summary says. */
export function BirthOffer({ view, of }: { view: CaseView; of?: string }) {
  const { t, day } = useReader();
  const command = useCommand('case');
  const errorText = useErrorText();
  const birth = birthToTake(view, of);
  const edit = view.commands.find((choice) => choice.command === 'edit_patient');
  if (!birth || !edit) return null;
  const take = () => command.mutate({ path: `/api/cases/${view.id}/edit-patient`, body: { patient: patientWith(view.patient!, birth) }, ifMatch: edit.tag });
  return (
    <Group gap="xs" mt={6} data-birth-offer>
      <Text size="sm">{t('record.subject.birth_told', { birth: birthText(birth, day) })}</Text>
      <Button size="compact-sm" variant="default" loading={command.isPending} onClick={take}>{t('record.subject.take')}</Button>
      {command.error && <Text size="sm" c="harm" role="alert">{errorText(command.error)}</Text>}
    </Group>
  );
}
