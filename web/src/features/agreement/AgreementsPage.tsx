import { Badge, Text } from '@mantine/core';
import type { AgreementCard } from '~api';
import { useReader } from '~/lib/i18n/context.tsx';
import { rolesOf, useSession } from '~/lib/session.ts';
import { DossierList } from '~/ui/DossierList.tsx';
import { DayText } from '~/ui/time.tsx';

function Row({ card }: { card: AgreementCard }) {
  const { t, place, partyName } = useReader();
  return (
    <>
      <span><Text component="span" fw={600}><bdi>{card.title}</bdi></Text> <Text component="span" size="xs" c="dimmed" className="number">{card.number}</Text></span>
      <Badge variant="light" color={card.stage === 'ended' ? 'gray' : undefined}>{t(`agreement.stage.${card.stage}`)}</Badge>
      <Text component="span" size="sm" c="dimmed">{card.places.map(place).join(' · ')}<br />{card.parties.map((party, index) => <bdi key={party.id}>{index > 0 && `${t('common.comma')} `}{partyName(party)}</bdi>)}</Text>
      <Text component="span" size="sm">{card.next_due && <>{t('agreement.next_due')}: <DayText day={card.next_due} /><br /><Text component="span" size="xs" c="dimmed"><bdi>{card.next_commitment}</bdi></Text></>}</Text>
    </>
  );
}

export function AgreementsPage() {
  return <DossierList<AgreementCard> kind="agreement" create={rolesOf(useSession()).has('official')} row={(card) => <Row card={card} />} />;
}
