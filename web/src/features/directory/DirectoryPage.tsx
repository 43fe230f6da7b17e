// Organisations: found by name, kind and place; one of them opens beside the list with its licences.
import { Badge, Drawer, Group, Select, Stack, Table, Text, TextInput, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { get } from '~/lib/api/client.ts';
import { kPartyTypes, type LicenceRecord, type Page, type PartyView } from '~/lib/api/types.ts';
import { useReader } from '~/lib/i18n/context.tsx';
import { useTitle } from '~/lib/title.ts';
import { useChoices, usePlaceChoices } from '~/ui/fields.tsx';
import { Empty, Shown } from '~/ui/states.tsx';
import { Fact } from '~/ui/text.tsx';
import { DayText } from '~/ui/time.tsx';
import css from './directory.module.css';

type DirectorySearch = Partial<Record<'q' | 'type' | 'place' | 'party', string>>;

function licenceState({ from, until, suspended }: LicenceRecord): string {
  const today = new Date().toISOString().slice(0, 10);
  const soon = new Date(Date.now() + 90 * 86_400_000).toISOString().slice(0, 10);
  if (suspended) return 'suspended';
  if (from && from > today) return 'not_yet';
  if (until && until < today) return 'expired';
  return until && until < soon ? 'expiring' : 'valid';
}

function Licence({ licence }: { licence: LicenceRecord }) {
  const { t } = useReader();
  const state = licenceState(licence);
  return (
    <div>
      <Group gap="xs"><Text size="sm" fw={600}><bdi>{licence.number ?? t('directory.licence')}</bdi></Text><Badge variant="light" color={state === 'valid' ? 'teal' : state === 'expired' || state === 'suspended' ? 'harm' : 'warm'}>{t(`directory.licence_state.${state}`)}</Badge></Group>
      <Text size="sm" c="dimmed">{licence.authority && <><bdi>{licence.authority}</bdi> · </>}{licence.from && <DayText day={licence.from} />} – {licence.until && <DayText day={licence.until} />}</Text>
      <Text size="sm">{licence.specialties.length > 0 ? licence.specialties.map((specialty) => t(`specialty.${specialty}`)).join(', ') : t('directory.all_specialties')}</Text>
    </div>
  );
}

function Organisation({ party }: { party: PartyView }) {
  const { t, place, languageName } = useReader();
  const { record } = party;
  return (
    <Stack gap="md">
      <dl className={css.facts}>
        <Fact label={t('directory.field.type')}>{t(`directory.type.${record.type}`)}</Fact>
        <Fact label={t('directory.field.place')}>{place(record.place)}</Fact>
        <Fact label={t('directory.field.state')}>{t(`directory.state.${record.state}`)}</Fact>
        {record.name_latin && <Fact label={t('directory.field.name_latin')}><bdi>{record.name_latin}</bdi></Fact>}
        {party.branch_of_name && <Fact label={t('directory.field.parent')}><bdi>{party.branch_of_name}</bdi></Fact>}
        {record.ownership && <Fact label={t('directory.field.ownership')}>{t(`directory.ownership.${record.ownership}`)}</Fact>}
        {record.languages.length > 0 && <Fact label={t('directory.field.languages')}>{record.languages.map(languageName).join(', ')}</Fact>}
        {record.specialties.length > 0 && <Fact label={t('directory.field.specialties')}>{record.specialties.map((specialty) => t(`specialty.${specialty}`)).join(', ')}</Fact>}
        {record.website && <Fact label={t('directory.field.website')}><bdi>{record.website}</bdi></Fact>}
      </dl>
      <div>
        <Title order={2} mb="xs">{t('directory.licences')}</Title>
        {record.licences.length === 0 ? <Text size="sm" c="dimmed">{t('directory.licence_state.none')}</Text> : <Stack gap="sm">{record.licences.map((licence, index) => <Licence key={index} licence={licence} />)}</Stack>}
      </div>
    </Stack>
  );
}

export function DirectoryPage() {
  const { t, place, direction } = useReader();
  useTitle(t('directory.title'));
  const search = useSearch({ strict: false }) as DirectorySearch;
  const navigate = useNavigate();
  const change = (part: DirectorySearch) => void navigate({ to: '/directory', search: { ...search, ...part }, replace: true });
  const [text, setText] = useState(search.q ?? '');
  const [asked] = useDebouncedValue(text, 250);
  useEffect(() => { if ((search.q ?? '') !== asked) change({ q: asked || undefined }); });
  const { q, type, place: where } = search;
  const query = useQuery({
    queryKey: ['parties', 'list', q, type, where], placeholderData: keepPreviousData,
    queryFn: ({ signal }) => get<Page<PartyView>>('/api/directory/parties', { q, type, place: where, limit: 500 }, signal),
  });
  const opened = query.data?.items.find(({ id }) => id === search.party);
  return (
    <div className={css.page}>
      <Title order={1} mb="md">{t('directory.title')}</Title>
      <Group gap="sm" mb="md" align="flex-end">
        <TextInput label={t('directory.field.name')} value={text} onChange={(event) => setText(event.currentTarget.value)} />
        <Select label={t('directory.field.type')} clearable placeholder={t('common.filter_all')} data={useChoices(kPartyTypes, 'directory.type')} value={type ?? null} onChange={(value) => change({ type: value ?? undefined })} />
        <Select label={t('directory.field.place')} clearable searchable limit={60} placeholder={t('common.filter_all')} data={usePlaceChoices()} value={where ?? null} onChange={(value) => change({ place: value ?? undefined })} />
      </Group>
      <Shown query={query} rows={8}>
        {({ items }) => (items.length === 0 ? <Empty title={t('directory.empty')} /> : (
          <div className={`panel ${css.panel}`}>
            <Table verticalSpacing="xs">
              <Table.Thead><Table.Tr><Table.Th>{t('directory.organisation')}</Table.Th><Table.Th>{t('directory.field.type')}</Table.Th><Table.Th>{t('directory.field.place')}</Table.Th></Table.Tr></Table.Thead>
              <Table.Tbody>
                {items.map(({ id, record }) => (
                  <Table.Tr key={id}>
                    <Table.Td><button type="button" className={css.open} onClick={() => change({ party: id })}><bdi>{record.name}</bdi></button>{record.state !== 'active' && <Badge ms={6} color="warm" variant="light">{t(`directory.state.${record.state}`)}</Badge>}</Table.Td>
                    <Table.Td>{t(`directory.type.${record.type}`)}</Table.Td><Table.Td>{place(record.place)}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </div>
        ))}
      </Shown>
      <Drawer opened={opened !== undefined} onClose={() => change({ party: undefined })} size="lg" position={direction === 'rtl' ? 'left' : 'right'} title={<bdi>{opened?.record.name}</bdi>} closeButtonProps={{ 'aria-label': t('common.close') }}>
        {opened && <Organisation party={opened} />}
      </Drawer>
    </div>
  );
}
