// What happened, newest first: decisions as lines, words of people as bubbles in their own language. One writes at the top.
import { Button, Text, Title } from '@mantine/core';
import {
  IconCheck, IconFileText, IconFlag, IconLock, IconMessage, IconPlane, IconQuestionMark, IconReceipt, IconSend, IconShieldCheck, IconStethoscope, IconX,
} from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { get } from '~/lib/api/client.ts';
import type { CaseView, Page, TimelineItem } from '~/lib/api/types.ts';
import { useReader } from '~/lib/i18n/context.tsx';
import { ErrorState, Loading } from '~/ui/states.tsx';
import { When } from '~/ui/time.tsx';
import { Composer } from './Composer.tsx';
import css from './case.module.css';

const kIcons: [RegExp, typeof IconCheck][] = [
  [/message/, IconMessage], [/note/, IconLock], [/record|summary/, IconFileText], [/consent/, IconShieldCheck], [/declined|refused|withdrawn|revoked|death/, IconX],
  [/information/, IconQuestionMark], [/referral_requested/, IconSend], [/offer/, IconReceipt], [/travel|visa/, IconPlane], [/treatment|discharged|outcome/, IconStethoscope], [/opened/, IconFlag],
];

function wordsOf({ data }: TimelineItem): string | undefined {
  const found = ['text', 'question', 'answer', 'reason', 'remark'].map((name) => data?.[name]).find((value) => typeof value === 'string');
  return found as string | undefined;
}

const kReasons: Record<string, string> = { referral_declined: 'case.decline_reason', case_withdrawn: 'case.withdraw_reason' };

function Event({ item, view }: { item: TimelineItem; view: CaseView }) {
  const { t, has } = useReader();
  const Icon = kIcons.find(([pattern]) => pattern.test(item.event))?.[1] ?? IconCheck;
  const clinic = view.referrals.find(({ id }) => id === item.referral)?.clinic;
  const raw = wordsOf(item);
  const reason = kReasons[item.event] && raw && has(`${kReasons[item.event]}.${raw}`) ? t(`${kReasons[item.event]}.${raw}`) : undefined;
  const spoken = /message_posted|note_added|information_|referral_requested/.test(item.event);
  return (
    <li className={css.event} data-kind={item.event === 'note_added' ? 'note' : spoken ? 'spoken' : undefined}>
      <span className={css.eventIcon}><Icon size={16} stroke={1.7} aria-hidden /></span>
      <div className={css.eventBody}>
        <Text size="sm"><strong>{t(`case.event.${item.event}`)}</strong>{clinic && <> · <bdi>{clinic.name}</bdi></>}</Text>
        {(reason ?? raw) && <Text size="sm" dir="auto" lang={typeof item.data?.language === 'string' ? item.data.language : undefined} className={css.words}>{reason ?? raw}</Text>}
        <Text size="xs" c="dimmed">{[item.actor_name, item.party?.name].filter(Boolean).map((name, place) => <span key={place}>{place > 0 && ' · '}<bdi>{name}</bdi></span>)}{(item.actor_name ?? item.party) && ' · '}<When at={item.at} place={item.party?.place} /></Text>
      </div>
    </li>
  );
}

export function Timeline({ view }: { view: CaseView }) {
  const { t } = useReader();
  const query = useInfiniteQuery({
    queryKey: ['case', view.id, 'timeline'],
    queryFn: ({ pageParam, signal }) => get<Page<TimelineItem>>(`/api/cases/${view.id}/timeline`, { cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
  });
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section className={`panel ${css.panel}`}>
      <Title order={2} mb="xs">{t('case.tab.timeline')}</Title>
      <Composer view={view} />
      {query.isPending && <Loading rows={4} />}
      {query.isError && items.length === 0 && <ErrorState error={query.error} retry={() => void query.refetch()} />}
      <ol className={css.timeline}>{items.map((item, place) => <Event key={`${item.at}${item.event}${place}`} item={item} view={view} />)}</ol>
      {query.hasNextPage && <Button variant="subtle" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>{t('common.table.show_more')}</Button>}
    </section>
  );
}
