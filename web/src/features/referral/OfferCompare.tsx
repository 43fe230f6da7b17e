// Clinics as columns, what matters as rows; what an offer does not say is marked, since silence is where costs hide. The names may be hidden, so
// that plans are judged before houses are; amounts stand in the reader's currency beside the clinic's own.
import { Badge, Button, Group, Modal, Select, Switch, Table, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { ReactNode } from 'react';
import type { CaseView, Money, OfferedView, OffersView } from '~api';
import { useReader } from '~/lib/i18n/context.tsx';
import { useNow } from '~/lib/now.ts';
import { ended } from '~/lib/steps.ts';
import { daysUntil } from '~/lib/timeLeft.ts';
import { byDifference, currenciesFor, differ, excludedOf, exclusionsDiffer, includedOf, leastOf, letterOf, ratesOf, rowsOf, standingOf, standingsDiffer, textsFor, unreadLines, wordsDiffer, type Offered } from '~/lib/offers.ts';
import { Shown } from '~/ui/states.tsx';
import { MoneyText } from '~/ui/text.tsx';
import { DayText } from '~/ui/time.tsx';
import { useOffers } from './offerQuery.ts';
import { ByRate, Lines } from './OfferParts.tsx';
import { Translated } from './Translated.tsx';
import type { Act } from './ReferralsPanel.tsx';
import css from './referral.module.css';

type Column = OfferedView & { referral: Offered };
const columnsOf = ({ items }: OffersView): Column[] => items.filter((item): item is Column => item.referral.offer !== undefined);

function Missing({ words }: { words: string }) { return <span className={css.missing}>{words}</span>; }

function Total({ column, least }: { column: Column; least: Money | undefined }) {
  const { t } = useReader();
  const { referral } = column;
  const { then, now } = ratesOf(column);
  const own = column.now?.money ?? referral.offer.total;
  return (
    <>
      <strong><MoneyText money={referral.offer.total} /></strong>
      {now && <ByRate label={t('case.offers.by_today')} rate={now} />}
      {then && <ByRate label={t('case.offers.by_then')} rate={then} />}
      {least && own.minor === least.minor && own.currency === least.currency && <Text size="xs" c="dimmed">{t('case.offers.lowest')}</Text>}
    </>
  );
}

/** Its last day is over where the coordinator is; without that `place`, in a case that has ended, nobody counts the days. */
function Validity({ day, place }: { day: string; place?: string }) {
  const { t } = useReader();
  const now = useNow();
  if (!place) return <DayText day={day} />;
  const left = daysUntil(day, now, place);
  return <><DayText day={day} /><div><Badge variant="light" tt="none" color={left < 0 ? 'gray' : left <= 3 ? 'warm' : 'teal'}>{left < 0 ? t('case.offers.over') : left === 0 ? t('case.offers.last_day') : t('common.days_left', { n: left })}</Badge></div></>;
}

/** `differs` is absent where it is read in any case; `within`: what stands in it differs, in words, in number or in price, which the row does not mark. */
interface Row { label: string; differs?: boolean; within?: boolean; cell: (column: Column) => ReactNode }

/** Hidden clinics show no team either: people know their surgeons by name. */
function useRows(columns: Column[], blind: boolean, place: string | undefined): Row[] {
  const { t, number, language } = useReader();
  const least = leastOf(columns);
  const offers = columns.map(({ referral }) => referral.offer);
  const saying = (of: (offer: Offered['offer']) => unknown) => differ(offers.map(of));
  const kinds = rowsOf(offers).filter((kind) => !blind || kind !== 'team');
  const said = (text: string | undefined, words: string | undefined, referral: Offered) => (text ? <Translated text={text} words={words} referral={referral} /> : <Missing words={t('common.not_given')} />);
  return [
    { label: t('common.total'), cell: (column) => <Total column={column} least={least} /> },
    { label: t('case.field.valid_until'), cell: ({ referral }) => <Validity day={referral.offer.valid_until} place={place} /> },
    { label: t('case.field.treatment_plan'), differs: false, within: saying(({ plan }) => plan), cell: ({ referral }) => said(referral.offer.plan, textsFor(referral, language)?.plan, referral) },
    ...kinds.map((kind): Row => ({ label: t(`case.offers.row.${kind}`), differs: standingsDiffer(offers, kind), within: wordsDiffer(offers, kind), cell: ({ referral }) => {
      const standing = standingOf(referral.offer, kind);
      if (standing === 'missing') return <Missing words={t('case.offers.not_named')} />;
      if (standing === 'excluded') return <Missing words={t('case.offers.paid_besides')} />;
      return <>{kind === 'team' && referral.offer.surgeon && <bdi>{referral.offer.surgeon}</bdi>}<Lines lines={includedOf(referral.offer, kind)} referral={referral} /></>;
    } })),
    { label: t('case.offers.excluded'), differs: saying((offer) => excludedOf(offer).length > 0), within: exclusionsDiffer(offers), cell: ({ referral }) => (excludedOf(referral.offer).length > 0 ? <Lines lines={excludedOf(referral.offer)} referral={referral} /> : <Missing words={t('case.offers.not_named')} />) },
    { label: t('case.field.treatment_from'), differs: saying(({ treatment_from }) => treatment_from), cell: ({ referral }) => (referral.offer.treatment_from ? <DayText day={referral.offer.treatment_from} /> : <Missing words={t('common.not_given')} />) },
    { label: t('case.field.stay_days'), differs: saying(({ stay_days }) => stay_days), cell: ({ referral }) => (referral.offer.stay_days ? number(referral.offer.stay_days) : <Missing words={t('common.not_given')} />) },
    { label: t('case.offers.risks'), differs: saying(({ risks }) => !risks), within: saying(({ risks }) => risks), cell: ({ referral }) => said(referral.offer.risks, textsFor(referral, language)?.risks, referral) },
    { label: t('case.offers.alternatives'), differs: saying(({ alternatives }) => !alternatives), within: saying(({ alternatives }) => alternatives), cell: ({ referral }) => said(referral.offer.alternatives, textsFor(referral, language)?.alternatives, referral) },
    { label: t('common.note'), differs: false, within: saying(({ remarks }) => remarks), cell: ({ referral }) => referral.offer.remarks && said(referral.offer.remarks, textsFor(referral, language)?.remarks, referral) },
  ];
}

interface Search { blind?: string; only?: string; currency?: string }
interface Props { view: CaseView; act: Act; opened: boolean; blind: boolean; only: boolean; currency?: string; onSearch: (search: Search) => void; onClose: () => void; children?: ReactNode }

function Comparison({ offers, view, act, blind, only }: Pick<Props, 'view' | 'act' | 'blind' | 'only'> & { offers: OffersView }) {
  const { t, language, languageName, list, partyName } = useReader();
  const columns = columnsOf(offers);
  const all = useRows(columns, blind, ended(view.stage) ? undefined : view.owner.place);
  const several = columns.length > 1;
  const rows = several ? byDifference(all, only) : all;
  const written = unreadLines(columns.map(({ referral }) => referral), language);
  const can = (referral: string, ...names: string[]) => view.commands.filter((command) => command.referral === referral && names.includes(command.command));
  const name = ({ referral }: Column) => (blind ? t('case.offers.clinic_letter', { letter: letterOf(columns.findIndex((one) => one.referral.id === referral.id)) }) : partyName(referral.clinic));
  return (
    <div className={css.compare}>
      <Table role="table" verticalSpacing="xs" withColumnBorders data-columns={columns.length}>
        <Table.Thead role="rowgroup"><Table.Tr role="row"><Table.Td />{columns.map((column) => <Table.Th key={column.referral.id} scope="col" role="columnheader"><bdi>{name(column)}</bdi><div><Badge variant="light" tt="none" color={column.referral.state === 'chosen' ? 'teal' : 'gray'}>{t(`case.referral_state.${column.referral.state}`)}</Badge></div></Table.Th>)}</Table.Tr></Table.Thead>
        <Table.Tbody role="rowgroup">
          {rows.map(({ label, differs, cell }) => <Table.Tr key={label} role="row"><Table.Th scope="row" role="rowheader" className={css.rowHead}>{label}{several && differs && <> <Badge size="sm" variant="outline">{t('case.offers.differs')}</Badge></>}</Table.Th>{columns.map((column) => <Table.Td key={column.referral.id} role="cell" data-of={name(column)}>{cell(column)}</Table.Td>)}</Table.Tr>)}
          {!blind && <Table.Tr role="row"><Table.Td />{columns.map((column) => column.referral).map((referral, place) => (
            <Table.Td key={referral.id} role="cell" data-of={name(columns[place]!)}><Group gap={6}>{can(referral.id, 'accept_offer', 'record_acceptance', 'translate_offer').map(({ command }) => <Button key={command} size="compact-md" variant={command === 'translate_offer' ? 'default' : 'filled'} onClick={() => act(command, referral.id)}>{t(`case.command.${command}`)}</Button>)}</Group></Table.Td>
          ))}</Table.Tr>}
        </Table.Tbody>
      </Table>
      {written.length > 0 && <Text size="sm" c="dimmed" mt="xs">{t('case.offers.as_written', { language: list(written.map(languageName)) })}</Text>}
    </div>
  );
}

export function OfferCompare({ view, act, opened, blind, only, currency, onSearch, onClose, children }: Props) {
  const { t, language } = useReader();
  const search: Search = { blind: blind ? '1' : undefined, only: only ? '1' : undefined, currency };
  const phone = useMediaQuery('(max-width: 40em)');
  const query = useOffers(view.id, currency, opened);
  return (
    <Modal opened={opened} onClose={onClose} size="auto" fullScreen={phone} title={t('case.tab.offers')} closeButtonProps={{ 'aria-label': t('common.close') }}>
      <Group gap="md" mb="sm" align="center">
        <Switch label={t('case.offers.blind')} checked={blind} onChange={(event) => onSearch({ ...search, blind: event.currentTarget.checked ? '1' : undefined })} />
        {view.referrals.filter(({ offer }) => offer).length > 1 && <Switch label={t('case.offers.only_differences')} checked={only} onChange={(event) => onSearch({ ...search, only: event.currentTarget.checked ? '1' : undefined })} />}
        {query.data && <Select size="xs" w={110} aria-label={t('case.offers.amounts_in')} data={currenciesFor(query.data.currency, columnsOf(query.data).map(({ referral }) => referral.offer), language, query.data.currencies)} value={query.data.currency} allowDeselect={false} searchable
          onChange={(next) => onSearch({ ...search, currency: next ?? undefined })} />}
      </Group>
      {opened && children}
      <Shown query={query} rows={8}>{(offers) => <Comparison offers={offers} view={view} act={act} blind={blind} only={only} />}</Shown>
    </Modal>
  );
}
