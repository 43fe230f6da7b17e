// The first screen of the day, by role: what is due, what waits for us, what changed.
import { Badge, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, type ReactNode } from 'react';
import { get } from '~/lib/api/client.ts';
import type { AlarmView, CaseCard, MentionView, PartyViewListed, RefusedItem, Role, StartView, WantedTranslation } from '~api';
import { kLicenceColor, worstOf } from '~/features/directory/licence.ts';
import { useReader } from '~/lib/i18n/context.tsx';
import { useNow } from '~/lib/now.ts';
import { kOpeners, kAdministrators, kDirectoryKeepers, kUserReaders, rolesOf, useHasRole, useOwnParties, useSession } from '~/lib/session.ts';
import { useTitle } from '~/lib/title.ts';
import { ButtonLink, TextLink } from '~/ui/links.tsx';
import { ClockName } from '~/ui/ClockName.tsx';
import { useOwes } from '~/ui/owes.ts';
import { Loading, Shown } from '~/ui/states.tsx';
import { Route } from '~/ui/text.tsx';
import { Ago, ClockBadge, DayText } from '~/ui/time.tsx';
import { clockOfCard } from '~/ui/working.ts';
import { inboxSearch } from './inbox.ts';
import { Backups } from './Backups.tsx';
import css from './start.module.css';

/** Loaded by patients alone. */
const OwnCases = lazy(async () => ({ default: (await import('./OwnCases.tsx')).OwnCases }));

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
  const owes = useOwes();
  return (
    <Link to="/cases/$id" params={{ id: card.id }} className={css.row}>
      <span className={css.main}><bdi className={css.name}>{card.name ?? card.initials}</bdi> <Text component="span" size="xs" c="dimmed" className="number">{card.number}</Text></span>
      <span className={css.side}>{clock ? <ClockBadge {...clockOfCard(card)} /> : <Text component="span" size="xs" c="dimmed"><Ago at={card.updated} /></Text>}</span>
      <span className={css.sub}>{t(`case.stage.${card.stage}`)} · {t(`specialty.${card.specialty}`)} · <Route from={card.origin} to={card.destination} /></span>
      {clock && <ClockName card={card} className={css.sub} />}
      {clock && card.owes && <span className={css.sub}>{owes(card.owes, card.due !== undefined)}</span>}
    </Link>
  );
}

/** What is coming up has no date that it is told by: when the alarm went off would read as a lateness. */
function AlarmSide({ alarm: { name, due, working_days, place } }: { alarm: AlarmView }) {
  return name.endsWith('_alarm') ? null : <ClockBadge name={name} due={due} workingDays={working_days} place={place} />;
}

function AlarmRow({ alarm }: { alarm: AlarmView }) {
  const { t } = useReader();
  return (
    <Link to={`/${alarm.kind}s/$id`} params={{ id: alarm.id }} className={css.row}>
      <span className={css.main}><bdi className={css.name}>{t(`${alarm.kind}.clock.${alarm.name}`)}</bdi> <Text component="span" size="xs" c="dimmed" className="number">{alarm.number}</Text></span>
      <span className={css.side}><AlarmSide alarm={alarm} /></span>
      {alarm.title && <span className={css.sub}><bdi>{alarm.title}</bdi></span>}
    </Link>
  );
}

function MentionRow({ mention }: { mention: MentionView }) {
  const { t } = useReader();
  return (
    <Link to={`/${mention.kind}s/$id`} params={{ id: mention.id }} className={css.row}>
      <span className={css.main}><bdi className={css.name}>{t('case.mention.you')}</bdi> <Text component="span" size="xs" c="dimmed" className="number">{mention.number}</Text></span>
      <span className={css.side}><Ago at={mention.at} /></span>
    </Link>
  );
}

/** A translation that is asked of us: from which language into which, of what, by when. */
function TranslationRow({ wanted }: { wanted: WantedTranslation }) {
  const { t, languageName, day } = useReader();
  const into = languageName(wanted.language);
  return (
    <Link to="/cases/$id" params={{ id: wanted.id }} className={css.row}>
      <span className={css.main}><span className={css.name}>{wanted.from ? t('record.translation.from_into', { from: languageName(wanted.from), into }) : t('record.translation.into', { language: into })}</span> <Text component="span" size="xs" c="dimmed" className="number">{wanted.number}</Text></span>
      <span className={css.side}>{t('record.translation.by', { day: day(wanted.due) })}</span>
      <span className={css.sub}>{t(`case.record_type.${wanted.type}`)} · {t('record.translation.wanted', { state: t(`record.translation_state.${wanted.wanted}`) })}</span>
    </Link>
  );
}

