// The first screen of the day, by role: what is due, what waits for us, what changed.
import { Group, Stack, Text, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { get } from '~/lib/api/client.ts';
import type { CaseCard, StartView } from '~api';
import { useReader } from '~/lib/i18n/context.tsx';
import { rolesOf, useSession } from '~/lib/session.ts';
import { useTitle } from '~/lib/title.ts';
import { ButtonLink, TextLink } from '~/ui/links.tsx';
import { Shown } from '~/ui/states.tsx';
import { Route } from '~/ui/text.tsx';
import { Ago, ClockBadge, DayText } from '~/ui/time.tsx';
import css from './start.module.css';

interface PanelProps { title: string; all?: { to: string; search?: Record<string, string> }; empty: string; children: ReactNode[] }

function Panel({ title, all, empty, children }: PanelProps) {
  const { t } = useReader();
  return (
    <section className={`panel ${css.panel}`}>
      <Group justify="space-between" mb="xs"><Title order={2}>{title}</Title>{all && <TextLink to={all.to} search={all.search} size="sm">{t('start.see_all')}</TextLink>}</Group>
      {children.length > 0 ? <div className={css.rows}>{children}</div> : <Text c="dimmed" size="sm">{empty}</Text>}
    </section>
  );
}

function CaseRow({ card, clock }: { card: CaseCard; clock: boolean }) {
  const { t } = useReader();
  return (
    <Link to="/cases/$id" params={{ id: card.id }} className={css.row}>
      <span className={css.main}><bdi className={css.name}>{card.name ?? card.initials}</bdi> <Text component="span" size="xs" c="dimmed" className="digits">{card.number}</Text></span>
      <span className={css.side}>{clock ? <ClockBadge due={card.due} place={card.origin} /> : <Text component="span" size="xs" c="dimmed"><Ago at={card.updated} /></Text>}</span>
      <span className={css.sub}>{t(`case.stage.${card.stage}`)} · {t(`specialty.${card.specialty}`)} · <Route from={card.origin} to={card.destination} /></span>
      {clock && card.owes && <span className={css.sub}>{t('common.owes_answer', { who: card.owes.name })}</span>}
    </Link>
  );
}

interface Words { clocks: string; clocksEmpty: string; inbox?: string; inboxEmpty?: string }

function wordsFor(roles: ReadonlySet<string>): Words {
  const own = (part: string, list: string): Words => ({ clocks: 'start.coordinator.clocks', clocksEmpty: 'start.coordinator.clocks_empty', inbox: `start.${part}.${list}`, inboxEmpty: `start.${part}.${list}_empty` });
  if (roles.has('candidate_clinic') || roles.has('chosen_clinic')) return own('clinic', 'inbox');
  if (roles.has('referrer')) return own('agency', 'patients');
  if (roles.has('insurer') || roles.has('foundation')) return own('payer', 'queue');
  return { clocks: 'start.coordinator.clocks', clocksEmpty: 'start.coordinator.clocks_empty', inbox: 'start.coordinator.new_enquiries', inboxEmpty: 'case.board.empty' };
}

const kOpeners = ['coordinator', 'referrer'];

function Panels({ start }: { start: StartView }) {
  const { t } = useReader();
  const roles = rolesOf(useSession());
  const words = wordsFor(roles);
  const { agreements, missions, clocks, inbox, changed } = start;
  return (
    <div className={css.grid} data-office={roles.has('official') || undefined}>
      {agreements && <Panel title={t('start.official.agreements')} all={{ to: '/agreements' }} empty={t('start.official.agreements_empty')}>
        {agreements.map((card) => (
          <Link key={card.id} to="/agreements/$id" params={{ id: card.id }} className={css.row}>
            <span className={css.main}><bdi className={css.name}>{card.title}</bdi></span>
            <span className={css.side}>{card.next_due && <DayText day={card.next_due} />}</span>
            {card.next_commitment && <span className={css.sub}>{card.next_commitment}</span>}
          </Link>
        ))}
      </Panel>}
      {missions && <Panel title={t('start.official.missions')} all={{ to: '/missions' }} empty={t('start.official.missions_empty')}>
        {missions.map((card) => (
          <Link key={card.id} to="/missions/$id" params={{ id: card.id }} className={css.row}>
            <span className={css.main}><bdi className={css.name}>{card.title}</bdi></span>
            <span className={css.side}><DayText day={card.starts_on} /></span>
            <span className={css.sub}><Route from={card.home} to={card.place} /></span>
          </Link>
        ))}
      </Panel>}
      {inbox && words.inbox && <Panel title={t(words.inbox)} all={{ to: '/board', search: { view: 'list' } }} empty={t(words.inboxEmpty ?? 'common.empty')}>{inbox.map((card) => <CaseRow key={card.id} card={card} clock />)}</Panel>}
      {clocks && <Panel title={t(words.clocks)} all={{ to: '/board', search: { view: 'list', sort: 'due' } }} empty={t(words.clocksEmpty)}>{clocks.map((card) => <CaseRow key={card.id} card={card} clock />)}</Panel>}
      {changed && <Panel title={t('start.changed')} all={{ to: '/board', search: { view: 'list' } }} empty={t('start.nothing_changed')}>{changed.map((card) => <CaseRow key={card.id} card={card} clock={false} />)}</Panel>}
    </div>
  );
}

export function StartPage() {
  const { t } = useReader();
  const session = useSession();
  useTitle(t('start.title'));
  const query = useQuery({ queryKey: ['start'], queryFn: ({ signal }) => get<StartView>('/api/start', undefined, signal) });
  const opens = kOpeners.some((role) => (rolesOf(session) as Set<string>).has(role));
  return (
    <Stack className={css.page} gap="lg">
      <Group justify="space-between">
        <Title order={1}>{t('start.greeting', { name: session.user.name })}</Title>
        {opens && <ButtonLink to="/cases/new" leftSection={<IconPlus size={16} aria-hidden />}>{t(rolesOf(session).has('referrer') ? 'start.agency.send_patient' : 'case.new_case')}</ButtonLink>}
      </Group>
      <Shown query={query} rows={8}>{(start) => <Panels start={start} />}</Shown>
    </Stack>
  );
}
