// Each request to a clinic: what was asked, where it stands, whose turn it is, what may be done now.
import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import type { CaseView, CasesCommandChoice, ReferralView } from '~api';
import { useReader } from '~/lib/i18n/context.tsx';
import { MoneyText } from '~/ui/text.tsx';
import { ClockBadge, DayText } from '~/ui/time.tsx';
import css from './referral.module.css';

export type Act = (command: string, referral?: string) => void;

const kTone: Partial<Record<ReferralView['state'], string>> = { information_wanted: 'warm', offered: 'teal', chosen: 'teal' };
/** The one or two answers that move things on; the rest stand in the menu of the case. */
const kForward = ['record_acceptance', 'accept_offer', 'give_information', 'make_offer', 'receive_referral', 'accept_referral', 'ask_information', 'decline_referral', 'withdraw_referral'];

function forwardOf(commands: CasesCommandChoice[], referral: string): string[] {
  const own = commands.filter((choice) => choice.referral === referral && kForward.includes(choice.command)).map(({ command }) => command);
  return own.sort((a, b) => kForward.indexOf(a) - kForward.indexOf(b));
}

function Referral({ referral, view, act }: { referral: ReferralView; view: CaseView; act: Act }) {
  const { t } = useReader();
  const commands = forwardOf(view.commands, referral.id);
  return (
    <article className={css.referral} data-state={referral.state}>
      <Group justify="space-between" gap="xs" wrap="nowrap" align="flex-start">
        <Text fw={600}><bdi>{referral.clinic.name}</bdi></Text>
        <Badge variant="light" color={kTone[referral.state] ?? 'gray'} tt="none" className={css.badge}>{t(`case.referral_state.${referral.state}`)}</Badge>
      </Group>
      <Group gap="xs"><ClockBadge due={referral.due} leftSeconds={referral.left_seconds} place={referral.clinic.place} /></Group>
      {referral.question && <Text size="sm" dir="auto" lineClamp={3}>{referral.question}</Text>}
      {referral.wanted && <Text size="sm" dir="auto" className={css.wanted}><strong>{t('case.field.information_wanted')}:</strong> {referral.wanted}</Text>}
      {referral.decline_reason && <Text size="sm">{t(`case.decline_reason.${referral.decline_reason}`)}{referral.onward && <> · {t('case.field.onward_clinic')}: <bdi>{referral.onward.name}</bdi></>}</Text>}
      {referral.offer && (
        <Text size="sm"><strong><MoneyText money={referral.offer.total} /></strong> · {t('case.field.valid_until')} <DayText day={referral.offer.valid_until} /></Text>
      )}
      {commands.length > 0 && (
        <Group gap={6} mt={4}>
          {commands.map((command, place) => <Button key={command} size="compact-sm" variant={place === 0 ? 'light' : 'subtle'} color={command === 'decline_referral' || command === 'withdraw_referral' ? 'gray' : undefined} onClick={() => act(command, referral.id)}>{t(`case.command.${command}`)}</Button>)}
        </Group>
      )}
    </article>
  );
}

export function ReferralsPanel({ view, act, onCompare }: { view: CaseView; act: Act; onCompare: () => void }) {
  const { t } = useReader();
  const offers = view.referrals.filter(({ offer }) => offer);
  const mayAsk = view.commands.some(({ command }) => command === 'request_referral');
  return (
    <Stack gap="xs">
      {view.referrals.length === 0 && <Text size="sm" c="dimmed">{t(mayAsk ? 'case.next.referral' : 'case.offers.empty')}</Text>}
      {view.referrals.map((referral) => <Referral key={referral.id} referral={referral} view={view} act={act} />)}
      <Group gap="xs">
        {mayAsk && <Button size="compact-md" variant={view.referrals.length === 0 ? 'filled' : 'default'} onClick={() => act('request_referral')}>{t('case.command.request_referral')}</Button>}
        {offers.length > 0 && <Button size="compact-md" variant="default" onClick={onCompare}>{t('case.tab.offers')}</Button>}
      </Group>
    </Stack>
  );
}