function RefusedRow({ refused }: { refused: RefusedItem }) {
  const { t } = useReader();
  return (
    <div className={css.row}>
      <span className={css.main}><bdi className={css.name}>{t(`${refused.kind}.command.${refused.command}`)}</bdi> <Text component="span" size="xs" c="dimmed" className="number">{refused.number}</Text></span>
      <span className={css.side}><Ago at={refused.at} /></span>
      <span className={css.sub}>{t(`errors.${refused.code}`, { stage: '…', limit: '…' })}</span>
    </div>
  );
}

interface Words { clocks: string; clocksEmpty: string; inbox?: string; inboxEmpty?: string }

function wordsFor(roles: ReadonlySet<string>): Words {
  const own = (part: string, list: string): Words => ({ clocks: 'start.coordinator.clocks', clocksEmpty: 'start.coordinator.clocks_empty', inbox: `start.${part}.${list}`, inboxEmpty: `start.${part}.${list}_empty` });
  if (roles.has('candidate_clinic') || roles.has('chosen_clinic')) return own('clinic', 'inbox');
  if (roles.has('referrer')) return own('agency', 'patients');
  if (roles.has('home_authority')) return own('authority', 'to_approve');
  if (roles.has('insurer') || roles.has('foundation')) return own('payer', 'queue');
  return { clocks: 'start.coordinator.clocks', clocksEmpty: 'start.coordinator.clocks_empty', inbox: 'start.coordinator.new_enquiries', inboxEmpty: 'case.board.empty' };
}


function Panels({ start }: { start: StartView }) {
  const { t } = useReader();
  const roles = rolesOf(useSession());
  const words = wordsFor(roles);
  const own = useOwnParties();
  const refers = roles.has('referrer') && !roles.has('coordinator');
  const { agreements, missions, clocks, inbox, changed, translations, mentions, alarms, refused } = start;
  if (alarms.length === 0 && mentions.length === 0 && ![agreements, missions, clocks, inbox, changed, translations, refused].some((part) => part)) return null;
  return (
    <div className={css.grid} data-office={roles.has('official') || undefined}>
      {refused && <Panel title={t('start.administrator.jobs')} empty={t('start.administrator.jobs_empty')}>{refused.map((one) => <RefusedRow key={`${one.id}${one.command}${one.at}`} refused={one} />)}</Panel>}
      {mentions.length > 0 && <Panel title={t('start.mentions')} empty="">{mentions.map((mention) => <MentionRow key={mention.id} mention={mention} />)}</Panel>}
      {alarms.length > 0 && <Panel title={t('start.alarms')} empty="">{alarms.map((alarm) => <AlarmRow key={`${alarm.id}${alarm.name}${alarm.due}`} alarm={alarm} />)}</Panel>}
      {translations && <Panel title={t('start.translator.assigned')} all={{ to: '/board', search: { view: 'list', sort: 'due' } }} empty={t('start.translator.assigned_empty')}>{translations.map((one) => <TranslationRow key={one.assignment} wanted={one} />)}</Panel>}
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
      {inbox && words.inbox && <Panel title={t(words.inbox)} all={{ to: '/board', search: inboxSearch([...own]) }} empty={t(words.inboxEmpty ?? 'common.empty')}>{inbox.map((card) => <CaseRow key={card.id} card={card} clock />)}</Panel>}
      {clocks && <Panel title={t(words.clocks)} all={{ to: '/clocks' }} empty={t(words.clocksEmpty)}>{clocks.filter(({ due }) => due).map((card) => <CaseRow key={card.id} card={card} clock />)}</Panel>}
      {changed && <Panel title={t(refers ? 'start.agency.patients' : 'start.changed')} all={{ to: '/board', search: { view: 'list' } }} empty={t(refers ? 'start.agency.patients_empty' : 'start.nothing_changed')}>{changed.map((card) => <CaseRow key={card.id} card={card} clock={refers} />)}</Panel>}
    </div>
  );
}

