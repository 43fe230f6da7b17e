// What happened to a dossier, newest first: decisions as lines, words of people as bubbles in their own language.
import { Button, Text } from '@mantine/core';
import {
  IconCheck, IconFileText, IconFlag, IconLock, IconMessage, IconPlane, IconQuestionMark, IconReceipt, IconSend, IconShieldCheck, IconStethoscope, IconX,
} from '@tabler/icons-react';
import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { get } from '~/lib/api/client.ts';
import type { TimelineItem, TimelineItemPage } from '~api';
import { useReader } from '~/lib/i18n/context.tsx';
import { useOwnParties } from '~/lib/session.ts';
import { ErrorState, Loading } from './states.tsx';
import { When } from './time.tsx';
import css from './TimelineList.module.css';

const kIcons: [RegExp, typeof IconCheck][] = [
  [/message/, IconMessage], [/note/, IconLock], [/record|summary/, IconFileText], [/consent/, IconShieldCheck], [/declined|refused|withdrawn|revoked|death|cancelled|dropped/, IconX],
  [/information/, IconQuestionMark], [/referral_requested/, IconSend], [/offer/, IconReceipt], [/travel|visa|mission/, IconPlane], [/treatment|discharged|outcome/, IconStethoscope], [/opened/, IconFlag],
];
const kSpoken = /message_posted|note_added|information_|referral_requested/;

/** What an event says is the event's own; only its words are looked for here. */
const dataOf = ({ data }: TimelineItem) => data as Record<string, unknown> | undefined;

function wordsOf(item: TimelineItem): string | undefined {
  const data = dataOf(item);
  const terms = data?.terms as Record<string, unknown> | undefined;
  const outcome = data?.outcome as Record<string, unknown> | undefined;
  const found = [terms?.text, terms?.topic, outcome?.text, ...['text', 'question', 'answer', 'reason', 'remark', 'again'].map((name) => data?.[name])].find((value) => typeof value === 'string');
  return found as string | undefined;
}

interface Options {
  about?: (item: TimelineItem) => string | undefined;   ///< the part that an event belongs to, such as a clinic's name
  shows?: (item: TimelineItem, all: readonly TimelineItem[]) => boolean;   ///< what is left of it; all when absent
  reasons?: Record<string, string>;                     ///< events whose reason is a code: the prefix of its messages
  says?: (item: TimelineItem) => string | undefined;    ///< in words what an event of this kind has no words of its own for
}

function Event({ kind, item, about, reasons, says }: Omit<Options, 'shows'> & { kind: string; item: TimelineItem }) {
  const { t, has, language, languageName, partyName } = useReader();
  const own = useOwnParties();
  const said = dataOf(item)?.language as string | undefined;
  const Icon = kIcons.find(([pattern]) => pattern.test(item.event))?.[1] ?? IconCheck;
  const part = about?.(item);
  const raw = wordsOf(item);
  const code = `${reasons?.[item.event]}.${raw}`;
  const words = has(code) ? t(code) : raw ?? says?.(item);
  // One knows where one's colleagues work.
  const house = item.party && !(item.actor_name && own.has(item.party.id)) ? partyName(item.party) : undefined;
  return (
    <li className={css.event} data-kind={/note_added$/.test(item.event) ? 'note' : kSpoken.test(item.event) ? 'spoken' : undefined}>
      <span className={css.icon}><Icon size={16} stroke={1.7} aria-hidden /></span>
      <div className={css.body}>
        <Text size="sm"><strong>{t(`${kind}.event.${item.event}`)}</strong>{part && <> · <bdi>{part}</bdi></>}</Text>
        {words && <Text size="sm" dir="auto" lang={said} className={css.words}>{words}</Text>}
        <Text size="xs" c="dimmed">{[item.actor_name, house, said && said.split('-')[0] !== language ? languageName(said) : undefined].filter(Boolean).map((name) => <span key={name}><bdi>{name}</bdi> · </span>)}<When at={item.at} place={item.party?.place} /></Text>
      </div>
    </li>
  );
}

export const timelineQuery = (kind: string, id: string) => infiniteQueryOptions({
  queryKey: [kind, id, 'timeline'],
  queryFn: ({ pageParam, signal }) => get<TimelineItemPage>(`/api/${kind}s/${id}/timeline`, { cursor: pageParam }, signal),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.next,
});

export function TimelineList({ kind, id, shows = () => true, ...options }: Options & { kind: string; id: string }) {
  const { t } = useReader();
  const query = useInfiniteQuery(timelineQuery(kind, id));
  const all = query.data?.pages.flatMap((page) => page.items) ?? [];
  const items = all.filter((item) => shows(item, all));
  if (query.isPending) return <Loading rows={4} />;
  if (query.isError && items.length === 0) return <ErrorState error={query.error} retry={() => void query.refetch()} />;
  return (
    <>
      <ol className={css.timeline}>{items.map((item, place) => <Event key={`${item.at}${item.event}${place}`} kind={kind} item={item} {...options} />)}</ol>
      {query.hasNextPage && <Button variant="subtle" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>{t('common.table.show_more')}</Button>}
    </>
  );
}
