// The frame of every signed-in screen: top bar, navigation by role, the place in the app, live state, help.
import { AppShell, Burger, Group, Text, VisuallyHidden } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useReader } from '~/lib/i18n/context.tsx';
import { softly } from '~/lib/i18n/hyphens.ts';
import { letterOf } from '~/lib/keyboard.ts';
import { listen, useLiveState } from '~/lib/live.ts';
import { rolesOf, useSession } from '~/lib/session.ts';
import { Bell } from '~/features/notice/Bell.tsx';
import { Mark } from '~/ui/Mark.tsx';
import { KeyboardHelp } from './KeyboardHelp.tsx';
import { navFor, type NavEntry } from './nav.ts';
import { SearchBox } from './SearchBox.tsx';
import { LanguageMenu, UserMenu } from './menus.tsx';
import css from './Shell.module.css';

function useHere(): (entry: NavEntry) => boolean {
  const location = useRouterState({ select: (state) => state.location });
  return ({ to, search }) => {
    const search_ = location.search as Record<string, string | undefined>;
    if (to === '/board') return location.pathname === '/board' && (search_.view === 'list') === (search?.view === 'list');
    return to === '/' ? location.pathname === '/' : location.pathname.startsWith(to);
  };
}

function NavLinks({ entries, onGo, compact }: { entries: NavEntry[]; onGo?: () => void; compact?: boolean }) {
  const { t } = useReader();
  const here = useHere();
  return entries.map((entry) => (
    <Link key={entry.label} to={entry.to} search={entry.search ?? {}} activeOptions={{ exact: true }} onClick={onGo} className={compact ? css.tab : css.nav} aria-current={here(entry) ? 'page' : undefined}>
      <entry.icon size={compact ? 22 : 18} stroke={1.7} aria-hidden />
      <span>{compact ? softly(t(entry.label)) : t(entry.label)}</span>
    </Link>
  ));
}

const kConnection = ['online', 'offline'] as const;
function followConnection(listener: () => void): () => void {
  kConnection.forEach((name) => addEventListener(name, listener));
  return () => kConnection.forEach((name) => removeEventListener(name, listener));
}

/** Another screen begins at its content for those who listen or use the keyboard; filters and panels leave the focus where it is. */
function useFocusOnArrival(): void {
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname });
  const before = useRef(path);
  useEffect(() => {
    if (before.current !== undefined && path !== before.current) document.getElementById('main')?.focus({ preventScroll: true });
    before.current = path;
  }, [path]);
}

function LiveLine() {
  const { t } = useReader();
  const online = useSyncExternalStore(followConnection, () => navigator.onLine);
  const state = useLiveState();
  if (!online) return <div role="status" className={css.live}><span className={css.dot} aria-hidden /><span className={css.offline}>{t('common.offline')}</span></div>;
  return (
    <div role="status" aria-live="polite" className={css.live} data-state={state}>
      {state === 'reconnecting' && <><span className={css.dot} aria-hidden />{t('common.reconnecting')}</>}
    </div>
  );
}

const Palette = lazy(async () => ({ default: (await import('./Palette.tsx')).Palette }));

/** Ctrl-K opens it from anywhere, a field or a dialog too. It is loaded when it is first asked for. */
function PaletteByKey({ entries }: { entries: NavEntry[] }) {
  const [state, setState] = useState<'never' | 'open' | 'closed'>('never');
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || letterOf(event) !== 'k') return;
      event.preventDefault();
      setState((now) => (now === 'open' ? 'closed' : 'open'));
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
  if (state === 'never') return null;
  return <Suspense><Palette opened={state === 'open'} entries={entries} onClose={() => setState('closed')} /></Suspense>;
}

export function Shell() {
  const { t, setZone } = useReader();
  const session = useSession();
  const client = useQueryClient();
  const [open, { toggle, close }] = useDisclosure(false);
  const entries = navFor(rolesOf(session));
  useFocusOnArrival();
  useEffect(() => listen(client), [client]);
  useEffect(() => { if (session.user.zone) setZone(session.user.zone); }, [session.user.zone, setZone]);
  return (
    <AppShell layout="alt" header={{ height: 52 }} navbar={{ width: 208, breakpoint: 'sm', collapsed: { mobile: !open } }} footer={{ height: { base: 58, sm: 0 } }} padding={0}>
      <a href="#main" className="skip-link">{t('common.skip_to_content')}</a>
      <AppShell.Header className={css.header}>
        <Burger opened={open} onClick={toggle} hiddenFrom="sm" size="sm" aria-label={t('common.menu')} />
        {entries.some(({ to }) => to === '/board') && <SearchBox />}
        <LiveLine />
        <Group gap={4} ms="auto" wrap="nowrap">
          <Bell />
          <LanguageMenu />
          <UserMenu session={session} />
        </Group>
      </AppShell.Header>
      <AppShell.Navbar className={css.navbar} component="nav" aria-label={t('common.menu')}>
        <Group justify="space-between" px="sm" h={52} wrap="nowrap">
          <Link to="/" className={css.brand} onClick={close}><Mark /><Text fw={650}>{t('common.app_name')}</Text></Link>
          <Burger opened={open} onClick={toggle} hiddenFrom="sm" size="sm" aria-label={t('common.close')} />
        </Group>
        <div className={css.links}><NavLinks entries={entries} onGo={close} /></div>
        <Text size="xs" c="dimmed" p="sm">{session.node.name}{session.node.demo && <><br />{t('common.demo_banner')}</>}</Text>
      </AppShell.Navbar>
      <AppShell.Main id="main" tabIndex={-1}>
        <Outlet />
      </AppShell.Main>
      <AppShell.Footer hiddenFrom="sm" className={css.tabs} component="nav" aria-label={t('common.menu')}>
        <NavLinks entries={entries.filter(({ to, search }) => !search && to !== '/journal').slice(0, 5)} compact />
      </AppShell.Footer>
      <KeyboardHelp entries={entries} />
      <PaletteByKey entries={entries} />
      <VisuallyHidden aria-live="polite" id="announcer" />
    </AppShell>
  );
}
