// Who is signed in, and where. One query feeds the shell and every screen.
import { queryOptions, useQuery, type QueryClient } from '@tanstack/react-query';
import { get, send, setCsrf } from './api/client.ts';
import { dropDrafts, openDrafts, parkDrafts, storage } from './drafts.ts';
import { ApiError } from './api/problem.ts';
import { finishLeaving, leaveSession } from './leaving.ts';
import { giveHeld } from './soon.ts';
import { kRole, type NodeView, type Role, type SessionView } from '~api';

const kReader = 'hospitium.reader';

/** Who read in this tab last: an address that it comes back to is theirs, and may be nothing to somebody else. */
export const lastReader = (): string | undefined => storage()?.getItem(kReader) ?? undefined;

function enter({ csrf, user }: SessionView): void {
  setCsrf(csrf);
  openDrafts(user.id);
  try {
    storage()?.setItem(kReader, user.id);
  } catch {
    // Full: whoever comes next is taken for the same one.
  }
}

async function fetchSession(): Promise<SessionView | null> {
  try {
    await finishLeaving();
    const session = await get<SessionView>('/api/session');
    enter(session);
    return session;
  } catch (error) {
    if (!(error instanceof ApiError && error.status === 401)) throw error;
    parkDrafts();
    return null;
  }
}

export const sessionQuery = queryOptions({ queryKey: ['session'], queryFn: fetchSession, staleTime: 5 * 60_000, retry: false });
export const nodeQuery = queryOptions({ queryKey: ['node'], queryFn: () => get<NodeView>('/api/node'), staleTime: Infinity });

export function useSession(): SessionView {
  const { data } = useQuery(sessionQuery);
  if (!data) throw new Error('useSession outside the signed-in part');
  return data;
}

export async function signIn(client: QueryClient, email: string, password: string): Promise<SessionView> {
  await finishLeaving();
  const session = await send<SessionView>('POST', '/api/session', { email, password });
  enter(session);
  client.setQueryData(sessionQuery.queryKey, session);
  return session;
}

export async function signOut(client: QueryClient): Promise<void> {
  await giveHeld();                                  // nobody may send it afterwards
  dropDrafts();
  const session = client.getQueryData(sessionQuery.queryKey);
  if (session) await leaveSession(session.user.id);
  forgetSession(client);
}

export function forgetSession(client: QueryClient): void {
  setCsrf(undefined);
  parkDrafts();
  client.clear();
  client.setQueryData(sessionQuery.queryKey, null);
}

/** Roles in which somebody takes part in a case, as a case itself names them. */
export const kCaseRoles: readonly Role[] = [
  'coordinator', 'referrer', 'home_authority', 'candidate_clinic', 'chosen_clinic', 'released_clinic', 'insurer', 'foundation', 'interpreter', 'patient',
];
/** What a membership may say: for a clinic's people candidate_clinic, and each case says which of the three clinic roles applies. */
export const kMemberRoles: readonly Role[] = kRole.filter((role) => role !== 'chosen_clinic' && role !== 'released_clinic');

/** Message id of a membership's role. A clinic's people are plainly of a clinic; asked, chosen or released is said by each case. */
export function memberRoleText(role: string): string { return `role.${role === 'candidate_clinic' ? 'clinic' : role}`; }

/** Who keeps the directory and its licences, who the users and rules: only to show doors that would open; the server decides. */
export const kDirectoryKeepers: readonly Role[] = ['administrator', 'register_keeper'];
export const kAdministrators: readonly Role[] = ['administrator'];
export const kRuleReaders: readonly Role[] = ['administrator', 'register_keeper', 'statistician', 'auditor'];
export const kUserReaders: readonly Role[] = ['administrator', 'auditor'];
/** Who reads what an owner's people note for themselves: who looks after a case, its keywords. */
export const kDeskReaders: readonly Role[] = ['coordinator'];
/** Who may open a case; the server decides. */
export const kOpeners: readonly Role[] = ['coordinator', 'referrer'];

export function useHasRole(roles: readonly Role[]): boolean {
  const own = rolesOf(useSession());
  return roles.some((role) => own.has(role));
}

/** The organisations that the reader acts for. */
export function useOwnParties(): ReadonlySet<string> {
  return new Set(useSession().memberships.map(({ party }) => party.id));
}

/** The roles of the reader in any of their organisations. */
export function rolesOf(session: SessionView): Set<Role> {
  return new Set(session.memberships.map(({ role }) => role));
}
