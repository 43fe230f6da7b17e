// Clinics as columns, what matters as rows; what an offer does not say is marked, since silence is where costs hide.
import { Badge, Button, Modal, Table, Text } from '@mantine/core';
import type { CaseView, Money, ReferralView } from '~api';
import type { ReactNode } from 'react';
import { useReader } from '~/lib/i18n/context.tsx';
import { MoneyText } from '~/ui/text.tsx';
import { DayText } from '~/ui/time.tsx';
import type { Act } from './ReferralsPanel.tsx';
import css from './referral.module.css';

type Offered = ReferralView & { offer: NonNullable<ReferralView['offer']> };

export function offeredOf(view: CaseView): Offered[] {
  return view.referrals.filter((referral): referral is Offered => referral.offer !== undefined);
}

function Lines({ lines, included }: { lines: Offered['offer']['lines']; included: boolean }) {
  const { t } = useReader();
  const shown = lines.filter((line) => line.included === included);
  if (shown.length === 0) return <Text span c="dimmed" size="sm">{t('common.none')}</Text>;
  return <ul className={css.lines}>{shown.map((line, place) => <li key={place}><span dir="auto">{line.text}</span>{line.price && <MoneyText money={line.price} />}</li>)}</ul>;
}

function Missing() {
  return <span className={css.missing}>{useReader().t('common.not_given')}</span>;
}

/** Only like currencies are compared; the least is named, not praised. */
function least(offers: Offered[]): Money | undefined {
  const [first, ...rest] = offers.map(({ offer }) => offer.total);
  if (!first || rest.length === 0 || rest.some(({ currency }) => currency !== first.currency)) return undefined;
  return [first, ...rest].reduce((low, total) => (BigInt(total.minor) < BigInt(low.minor) ? total : low));
}

interface Props { view: CaseView; act: Act; opened: boolean; onClose: () => void }

export function OfferCompare({ view, act, opened, onClose }: Props) {
  const { t, number } = useReader();
  const offers = offeredOf(view);
  const low = least(offers);
  const rows: [string, (offered: Offered) => ReactNode][] = [
    [t('common.total'), ({ offer }) => <><strong><MoneyText money={offer.total} /></strong>{low === offer.total && <Text size="xs" c="dimmed">{t('case.offers.lowest')}</Text>}</>],
    [t('case.field.treatment_plan'), ({ offer }) => <Text size="sm" dir="auto" style={{ whiteSpace: 'pre-line' }}>{offer.plan}</Text>],
    [t('case.field.included'), ({ offer }) => <Lines lines={offer.lines} included />],
    [t('case.field.not_included'), ({ offer }) => <Lines lines={offer.lines} included={false} />],
    [t('case.field.treatment_from'), ({ offer }) => (offer.treatment_from ? <DayText day={offer.treatment_from} /> : <Missing />)],
    [t('case.field.stay_days'), ({ offer }) => (offer.stay_days ? number(offer.stay_days) : <Missing />)],
    [t('case.field.doctor'), ({ offer }) => (offer.surgeon ? <bdi>{offer.surgeon}</bdi> : <Missing />)],
    [t('case.field.valid_until'), ({ offer }) => <DayText day={offer.valid_until} />],
    [t('common.note'), ({ offer }) => offer.remarks && <Text size="sm" dir="auto">{offer.remarks}</Text>],
  ];
  const choice = (referral: string) => view.commands.find((command) => command.referral === referral && (command.command === 'accept_offer' || command.command === 'record_acceptance'))?.command;
  return (
    <Modal opened={opened} onClose={onClose} size="auto" title={t('case.tab.offers')} closeButtonProps={{ 'aria-label': t('common.close') }}>
      <div className={css.compare}>
        <Table verticalSpacing="xs" withColumnBorders>
          <Table.Thead><Table.Tr><Table.Td />{offers.map(({ id, clinic, state }) => <Table.Th key={id} scope="col"><bdi>{clinic.name}</bdi><div><Badge variant="light" tt="none" color={state === 'chosen' ? 'teal' : 'gray'}>{t(`case.referral_state.${state}`)}</Badge></div></Table.Th>)}</Table.Tr></Table.Thead>
          <Table.Tbody>
            {rows.map(([label, cell]) => <Table.Tr key={label}><Table.Th scope="row" className={css.rowHead}>{label}</Table.Th>{offers.map((offered) => <Table.Td key={offered.id}>{cell(offered)}</Table.Td>)}</Table.Tr>)}
            <Table.Tr><Table.Td />{offers.map(({ id }) => { const command = choice(id); return <Table.Td key={id}>{command && <Button size="compact-md" onClick={() => act(command, id)}>{t(`case.command.${command}`)}</Button>}</Table.Td>; })}</Table.Tr>
          </Table.Tbody>
        </Table>
      </div>
    </Modal>
  );
}
