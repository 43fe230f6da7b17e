import { Autocomplete, Button, Chip, CloseButton, Group, Popover, Select, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconFilter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { kSpecialty, kCasesStage, kUrgency, type KeywordList } from '~api';
import { get } from '~/lib/api/client.ts';
import { useReader } from '~/lib/i18n/context.tsx';
import { kDeskReaders, useHasRole, useSession } from '~/lib/session.ts';
import { useChoices, useColleagues, usePlaceChoices, type Choice } from '~/ui/fields.tsx';
import { activeFilters, type BoardSearch, type Filter } from './filters.ts';
import { beginningWith } from './keywords.ts';
import css from './board.module.css';

interface Props { search: BoardSearch; change: (part: BoardSearch) => void }

function useFilterText(): (name: Filter, value: string) => string {
  const { t, place } = useReader();
  const colleagues = useColleagues();
  return (name, value) => {
    switch (name) {
      case 'origin':
      case 'destination': return place(value);
      case 'specialty': return t(`specialty.${value}`);
      case 'urgency':
      case 'stage': return t(`case.${name}.${value}`);
      case 'owner':
      case 'owes': return name === 'owner' ? t('common.filter_mine') : t('common.you_owe_answer');
      case 'assignee': return colleagues.find((one) => one.value === value)?.label ?? t('common.unknown');
      default: return value;
    }
  };
}

const kLabels: Record<Filter, string> = {
  q: 'common.search', stage: 'common.status', origin: 'case.field.home_place', destination: 'case.field.destination', specialty: 'case.field.specialty',
  urgency: 'case.field.urgency', owner: 'case.field.owner', owes: 'common.who', assignee: 'case.field.assignee', keyword: 'case.field.keyword',
};

/** Taken with Enter, by choosing one, or when one goes on: each letter would be another question. */
function KeywordFilter({ search, change }: Props) {
  const { t } = useReader();
  const query = useQuery({ queryKey: ['cases', 'keywords'], queryFn: ({ signal }) => get<KeywordList>('/api/cases/keywords', undefined, signal) });
  const known = (query.data?.items ?? []).map(({ keyword }) => keyword);
  const take = (value: string) => { if (value.trim() !== (search.keyword ?? '')) change({ keyword: value.trim() || undefined }); };
  return (
    <Autocomplete key={search.keyword ?? ''} data={known} limit={8} comboboxProps={{ withinPortal: false }} onOptionSubmit={take}
      filter={({ options, search: typed }) => { const fitting = new Set(beginningWith(known, typed)); return options.filter((one) => 'value' in one && fitting.has(one.value)); }}
      label={t(kLabels.keyword)} maxLength={60} defaultValue={search.keyword ?? ''} onBlur={(event) => take(event.currentTarget.value)}
      onKeyDown={(event) => { if (event.key === 'Enter') take(event.currentTarget.value); }} />
  );
}

function FilterForm({ search, change }: Props) {
  const { t } = useReader();
  const places = usePlaceChoices();
  const specialties = useChoices(kSpecialty, 'specialty');
  const urgencies = useChoices(kUrgency, 'case.urgency');
  const stages = useChoices(kCasesStage, 'case.stage');
  const colleagues = useColleagues();
  const desk = useHasRole(kDeskReaders);
  const pick = (name: Filter, data: Choice[]) => (
    <Select key={name} label={t(kLabels[name])} data={data} searchable={data.length > 8} clearable limit={60} openOnFocus={false} comboboxProps={{ withinPortal: false }}
      value={search[name] ?? null} onChange={(value) => change({ [name]: value ?? undefined })} placeholder={t('common.filter_all')} />
  );
  return <Stack gap="sm">{pick('specialty', specialties)}{pick('origin', places)}{pick('destination', places)}{pick('urgency', urgencies)}{search.view && pick('stage', stages)}{desk && pick('assignee', colleagues)}{desk && <KeywordFilter search={search} change={change} />}</Stack>;
}

/** Filters as chips: each says what it is and goes with one press. */
export function FilterBar({ search, change }: Props) {
  const { t } = useReader();
  const [open, { toggle, close }] = useDisclosure(false);
  const text = useFilterText();
  const party = useSession().memberships[0]?.party.id;
  const active = activeFilters(search);
  const own = (name: 'owner' | 'owes', label: string) => party && (
    <Chip size="xs" variant="light" checked={search[name] === party} onChange={(on) => change({ [name]: on ? party : undefined })}>{label}</Chip>
  );
  return (
    <Group gap="xs" wrap="wrap">
      <Popover opened={open} onChange={(next) => { if (!next) close(); }} position="bottom-start" width={300} shadow="md" trapFocus>
        <Popover.Target><Button variant="default" size="compact-md" leftSection={<IconFilter size={16} aria-hidden />} onClick={toggle} aria-expanded={open}>{t('common.filters')}</Button></Popover.Target>
        <Popover.Dropdown><FilterForm search={search} change={change} /></Popover.Dropdown>
      </Popover>
      {own('owner', t('common.filter_mine'))}
      {own('owes', t('common.you_owe_answer'))}
      {active.filter(([name]) => name !== 'owner' && name !== 'owes').map(([name, value]) => (
        <span key={name} className={css.chip}>
          <Text component="span" size="xs" c="dimmed">{t(kLabels[name])}:</Text> {text(name, value)}
          <CloseButton size="xs" aria-label={`${t('common.remove')}: ${t(kLabels[name])} ${text(name, value)}`} onClick={() => change({ [name]: undefined })} />
        </span>
      ))}
      {active.length > 1 && <Button variant="subtle" size="compact-sm" onClick={() => change(Object.fromEntries(active.map(([name]) => [name, undefined])))}>{t('common.clear_filters')}</Button>}
    </Group>
  );
}
