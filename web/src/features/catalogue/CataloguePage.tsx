// The public catalogue: what is wished on the left, services on the right in the published order, each with its reasons.
import { Badge, Button, Drawer, Group, Select, Stack, Text, TextInput, Title } from '@mantine/core';
import { useDebouncedValue, useDisclosure, useMediaQuery } from '@mantine/hooks';
import { IconFilter, IconPlus, IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { get } from '~/lib/api/client.ts';
import type { ServiceHit, ServicePage } from '~api';
import { useReader } from '~/lib/i18n/context.tsx';
import { kDirectoryKeepers, useHasRole } from '~/lib/session.ts';
import { useTitle } from '~/lib/title.ts';
import { ExportMenu } from '~/ui/ExportMenu.tsx';
import { ButtonLink, TextLink } from '~/ui/links.tsx';
import { Empty, ErrorState, Loading } from '~/ui/states.tsx';
import css from './catalogue.module.css';
import { Filters } from './Filters.tsx';
import { ScoreButton } from './Score.tsx';
import { asked, filterCount, kSorts, type CatalogueSearch } from '~/lib/catalogue.ts';
import { ServiceFacts, ServiceTitle } from './ServiceFacts.tsx';

function Card({ hit, formula, keeps }: { hit: ServiceHit; formula: string; keeps: boolean }) {
  const { t, place, partyName } = useReader();
  return (
    <article className={css.card}>
      <Group justify="space-between" align="flex-start" gap="xs" wrap="nowrap">
        <div>
          <ServiceTitle record={hit.record} />
          <Text size="sm"><TextLink to="/directory/$id" params={{ id: hit.party.id }}><bdi>{partyName(hit.party)}</bdi></TextLink> · {place(hit.party.place)}</Text>
        </div>
        <Badge variant="light" color="gray" tt="none" className={css.kind}>{t(`catalogue.type.${hit.record.type}`)}</Badge>
      </Group>
      <ServiceFacts record={hit.record} about={hit.about} />
      <Group justify="space-between" gap="xs">
        <Group gap="xs">
          {!hit.licensed && <Text size="sm" className={css.harm}>{t('catalogue.not_licensed')}</Text>}
          {hit.accredited && <Badge variant="light" tt="none">{t('catalogue.accredited')}</Badge>}
          {keeps && <TextLink to="/catalogue/$id" params={{ id: hit.id }} size="sm">{t('common.edit')}</TextLink>}
        </Group>
        <ScoreButton score={hit.score} formula={formula} />
      </Group>
    </article>
  );
}

function useHits(search: CatalogueSearch) {
  const { language } = useReader();
  const [wished] = useDebouncedValue(search, 200);
  return useInfiniteQuery({
    queryKey: ['catalogue', language, asked(wished)], placeholderData: keepPreviousData, initialPageParam: '',
    queryFn: ({ signal, pageParam }) => get<ServicePage>('/api/catalogue/services', { ...asked(wished), cursor: pageParam || undefined }, signal),
    getNextPageParam: (last) => last.next,
    refetchInterval: ({ state }) => (state.data?.pages.at(-1)?.complete === false ? 2000 : false),
  });
}

function SearchLine({ search, change }: { search: CatalogueSearch; change: (part: CatalogueSearch) => void }) {
  const { t } = useReader();
  const [text, setText] = useState(search.q ?? '');
  const [typed] = useDebouncedValue(text, 150);
  useEffect(() => { if ((search.q ?? '') !== typed) change({ q: typed || undefined }); }, [typed]);  // eslint-disable-line
  return <TextInput type="search" aria-label={t('catalogue.search')} placeholder={t('catalogue.search')} leftSection={<IconSearch size={18} aria-hidden />} size="md" value={text} maxLength={100} className={css.search} onChange={(event) => setText(event.currentTarget.value)} />;
}

export function CataloguePage() {
  const { t, number } = useReader();
  useTitle(t('catalogue.title'));
  const search = useSearch({ strict: false }) as CatalogueSearch;
  const navigate = useNavigate();
  const change = (part: CatalogueSearch) => void navigate({ to: '/catalogue', search: (now: CatalogueSearch) => ({ ...now, ...part }), replace: true, resetScroll: false });
  const narrow = useMediaQuery('(max-width: 62em)');
  const [sheet, { open, close }] = useDisclosure(false);
  const keeps = useHasRole(kDirectoryKeepers);
  const query = useHits(search);
  const first = query.data?.pages[0];
  const hits = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const filters = <Filters search={search} change={change} facets={first?.facets ?? []} />;
  const sorts = kSorts.map((value) => ({ value, label: t(`catalogue.sort.${value}`) }));
  return (
    <div className={css.page}>
      <Group justify="space-between"><Title order={1}>{t('catalogue.title')}</Title><Group gap="xs"><ExportMenu list="services" query={asked(search)} />{keeps && <ButtonLink to="/catalogue/new" leftSection={<IconPlus size={16} aria-hidden />}>{t('catalogue.new')}</ButtonLink>}</Group></Group>
      <div className={css.line}>
        <SearchLine search={search} change={change} />
        <Select aria-label={t('common.sort')} data={sorts} value={search.sort ?? 'score'} allowDeselect={false} onChange={(value) => change({ sort: value === 'score' ? undefined : value ?? undefined })} />
        {narrow && <Button variant="default" leftSection={<IconFilter size={16} aria-hidden />} onClick={open}>{t('common.filters')}{filterCount(search) > 0 && ` (${number(filterCount(search))})`}</Button>}
      </div>
      <div className={css.columns}>
        {!narrow && <aside aria-label={t('common.filters')} className={css.side}>{filters}</aside>}
        <section aria-label={t('catalogue.title')} aria-busy={query.isFetching} className={css.hits}>
          {first && <Text size="sm" c="dimmed" role="status">{t('catalogue.results', { n: number(first.total) })}{!first.complete && ` · ${t('catalogue.building')}`}</Text>}
          {query.isError && !first && <ErrorState error={query.error} retry={() => void query.refetch()} />}
          {!first && !query.isError && <Loading rows={8} />}
          {first && hits.length === 0 && <Empty title={t('catalogue.empty')} hint={t('catalogue.empty_hint')} />}
          <Stack gap="sm">{hits.map((hit) => <Card key={hit.id} hit={hit} formula={first!.formula} keeps={keeps} />)}</Stack>
          {query.hasNextPage && <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>{t('catalogue.more')}</Button>}
        </section>
      </div>
      <Drawer opened={sheet && Boolean(narrow)} onClose={close} title={t('common.filters')} position="bottom" size="85%" closeButtonProps={{ 'aria-label': t('common.close') }}>
        {filters}
        <Button fullWidth mt="md" onClick={close}>{t('catalogue.results', { n: number(first?.total ?? 0) })}</Button>
      </Drawer>
    </div>
  );
}
