// Organisations: found by name, kind, place and specialty; each leads to its own page.
import { Badge, Group, Select, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconPlus, IconTableImport } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { get } from '~/lib/api/client.ts';
import { kPartyType, kSpecialty, type PartyView, type PartyViewListed } from '~api';
import { useReader } from '~/lib/i18n/context.tsx';
import { useRowKeys } from '~/lib/keyboard.ts';
import { useNow } from '~/lib/now.ts';
import { kDirectoryKeepers, useHasRole } from '~/lib/session.ts';
import { useTitle } from '~/lib/title.ts';
import { ExportMenu } from '~/ui/ExportMenu.tsx';
import { useChoices, usePlaceChoices } from '~/ui/fields.tsx';
import { ButtonLink } from '~/ui/links.tsx';
import { Empty, Shown } from '~/ui/states.tsx';
import { DirectoryHead } from './DirectoryHead.tsx';
import { kLicenceColor, worstOf } from './licence.ts';
import css from './directory.module.css';

type DirectorySearch = Partial<Record<'q' | 'type' | 'place' | 'specialty', string>>;

function Filters({ search, change }: { search: DirectorySearch; change: (part: DirectorySearch) => void }) {
  const { t } = useReader();
  const [text, setText] = useState(search.q ?? '');
  const [asked] = useDebouncedValue(text, 250);
  useEffect(() => { if ((search.q ?? '') !== asked) change({ q: asked || undefined }); });
  return (
    <Group gap="sm" mb="md" align="flex-end">
      <TextInput label={t('directory.field.name')} value={text} onChange={(event) => setText(event.currentTarget.value)} />
      <Select label={t('directory.field.type')} clearable placeholder={t('common.filter_all')} data={useChoices(kPartyType, 'directory.type')} value={search.type ?? null} onChange={(value) => change({ type: value ?? undefined })} />
      <Select label={t('directory.field.place')} clearable searchable limit={60} placeholder={t('common.filter_all')} data={usePlaceChoices()} value={search.place ?? null} onChange={(value) => change({ place: value ?? undefined })} />
      <Select label={t('case.field.specialty')} clearable searchable placeholder={t('common.filter_all')} data={useChoices(kSpecialty, 'specialty')} value={search.specialty ?? null} onChange={(value) => change({ specialty: value ?? undefined })} />
    </Group>
  );
}

function Row({ party: { id, record, branch_of_name: parent } }: { party: PartyView }) {
  const { t, place } = useReader();
  const worst = worstOf(record.licences, useNow());
  return (
    <Link to="/directory/$id" params={{ id }} className={css.row} data-row={id}>
      <span><Text component="span" fw={600}><bdi>{record.name}</bdi></Text>{record.name_latin && <Text component="span" size="sm" c="dimmed"> <bdi>{record.name_latin}</bdi></Text>}</span>
      <span className={css.badges}>
        {worst && <Badge variant="light" tt="none" color={kLicenceColor[worst]}>{t('directory.licence')}: {t(`directory.licence_state.${worst}`)}</Badge>}
        {record.state !== 'active' && <Badge variant="light" tt="none" color={record.state === 'closed' ? 'gray' : 'warm'}>{t(`directory.state.${record.state}`)}</Badge>}
      </span>
      <Text component="span" size="sm" c="dimmed">{t(`directory.type.${record.type}`)} · {place(record.place)}{parent && <> · {t('directory.field.parent')} <bdi>{parent}</bdi></>}</Text>
    </Link>
  );
}

export function DirectoryPage() {
  const { t } = useReader();
  useTitle(t('directory.title'));
  const search = useSearch({ strict: false }) as DirectorySearch;
  const navigate = useNavigate();
  const keeps = useHasRole(kDirectoryKeepers);
  useRowKeys();
  const { q, type, place, specialty } = search;
  const asked = { q, type, place, specialty };
  const query = useQuery({
    queryKey: ['parties', 'list', asked], placeholderData: keepPreviousData,
    queryFn: ({ signal }) => get<PartyViewListed>('/api/directory/parties', { ...asked, limit: 500 }, signal),
  });
  const add = (
    <Group gap="xs">
      <ExportMenu list="parties" query={asked} />
      {keeps && <ButtonLink to="/directory/import" variant="default" leftSection={<IconTableImport size={16} aria-hidden />}>{t('import.title')}</ButtonLink>}
      {keeps && <ButtonLink to="/directory/new" leftSection={<IconPlus size={16} aria-hidden />}>{t('directory.new')}</ButtonLink>}
    </Group>
  );
  return (
    <div className={css.page}>
      <DirectoryHead at="parties" action={add} />
      <Filters search={search} change={(part) => void navigate({ to: '/directory', search: { ...search, ...part }, replace: true })} />
      <Shown query={query} rows={8}>
        {({ items }) => (items.length === 0 ? <Empty title={t('directory.empty')} /> : (
          <ul className={`panel ${css.list}`}>{items.map((party) => <li key={party.id}><Row party={party} /></li>)}</ul>
        ))}
      </Shown>
    </div>
  );
}
