// Every screen has an address that brings it back whole. Pages load with their route; filters and open panels live in the search part.
import { QueryClient } from '@tanstack/react-query';
import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { whenSignedOut } from '~/lib/api/client.ts';
import { dropDrafts } from '~/lib/drafts.ts';
import { ApiError } from '~/lib/api/problem.ts';
import { whenLeft } from '~/lib/leaving.ts';
import { forgetSession, sessionQuery } from '~/lib/session.ts';
import { NotFound, PageBroken } from './fallbacks.tsx';
import { Shell } from './shell/Shell.tsx';

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (count, error) => count < 2 && error instanceof ApiError && error.uncertain,
    },
    // Without a line a command fails at once, and its words stay. Held back, it would be sent later, also when its writer has given it up.
    mutations: { networkMode: 'always' },
  },
});

/** Search values are texts or absent; screens give them meaning. Anything else in the address is dropped. */
type Search = Record<string, string | undefined>;
const textSearch = (raw: Record<string, unknown>): Search =>
  Object.fromEntries(Object.entries(raw).filter(([, value]) => typeof value === 'string' || typeof value === 'number').map(([name, value]) => [name, String(value)]));

const rootRoute = createRootRoute({ notFoundComponent: NotFound, errorComponent: PageBroken, validateSearch: textSearch });

const signInRoute = createRoute({
  getParentRoute: () => rootRoute, path: '/sign-in',
  component: lazyRouteComponent(() => import('~/features/signin/SignInPage.tsx'), 'SignInPage'),
});

const signedIn = createRoute({
  getParentRoute: () => rootRoute, id: 'signed-in', component: Shell,
  beforeLoad: async ({ location }) => {
    const session = await queryClient.ensureQueryData(sessionQuery);
    // The catalogue is open to everybody, on a page of its own that needs none of this application.
    if (!session && location.pathname === '/catalogue') return new Promise<never>(() => globalThis.location.replace(`/services${location.searchStr}`));
    if (!session) throw redirect({ to: '/sign-in', search: { next: location.href === '/' ? undefined : location.href } });
  },
});

const page = <Path extends string, Name extends string>(path: Path, load: () => Promise<Record<Name, React.ComponentType>>, name: Name) =>
  createRoute({ getParentRoute: () => signedIn, path, component: lazyRouteComponent(load as () => Promise<Record<string, React.ComponentType>>, name) });

const routeTree = rootRoute.addChildren([
  signInRoute,
  signedIn.addChildren([
    page('/', () => import('~/features/start/StartPage.tsx'), 'StartPage'),
    page('/board', () => import('~/features/board/BoardPage.tsx'), 'BoardPage'),
    page('/clocks', () => import('~/features/clock/ClocksPage.tsx'), 'ClocksPage'),
    page('/cases/new', () => import('~/features/case/NewCasePage.tsx'), 'NewCasePage'),
    page('/cases/$id', () => import('~/features/case/CasePage.tsx'), 'CasePage'),
    page('/agreements', () => import('~/features/agreement/AgreementsPage.tsx'), 'AgreementsPage'),
    page('/agreements/new', () => import('~/features/agreement/NewAgreementPage.tsx'), 'NewAgreementPage'),
    page('/missions', () => import('~/features/mission/MissionsPage.tsx'), 'MissionsPage'),
    page('/missions/new', () => import('~/features/mission/NewMissionPage.tsx'), 'NewMissionPage'),
    page('/missions/$id', () => import('~/features/mission/MissionPage.tsx'), 'MissionPage'),
    page('/figures', () => import('~/features/figures/FiguresPage.tsx'), 'FiguresPage'),
    page('/directory', () => import('~/features/directory/DirectoryPage.tsx'), 'DirectoryPage'),
    page('/directory/new', () => import('~/features/directory/PartyFormPage.tsx'), 'NewPartyPage'),
    page('/directory/import', () => import('~/features/directory/ImportPage.tsx'), 'ImportPage'),
    page('/directory/calendars', () => import('~/features/directory/CalendarsPage.tsx'), 'CalendarsPage'),
    page('/directory/rates', () => import('~/features/directory/RatesPage.tsx'), 'RatesPage'),
    page('/directory/gates', () => import('~/features/directory/GatesPage.tsx'), 'GatesPage'),
    page('/directory/rules', () => import('~/features/directory/RulesPage.tsx'), 'RulesPage'),
    page('/directory/$id', () => import('~/features/directory/PartyPage.tsx'), 'PartyPage'),
    page('/directory/$id/edit', () => import('~/features/directory/PartyFormPage.tsx'), 'EditPartyPage'),
    page('/users', () => import('~/features/user/UsersPage.tsx'), 'UsersPage'),
    page('/users/new', () => import('~/features/user/UserFormPage.tsx'), 'NewUserPage'),
    page('/users/policy', () => import('~/features/user/PolicyPage.tsx'), 'PolicyPage'),
    page('/users/$id', () => import('~/features/user/UserFormPage.tsx'), 'UserPage'),
    page('/catalogue', () => import('~/features/catalogue/CataloguePage.tsx'), 'CataloguePage'),
    page('/catalogue/new', () => import('~/features/catalogue/ServiceEditPage.tsx'), 'NewServicePage'),
    page('/catalogue/$id', () => import('~/features/catalogue/ServiceEditPage.tsx'), 'ServiceEditPage'),
    page('/credentials', () => import('~/features/user/CredentialsPage.tsx'), 'CredentialsPage'),
    page('/journal', () => import('~/features/journal/JournalPage.tsx'), 'JournalPage'),
    page('/journal/readings', () => import('~/features/journal/ReadingsPage.tsx'), 'ReadingsPage'),
    page('/journal/refusals', () => import('~/features/journal/RefusalsPage.tsx'), 'RefusalsPage'),
    page('/agreements/$id', () => import('~/features/agreement/AgreementPage.tsx'), 'AgreementPage'),
  ]),
]);

export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  scrollRestoration: true,
  parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: (search) => {
    const pairs = Object.entries(search).filter(([, value]) => value !== undefined && value !== '') as [string, string][];
    return pairs.length > 0 ? `?${new URLSearchParams(pairs)}` : '';
  },
});

whenSignedOut(() => {
  if (router.state.location.pathname === '/sign-in') return;
  const next = router.state.location.href;
  forgetSession(queryClient);
  void router.navigate({ to: '/sign-in', search: { next, expired: '1' } });
});

whenLeft(() => {
  dropDrafts();
  forgetSession(queryClient);
  void router.navigate({ to: '/sign-in', search: { signed_out: '1' } });
});
