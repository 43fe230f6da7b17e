import { Badge, Button, Group, Text, Title } from '@mantine/core';
import { IconTag, IconUser } from '@tabler/icons-react';
import type { CaseView } from '~api';
import { SubjectNote } from '~/features/records/SubjectNote.tsx';
import { ageWords } from '~/lib/age.ts';
import { useReader } from '~/lib/i18n/context.tsx';
import { useOwnParties } from '~/lib/session.ts';
import { CommandMenu, DossierHead } from '~/ui/DossierHead.tsx';
import { Route } from '~/ui/text.tsx';
import { ClinicAnswer } from './ClinicAnswer.tsx';
import { kCommandScreens, kOfPart } from './commands.tsx';
import { answering } from './next.ts';
import { Next, type Act } from './Next.tsx';

function useAbout(view: CaseView): string | undefined {
  const { t } = useReader();
  const { patient } = view;
  if (!patient) return undefined;
  const band = patient.age_band_from === undefined ? undefined : `${t('case.field.age_band')} ${patient.age_band_from}–${patient.age_band_from + 9}`;
  return [t(`case.sex.${patient.sex}`), ageWords(t, patient) ?? band ?? (patient.name && t('case.child.age_not_known'))].filter(Boolean).join(' · ');
}

/** How one's own people share the case among them. */
function Desk({ desk }: { desk: CaseView['desk'] }) {
  const { t } = useReader();
  if (!desk) return null;
  return (
    <>
      {desk.assignee && <Badge variant="default" tt="none" leftSection={<IconUser size={12} aria-label={t('case.field.assignee')} />}><bdi>{desk.assignee.name}</bdi></Badge>}
      {desk.keywords.map((keyword) => <Badge key={keyword} variant="default" tt="none" leftSection={<IconTag size={12} aria-label={t('case.field.keyword')} />}><bdi>{keyword}</bdi></Badge>)}
    </>
  );
}

export function CaseHeader({ view, act, onOpen }: { view: CaseView; act: Act; onOpen: (record: string) => void }) {
  const { t } = useReader();
  const asked = answering(view, useOwnParties());
  const about = useAbout(view);
  const { patient } = view;
  const names = view.commands.filter(({ command, referral }) => kCommandScreens[command] && !referral && !kOfPart.includes(command)).map(({ command }) => command);
  const title = (
    <>
      <Title order={1}><bdi>{patient?.name ?? patient?.initials ?? view.number}</bdi></Title>
      {patient?.name_latin && patient.name_latin !== patient.name && <Text component="span"><bdi>{patient.name_latin}</bdi></Text>}
      {about && <Text component="span" c="dimmed">{about}</Text>}
    </>
  );
  return (
    <DossierHead number={view.number} stage={t(`case.stage.${view.stage}`)} title={title}
      badges={<>{view.urgency !== 'routine' && <Badge variant="light" color="warm">{t(`case.urgency.${view.urgency}`)}</Badge>}<Desk desk={view.desk} /></>}
      under={<><Route from={view.origin} to={view.destination} /> · {t(`specialty.${view.specialty}`)}</>}
      menu={<CommandMenu names={names} dangerous={(name) => Boolean(kCommandScreens[name]?.danger)} label={(name) => t(`case.command.${name}`)} act={act} />}>
      {!asked && (
        <SubjectNote view={view} passing>
          {(record) => (
            <Group gap="xs" mt={6}>
              {view.commands.some(({ command }) => command === 'edit_patient') && <Button size="compact-sm" variant="default" onClick={() => act('edit_patient')}>{t('case.command.edit_patient')}</Button>}
              <Button size="compact-sm" variant="default" onClick={() => onOpen(record)}>{t('record.subject.open')}</Button>
            </Group>
          )}
        </SubjectNote>
      )}
      {asked ? <ClinicAnswer view={view} referral={asked} act={act} onOpen={onOpen} /> : <Next view={view} act={act} />}
    </DossierHead>
  );
}
