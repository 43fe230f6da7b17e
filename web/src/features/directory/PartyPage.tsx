// One organisation: what it is, which licences hold today, its branches. Those who keep the register change it from here.
import { Badge, Group, Stack, Text, Title } from '@mantine/core';
import { IconEdit } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { get } from '~/lib/api/client.ts';
import type { LicenceRecord, PartyView, PartyViewListed } from '~api';
import { useReader } from '~/lib/i18n/context.tsx';
import { useNow } from '~/lib/now.ts';
import { kDirectoryKeepers, useHasRole } from '~/lib/session.ts';
import { useTitle } from '~/lib/title.ts';
import { ButtonLink, TextLink } from '~/ui/links.tsx';
import { Panel } from '~/ui/Panel.tsx';
import { RecordHistory } from '~/ui/RecordHistory.tsx';
import { Shown } from '~/ui/states.tsx';
import { Fact } from '~/ui/text.tsx';
import { DayText } from '~/ui/time.tsx';
import { usePartyWords } from './partyWords.ts';
import { PartyDetails } from './PartyDetails.tsx';
import { byUrgency, kLicenceColor, type LicenceState } from './licence.ts';
import css from './directory.module.css';

function Licence({ licence, state }: { licence: LicenceRecord; state: LicenceState }) {
  const { t, list } = useReader();
  return (
    <li className={css.licence}>
      <Group gap="xs"><Text fw={600}><bdi>{licence.number}</bdi></Text><Badge variant="light" tt="none" color={kLicenceColor[state]}>{t(`directory.licence_state.${state}`)}</Badge>{licence.kind === 'accreditation' && <Badge variant="outline" tt="none">{t('directory.licence_kind.accreditation')}</Badge>}</Group>
      <Text size="sm" c="dimmed"><bdi>{licence.issuer}</bdi> · <DayText day={licence.from} /> – <DayText day={licence.until} /></Text>
      <Text size="sm">{licence.specialties.length > 0 ? list(licence.specialties.map((specialty) => t(`specialty.${specialty}`))) : t('directory.all_specialties')}</Text>
    </li>
  );
}

function Licences({ licences }: { licences: readonly LicenceRecord[] }) {
  const { t } = useReader();
  const now = useNow();
  return (
    <Panel title={t('directory.licences')}>
      {licences.length === 0 && <Text size="sm" c="dimmed">{t('directory.licence_state.none')}</Text>}
      <ul className={css.plain}>{byUrgency(licences, now).map(({ licence, state }, place) => <Licence key={place} licence={licence} state={state} />)}</ul>
    </Panel>
  );
}

function Branches({ id }: { id: string }) {
  const { t, place } = useReader();
  const query = useQuery({ queryKey: ['parties', 'branches', id], queryFn: ({ signal }) => get<PartyViewListed>('/api/directory/parties', { branch_of: id, limit: 500 }, signal) });
  if (!query.data || query.data.items.length === 0) return null;
  return (
    <Panel title={t('directory.field.branches')}>
      <ul className={css.plain}>{query.data.items.map((branch) => <li key={branch.id}><TextLink to="/directory/$id" params={{ id: branch.id }}><bdi>{branch.record.name}</bdi></TextLink> <Text component="span" size="sm" c="dimmed">{place(branch.record.place)}</Text></li>)}</ul>
    </Panel>
  );
}

function Facts({ party: { record, branch_of_name: parent } }: { party: PartyView }) {
  const { t, place, list, languageName } = useReader();
  const web = record.website && /^https?:\/\//.test(record.website);
  return (
    <Panel title={t('directory.organisation')}>
      <dl className={css.facts}>
        <Fact label={t('directory.field.type')}>{t(`directory.type.${record.type}`)}</Fact>
        <Fact label={t('directory.field.place')}>{place(record.place)}</Fact>
        <Fact label={t('directory.field.state')}>{t(`directory.state.${record.state}`)}</Fact>
        {record.branch_of && <Fact label={t('directory.field.parent')}><TextLink to="/directory/$id" params={{ id: record.branch_of }}><bdi>{parent}</bdi></TextLink></Fact>}
        {record.ownership && <Fact label={t('directory.field.ownership')}>{t(`directory.ownership.${record.ownership}`)}</Fact>}
        {record.level && <Fact label={t('directory.field.level')}>{t(`directory.level.${record.level}`)}</Fact>}
        {record.techniques && record.techniques.length > 0 && <Fact label={t('directory.field.techniques')}>{list(record.techniques.map((technique) => t(`catalogue.technique.${technique}`)))}</Fact>}
        {record.languages.length > 0 && <Fact label={t('directory.field.languages')}>{list(record.languages.map(languageName))}</Fact>}
        {record.specialties.length > 0 && <Fact label={t('directory.field.specialties')}>{list(record.specialties.map((specialty) => t(`specialty.${specialty}`)))}</Fact>}
        {record.phones.length > 0 && <Fact label={t('directory.phones')}>{record.phones.map(({ number, label }) => <div key={number}><a href={`tel:${number.replace(/[^+\d]/g, '')}`} dir="ltr">{number}</a>{label && <bdi> {label}</bdi>}</div>)}</Fact>}
        {record.website && <Fact label={t('directory.field.website')}><bdi dir="ltr">{web ? <a href={record.website} rel="noreferrer noopener" target="_blank">{record.website}</a> : record.website}</bdi></Fact>}
      </dl>
    </Panel>
  );
}

function Party({ party }: { party: PartyView }) {
  const { t } = useReader();
  const { id, record } = party;
  useTitle(record.name);
  const keeps = useHasRole(kDirectoryKeepers);
  return (
    <div className={css.page}>
      <Group justify="space-between" mb="md" align="flex-start">
        <div>
          <TextLink to="/directory" size="sm">{t('directory.title')}</TextLink>
          <Group gap="xs" align="baseline"><Title order={1}><bdi>{record.name}</bdi></Title>{record.state !== 'active' && <Badge variant="light" tt="none" color={record.state === 'closed' ? 'gray' : 'warm'}>{t(`directory.state.${record.state}`)}</Badge>}</Group>
          {record.name_latin && <Text c="dimmed"><bdi>{record.name_latin}</bdi></Text>}
        </div>
        <Group gap="xs">
          <RecordHistory of="party" id={id} name={record.name} {...usePartyWords()} />
          {keeps && <ButtonLink to="/directory/$id/edit" params={{ id }} variant="default" leftSection={<IconEdit size={16} aria-hidden />}>{t('common.edit')}</ButtonLink>}
        </Group>
      </Group>
      <div className={css.columns}>
        <Facts party={party} />
        <Stack gap="md"><PartyDetails record={record} /><Licences licences={record.licences} /><Branches id={id} /></Stack>
      </div>
    </div>
  );
}

export function usePartyQuery(id: string) {
  return useQuery({ queryKey: ['party', id], queryFn: ({ signal }) => get<PartyView>(`/api/directory/parties/${id}`, undefined, signal) });
}

export function PartyPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  return <Shown query={usePartyQuery(id)} rows={8}>{(party) => <Party key={id} party={party} />}</Shown>;
}
