import { Badge, Text } from '@mantine/core';
import type { MissionCard } from '~api';
import { useReader } from '~/lib/i18n/context.tsx';
import { rolesOf, useSession } from '~/lib/session.ts';
import { DossierList } from '~/ui/DossierList.tsx';
import { Route } from '~/ui/text.tsx';
import { DayText } from '~/ui/time.tsx';

function Row({ card }: { card: MissionCard }) {
  const { t, number } = useReader();
  return (
    <>
      <span><Text component="span" fw={600}><bdi>{card.title}</bdi></Text> <Text component="span" size="xs" c="dimmed" className="number">{card.number}</Text></span>
      <Badge variant="light" color={card.stage === 'cancelled' ? 'gray' : undefined}>{t(`mission.stage.${card.stage}`)}</Badge>
      <Text component="span" size="sm" c="dimmed"><Route from={card.home} to={card.place} /></Text>
      <Text component="span" size="sm"><DayText day={card.starts_on} /> – <DayText day={card.ends_on} /><br /><Text component="span" size="xs" c="dimmed">{t('mission.field.meetings')}: {number(card.held)} / {number(card.meetings)}</Text></Text>
    </>
  );
}

export function MissionsPage() {
  return <DossierList<MissionCard> kind="mission" create={rolesOf(useSession()).has('official')} row={(card) => <Row card={card} />} />;
}
