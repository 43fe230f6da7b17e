// What currencies cost in US dollars: by which source, of which day. Offers are compared with these.
import { Button, Modal, Table } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { get } from '~/lib/api/client.ts';
import type { RateList, RateRecord, RateView } from '~api';
import { useReader } from '~/lib/i18n/context.tsx';
import { kAdministrators, useHasRole } from '~/lib/session.ts';
import { useTitle } from '~/lib/title.ts';
import { todayIn } from '~/lib/wallClock.ts';
import { DayField } from '~/ui/DayField.tsx';
import { SelectField, TextField } from '~/ui/fields.tsx';
import { RecordForm, type Version } from '~/ui/RecordForm.tsx';
import { RecordHistory } from '~/ui/RecordHistory.tsx';
import { Empty, Shown } from '~/ui/states.tsx';
import { DayText } from '~/ui/time.tsx';
import { DirectoryHead } from './DirectoryHead.tsx';
import { decimalsOf, perDollar, shapeRate } from './rate.ts';
import css from './directory.module.css';

const kPath = '/api/directory/rates';
/** The tag of a rate that does not exist yet. */
const kNoVersion = '"0"';
const kLabels: Record<string, string> = { currency: 'common.currency', per_dollar_micro: 'directory.rate_per_dollar', day: 'directory.rate_day', source: 'directory.rate_source' };

function useSaid(): (member: string, record: object) => string {
  const { day, number } = useReader();
  return (member, record) => {
    const { currency, per_dollar_micro: micro, day: of, source } = record as RateRecord;
    if (member === 'per_dollar_micro') return micro ? number(perDollar(micro), decimalsOf(micro)) : '';
    if (member === 'day') return of ? day(of) : '';
    return (member === 'currency' ? currency : source) ?? '';
  };
}

function RateDialog({ rate, onClose }: { rate?: RateView; onClose: () => void }) {
  const { t, table, zone } = useReader();
  const said = useSaid();
  const load = async (body: unknown): Promise<Version> => {
    const found = (await get<RateList>(kPath)).items.find(({ record }) => record.currency === (body as RateRecord).currency);
    return found ? { record: found.record, tag: found.tag } : { record: {}, tag: kNoVersion };
  };
  return (
    <RecordForm kind="rate" path={kPath} draft={`${kPath}#${rate?.record.currency ?? ''}`} replaces submit={t('common.save')} loaded={rate && { record: rate.record, tag: rate.tag }} load={load}
      begin={{ '/day': todayIn(zone), tag: kNoVersion }} shape={shapeRate} label={(member) => t(kLabels[member] ?? 'common.what')} said={said} onDone={onClose} onCancel={onClose}
      spread={(record) => { const { currency, per_dollar_micro: micro, day: of, source } = record as RateRecord; return { '/currency': currency, '/per_dollar': String(perDollar(micro)), '/day': of, '/source': source }; }}>
      {!rate && <SelectField at="/currency" label={t('common.currency')} required searchable choices={Object.entries(table.currencies).map(([value, name]) => ({ value, label: `${value} – ${name}` }))} />}
      <TextField at="/per_dollar" label={t('directory.rate_per_dollar')} required autoFocus dir="ltr" />
      <DayField at="/day" label={t('directory.rate_day')} required near={[0]} />
      <TextField at="/source" label={t('directory.rate_source')} required dir="auto" />
    </RecordForm>
  );
}

export function RatesPage() {
  const { t, number, table } = useReader();
  useTitle(t('directory.rates'));
  const said = useSaid();
  const query = useQuery({ queryKey: ['rates'], queryFn: ({ signal }) => get<RateList>(kPath, undefined, signal) });
  const { rate: open } = useSearch({ strict: false }) as { rate?: string };
  const navigate = useNavigate();
  const keeps = useHasRole(kAdministrators);
  const show = (rate?: string) => void navigate({ to: '/directory/rates', search: { rate }, replace: true });
  const close = () => { show(); void query.refetch(); };
  const opened = query.data?.items.find(({ record }) => record.currency === open);
  return (
    <div className={css.page}>
      <DirectoryHead at="rates" action={keeps && <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => show('new')}>{t('directory.rate_new')}</Button>} />
      <Shown query={query} rows={6}>
        {({ items }) => (items.length === 0 ? <Empty title={t('directory.rates_empty')} /> : (
          <Table.ScrollContainer minWidth={520} className="panel">
            <Table verticalSpacing={8}>
              <Table.Thead><Table.Tr><Table.Th>{t('common.currency')}</Table.Th><Table.Th ta="end">{t('directory.rate_per_dollar')}</Table.Th><Table.Th>{t('directory.rate_day')}</Table.Th><Table.Th>{t('directory.rate_source')}</Table.Th><Table.Th /></Table.Tr></Table.Thead>
              <Table.Tbody>
                {items.map(({ record: { currency, per_dollar_micro: micro, day, source } }) => (
                  <Table.Tr key={currency}>
                    <Table.Td><b>{currency}</b> <span className="quiet">{table.currencies[currency]}</span></Table.Td>
                    <Table.Td ta="end" className="digits">{number(perDollar(micro), decimalsOf(micro))}</Table.Td>
                    <Table.Td><DayText day={day} /></Table.Td>
                    <Table.Td><bdi>{source}</bdi></Table.Td>
                    <Table.Td ta="end">
                      {keeps && <Button size="compact-sm" variant="subtle" aria-label={`${t('common.edit')}: ${currency}`} onClick={() => show(currency)}>{t('common.edit')}</Button>}
                      <RecordHistory of="rate" id={currency} name={currency} label={(member) => t(kLabels[member] ?? 'common.what')} said={said} />
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        ))}
      </Shown>
      <Modal opened={keeps && (open === 'new' || opened !== undefined)} onClose={() => show()} size="lg" closeButtonProps={{ 'aria-label': t('common.close') }} title={opened ? `${t('directory.rate')}: ${opened.record.currency}` : t('directory.rate_new')}>
        {(open === 'new' || opened) && <RateDialog rate={opened} onClose={close} />}
      </Modal>
    </div>
  );
}
