// Said where a summary and the case may be about two people, and where a summary knows the birth that the case lacks.
import { Alert, Button, Group, Text } from '@mantine/core';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { CaseView } from '~api';
import { useCommand } from '~/lib/command.ts';
import { useReader } from '~/lib/i18n/context.tsx';
import { patientWith, type Birth } from '~/lib/patient.ts';
import { useErrorText } from '~/ui/states.tsx';
import { nameText, otherName } from './identity.ts';
import { birthText, birthToTake, comparisons, type Read } from './subjects.ts';
import { summaryQuery } from './useSummaries.ts';

/** What the summaries that came as documents say of their patient; `open` reads them, else what was read already. */
function useRead(view: CaseView, of: string | undefined, open: boolean): Read[] {
  const records = view.records.filter(({ id, type }) => type === 'patient_summary' && (!of || id === of));
  const queries = useQueries({ queries: records.map(({ id }) => ({ ...summaryQuery(view.id, id), enabled: open })) });
  return queries.flatMap(({ data }, place) => (data ? [{ record: records[place]!.id, patient: data.patient }] : []));
}

interface NoteProps {
  view: CaseView;
  of?: string;                                   ///< one record; absent: all
  passing?: boolean;                             ///< whoever only looks at the case has opened no summary
  asked?: boolean;                               ///< to a clinic, which cannot mend it
  children?: (record: string) => ReactNode;      ///< what can be done about it
}

export function SubjectNote({ view, of, passing = false, asked = false, children }: NoteProps) {
  const reader = useReader();
  const told = comparisons(view, reader, useRead(view, of, !passing), of);
  if (told.length === 0) return null;
  return (
    <Alert color="warm" variant="light" p="xs" data-subject title={reader.t(asked ? 'record.subject.differs_asked' : 'record.subject.differs')}>
      {told.map(({ what, told: says, known, other }) => <Text key={what + says} size="sm" fw={other ? 650 : undefined}>{reader.t(`record.subject.${what}`, { told: says, known })}</Text>)}
      {children?.(told[0]!.record)}
    </Alert>
  );
}

interface TakeProps { named: string; other: boolean; known: string; pending: boolean; take: () => void }

/** Where the summary names somebody else, one press is not enough. */
function Take({ named, other, known, pending, take }: TakeProps) {
  const { t } = useReader();
  const [asking, setAsking] = useState(false);
  if (!asking) return <Button size="compact-sm" variant="default" loading={pending} onClick={() => (other ? setAsking(true) : take())}>{t('record.subject.take')}</Button>;
  return (
    <Alert color="warm" variant="light" p="xs" role="alert">
      <Text size="sm">{t('record.subject.take_other', { told: named, known })}</Text>
      <Group gap="xs" mt={6}>
        <Button size="compact-sm" color="harm" loading={pending} onClick={take}>{t('record.subject.take_all_the_same')}</Button>
        <Button size="compact-sm" variant="default" onClick={() => setAsking(false)}>{t('common.cancel')}</Button>
      </Group>
    </Alert>
  );
}

interface OfferProps { view: CaseView; birth: Birth & { record: string }; tag?: string }

function Offer({ view, birth, tag }: OfferProps) {
  const { t, day } = useReader();
  const command = useCommand('case');
  const errorText = useErrorText();
  const { data, isPending } = useQuery(summaryQuery(view.id, birth.record));
  const patient = view.patient!;
  const named = data ? nameText(data.patient) : '';
  const take = () => command.mutate({ path: `/api/cases/${view.id}/edit-patient`, body: { patient: patientWith(patient, birth) }, ifMatch: tag });
  return (
    <Group gap="xs" mt={6} data-birth-offer>
      <Text size="sm">{t('record.subject.birth_told', { birth: birthText(birth, day) })}{named && <> · <bdi>{named}</bdi></>}</Text>
      <Take named={named} known={patient.name!} other={data !== undefined && otherName(data.patient, patient)} pending={isPending || command.isPending} take={take} />
      {command.error && <Text size="sm" c="harm" role="alert">{errorText(command.error)}</Text>}
    </Group>
  );
}

/** One press, and the case knows the birth that the summary says; whose birth it is stands beside it. */
export function BirthOffer({ view, of }: { view: CaseView; of?: string }) {
  const birth = birthToTake(view, of);
  const edit = view.commands.find((choice) => choice.command === 'edit_patient');
  return birth && edit && <Offer view={view} birth={birth} tag={edit.tag} />;
}
