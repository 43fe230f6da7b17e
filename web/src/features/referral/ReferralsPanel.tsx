// Each request to a clinic: what was asked, where it stands, whose turn it is, what may be done now.
import { Badge, Button, Group, Menu, Stack, Text } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { CaseView, ReferralView } from '~api';
import { useReader } from '~/lib/i18n/context.tsx';
import { useOwnParties } from '~/lib/session.ts';
import { MoneyText } from '~/ui/text.tsx';
import { ClockBadge, DayText } from '~/ui/time.tsx';
import { callOf, commandOf } from './call.ts';
import { CallNote } from './CallNote.tsx';
import css from './referral.module.css';

export type Act = (command: string, referral?: string) => void;

const kTone: Partial<Record<ReferralView['state'], string>> = { information_wanted: 'warm', offered: 'teal', chosen: 'teal' };
/** What a clinic that answers looks at the documents in. */
const kAsked: readonly ReferralView['state'][] = ['requested', 'received', 'information_wanted', 'accepted', 'offered'];
/** What moves a request on, by whose it is: the clinic answers, the coordinator asks, remembers and records what others decided. */
const kAnswers = ['receive_referral', 'make_offer', 'accept_referral', 'ask_information', 'ask_call', 'decline_referral'];
const kForward = ['record_acceptance', 'accept_offer', 'give_information', 'record_missed_call', 'withdraw_referral'];

/** In the order of the journey; an answer that somebody else gives for the clinic is asked for apart, and none here that is asked for on top of the page (`answered`). */
function commandsOf(view: CaseView, { id, clinic }: ReferralView, own: ReadonlySet<string>, answered?: string): { first: string[]; onBehalf: string[] } {
  const possible = (names: readonly string[]) => names.filter((name) => view.commands.some(({ command, referral }) => command === commandOf(name) && referral === id));
  if (id === answered) return { first: [], onBehalf: [] };
  return own.has(clinic.id) ? { first: possible([...kForward, ...kAnswers]), onBehalf: [] } : { first: possible(kForward), onBehalf: possible(kAnswers) };
}

function OnBehalf({ names, act }: { names: string[]; act: (name: string) => void }) {
  const { t } = useReader();
  if (names.length === 0) return null;
  return (
    <Menu position="bottom-start">
      <Menu.Target><Button size="compact-sm" variant="subtle" color="gray" rightSection={<IconChevronDown size={14} aria-hidden />}>{t('case.on_behalf')}</Button></Menu.Target>
      <Menu.Dropdown>{names.map((name) => <Menu.Item key={name} onClick={() => act(name)}>{t(`case.command.${name}`)}</Menu.Item>)}</Menu.Dropdown>
    </Menu>
  );
}

function Referral({ referral, view, answered, act }: { referral: ReferralView; view: CaseView; answered?: string; act: Act }) {
  const { t, has, partyName } = useReader();
  const own = useOwnParties();
  const { first, onBehalf } = commandsOf(view, referral, own, answered);
  const counted = view.tasks.find(({ name, part }) => name === 'referral_answer' && part === referral.id)?.working_days;
  const call = callOf(view, referral.id);
  const label = (command: string) => t(call && command === 'give_information' ? 'case.call.write_down' : `case.command.${command}`);
  const ofOwn = `case.referral_own.${referral.state}`;               // what one has sent oneself is not "received"
  return (
    <article className={css.referral} data-state={referral.state}>
      <Group justify="space-between" gap="xs" align="flex-start">
        <Text fw={600}><bdi>{partyName(referral.clinic)}</bdi></Text>
        <Badge variant="light" color={kTone[referral.state] ?? 'gray'} tt="none" className={css.badge}>{t(own.has(referral.clinic.id) && has(ofOwn) ? ofOwn : `case.referral_state.${referral.state}`)}</Badge>
      </Group>
      <Group gap="xs"><ClockBadge name="referral_answer" due={referral.due} leftSeconds={referral.left_seconds} workingDays={counted} place={referral.clinic.place} /></Group>
      {referral.question && referral.question !== view.wish?.question && <Text size="sm" dir="auto" lineClamp={3}>{referral.question}</Text>}
      {referral.wanted && <Text size="sm" dir="auto" className={css.wanted}><strong>{t('case.field.information_wanted')}:</strong> {referral.wanted}</Text>}
      {call && <CallNote call={call} />}
      {referral.decline_reason && <Text size="sm">{t(`case.decline_reason.${referral.decline_reason}`)}{referral.onward && <> · {t('case.field.onward_clinic')}: <bdi>{partyName(referral.onward)}</bdi></>}</Text>}
      {referral.offer && (
        <Text size="sm"><strong><MoneyText money={referral.offer.total} /></strong> · {t('case.field.valid_until')} <DayText day={referral.offer.valid_until} /></Text>
      )}
      {first.length + onBehalf.length > 0 && (
        <Group gap={6} mt={4} className={css.acts}>
          {first.map((command, place) => <Button key={command} size="compact-sm" variant={place === 0 && command !== 'withdraw_referral' ? 'light' : 'subtle'} color={command === 'decline_referral' || command === 'withdraw_referral' ? 'gray' : undefined} onClick={() => act(command, referral.id)}>{label(command)}</Button>)}
          <OnBehalf names={onBehalf} act={(command) => act(command, referral.id)} />
        </Group>
      )}
    </article>
  );
}

/** `closed` tells whoever may open documents to clinics that are asked which ones are not. */
export function ReferralsPanel({ view, answered, act, onCompare, closed }: { view: CaseView; answered?: string; act: Act; onCompare: () => void; closed?: ReactNode }) {
  const { t } = useReader();
  const offers = view.referrals.filter(({ offer }) => offer);
  const mayAsk = view.commands.some(({ command }) => command === 'request_referral');
  return (
    <Stack gap="xs">
      {view.referrals.length === 0 && <Text size="sm" c="dimmed">{t(mayAsk ? 'case.next.referral' : 'case.referrals_none')}</Text>}
      {view.referrals.some(({ state }) => kAsked.includes(state)) && closed}
      {view.referrals.map((referral) => <Referral key={referral.id} referral={referral} view={view} answered={answered} act={act} />)}
      <Group gap="xs">
        {mayAsk && <Button size="compact-md" variant={view.referrals.length === 0 ? 'filled' : 'default'} onClick={() => act('request_referral')}>{t('case.command.request_referral')}</Button>}
        {offers.length > 0 && <Button size="compact-md" variant="default" onClick={onCompare}>{t('case.tab.offers')}</Button>}
      </Group>
    </Stack>
  );
}