/** Licences that want the register keeper's attention, the organisation named once. */
function ExpiringLicences() {
  const { t, place } = useReader();
  const now = useNow();
  const query = useQuery({ queryKey: ['parties', 'licences'], queryFn: ({ signal }) => get<PartyViewListed>('/api/directory/parties', { limit: 500 }, signal) });
  const urgent = (query.data?.items ?? []).flatMap((party) => { const state = worstOf(party.record.licences, now); return state ? [{ party, state }] : []; });
  return (
    <Panel title={t('start.register_keeper.expiring')} all={{ to: '/directory' }} empty={query.isPending ? t('common.loading') : t('start.register_keeper.expiring_empty')}>
      {urgent.slice(0, 8).map(({ party: { id, record }, state }) => (
        <Link key={id} to="/directory/$id" params={{ id }} className={css.row}>
          <span className={css.main}><bdi className={css.name}>{record.name}</bdi></span>
          <span className={css.side}><Badge variant="light" tt="none" color={kLicenceColor[state]}>{t(`directory.licence_state.${state}`)}</Badge></span>
          <span className={css.sub}>{t(`directory.type.${record.type}`)} · {place(record.place)}</span>
        </Link>
      ))}
    </Panel>
  );
}

interface DoorProps { to: string; search?: Record<string, string>; title: string; hint: string }

function Door({ to, search, title, hint }: DoorProps) {
  const { t } = useReader();
  return <Link to={to} search={search ?? {}} className={css.row}><span className={css.main}><span className={css.name}>{t(title)}</span></span><span className={css.sub}>{t(hint)}</span></Link>;
}

const kDoors: (DoorProps & { roles: readonly Role[] })[] = [
  { to: '/users', title: 'start.administrator.users', hint: 'directory.memberships', roles: kAdministrators },
  { to: '/journal/refusals', title: 'journal.refusals', hint: 'journal.refusals_explain', roles: kUserReaders },
  { to: '/journal', title: 'start.auditor.journal', hint: 'start.auditor.hint', roles: ['auditor'] },
  { to: '/figures', title: 'start.statistician.figures', hint: 'figures.exact_for_you', roles: ['statistician'] },
  { to: '/figures', search: { view: 'ledger' }, title: 'start.statistician.ledger', hint: 'figures.ledger_explain', roles: ['statistician'] },
];

/** What those find first who keep the system, its register and its figures. */
function Doors() {
  const { t } = useReader();
  const roles = rolesOf(useSession());
  const open = kDoors.filter(({ roles: wanted }) => wanted.some((role) => roles.has(role)));
  const keeps = useHasRole(kDirectoryKeepers);
  const administers = useHasRole(kAdministrators);
  if (open.length === 0 && !keeps) return null;
  return (
    <div className={css.grid}>
      {administers && <Backups />}
      {keeps && <ExpiringLicences />}
      {open.length > 0 && <Panel title={t('common.what_can_be_done')} empty="">{open.map(({ roles: _roles, ...door }) => <Door key={door.title} {...door} />)}</Panel>}
    </div>
  );
}

export function StartPage() {
  const { t } = useReader();
  const session = useSession();
  useTitle(t('start.title'));
  const query = useQuery({ queryKey: ['start'], queryFn: ({ signal }) => get<StartView>('/api/start', undefined, signal) });
  const opens = kOpeners.some((role) => rolesOf(session).has(role));
  const refers = rolesOf(session).has('referrer');
  const phone = useMediaQuery('(max-width: 48em)');
  return (
    <Stack className={css.page} gap="lg">
      <Group justify="space-between">
        <Title order={1}>{t('start.greeting', { name: session.user.name })}</Title>
        {opens && refers && phone && <Group gap="xs"><Button component="a" href="/agency/new" leftSection={<IconPlus size={16} aria-hidden />}>{t('start.agency.send_patient')}</Button><Button component="a" href="/agency" variant="default">{t('start.agency.patients')}</Button></Group>}
        {opens && !(refers && phone) && <ButtonLink to="/cases/new" leftSection={<IconPlus size={16} aria-hidden />}>{t(refers ? 'start.agency.send_patient' : 'case.new_case')}</ButtonLink>}
      </Group>
      <Shown query={query} rows={8}>{(start) => <><Panels start={start} />{session.memberships.length === 0 && <Suspense fallback={<Loading rows={4} />}><OwnCases /></Suspense>}<Doors /></>}</Shown>
    </Stack>
  );
}
