// Ctrl-K: everything by name. One field, one list; arrows choose, enter goes, escape leaves.
import { Modal, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { SearchView } from '~api';
import { pageActions } from '~/lib/actions.ts';
import { get } from '~/lib/api/client.ts';
import { useReader } from '~/lib/i18n/context.tsx';
import { foundGroups, offersFor, type Offer, type OfferGroup } from './palette.ts';
import type { NavEntry } from './nav.ts';
import css from './Palette.module.css';

function useFound(typed: string): { groups: OfferGroup[]; asking: boolean } {
  const { t, place } = useReader();
  const [asked] = useDebouncedValue(typed.trim(), 150);
  const query = useQuery({
    queryKey: ['search', asked], queryFn: ({ signal }) => get<SearchView>('/api/search', { q: asked }, signal), enabled: asked.length > 1, placeholderData: keepPreviousData,
  });
  const words = {
    caseLine: (card: SearchView['cases'][number]) => `${t(`case.stage.${card.stage}`)} · ${t(`specialty.${card.specialty}`)}`,
    kind: (kind: string) => t(`journal.kind.${kind}`), place,
  };
  return { groups: asked.length > 1 && typed.trim().length > 1 ? foundGroups(query.data, words) : [], asking: query.isFetching };
}

interface ListProps { groups: OfferGroup[]; current: number; onPoint: (place: number) => void; onChoose: (offer: Offer) => void }

function OfferList({ groups, current, onPoint, onChoose }: ListProps) {
  const { t, list } = useReader();
  let place = -1;
  return (
    <div role="listbox" id="palette-list" aria-label={t('search.title')} className={css.list}>
      {groups.map(({ name, offers }) => (
        <div key={name} role="group" aria-labelledby={`palette-${name}`}>
          <Text size="xs" c="dimmed" id={`palette-${name}`} className={css.group}>{name === 'dossiers' ? list([t('common.nav.agreements'), t('common.nav.missions')]) : t(`search.group.${name}`)}</Text>
          {offers.map((offer) => {
            place += 1;
            const own = place;
            return (
              <div key={`${name}${offer.id}`} role="option" id={`palette-${own}`} aria-selected={own === current} className={css.offer} data-current={own === current || undefined}
                onMouseMove={() => onPoint(own)} onClick={() => onChoose(offer)}>
                <bdi>{offer.label}</bdi>{offer.detail && <Text component="span" size="xs" c="dimmed">{offer.detail}</Text>}
              </div>
            );
          })}
        </div>
      ))}
    </div>
  );
}

function Inside({ entries, onClose }: { entries: NavEntry[]; onClose: () => void }) {
  const { t } = useReader();
  const navigate = useNavigate();
  const actions = useRef(pageActions()).current;
  const [typed, setTyped] = useState('');
  const [current, setCurrent] = useState(0);
  const { groups: found, asking } = useFound(typed);
  const pages: Offer[] = entries.map(({ to, label, search }) => ({ id: label, label: t(label), target: { to, search } }));
  const groups = offersFor(typed.trim(), actions, pages, found);
  const offers = groups.flatMap((group) => group.offers);
  const at = Math.min(current, offers.length - 1);
  useEffect(() => { document.getElementById(`palette-${at}`)?.scrollIntoView({ block: 'nearest' }); }, [at]);
  const choose = ({ target, run }: Offer) => {
    onClose();
    if (run) run();
    else if (target) void navigate({ to: target.to, params: target.params ?? {}, search: target.search ?? {} } as never);
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) setCurrent((at + step + offers.length) % Math.max(1, offers.length));
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing && offers[at]) choose(offers[at]);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <TextInput data-autofocus size="md" variant="unstyled" className={css.input} leftSection={<IconSearch size={18} aria-hidden />} value={typed} maxLength={100} placeholder={t('search.placeholder')}
        aria-label={t('search.title')} role="combobox" aria-expanded aria-controls="palette-list" aria-activedescendant={at >= 0 ? `palette-${at}` : undefined} autoComplete="off"
        onChange={(event) => { setTyped(event.currentTarget.value); setCurrent(0); }} onKeyDown={onKeyDown} />
      <OfferList groups={groups} current={at} onPoint={setCurrent} onChoose={choose} />
      <Text size="sm" c="dimmed" role="status" className={css.status}>{offers.length > 0 ? '' : t(asking ? 'common.loading' : 'search.nothing')}</Text>
    </>
  );
}

export function Palette({ opened, entries, onClose }: { opened: boolean; entries: NavEntry[]; onClose: () => void }) {
  const { t } = useReader();
  // Opened again before it has faded away, it begins anew: what was typed for the last thing is not meant for the next.
  const [turn, setTurn] = useState({ opened, number: 0 });
  if (turn.opened !== opened) setTurn({ opened, number: turn.number + (opened ? 1 : 0) });
  return (
    <Modal.Root opened={opened} onClose={onClose} size={620} yOffset="10vh">
      <Modal.Overlay backgroundOpacity={0.35} />
      <Modal.Content aria-label={t('search.title')}><Modal.Body p={0}><Inside key={turn.number} entries={entries} onClose={onClose} /></Modal.Body></Modal.Content>
    </Modal.Root>
  );
}
