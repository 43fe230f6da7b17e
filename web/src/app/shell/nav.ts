// Where each role can go. Rights are the server's; this only keeps doors out of sight that would not open.
import {
  IconAddressBook, IconBuildingCommunity, IconClock, IconChartHistogram, IconHome, IconLayoutKanban, IconList, IconNotes, IconPlaneDeparture, IconStethoscope, IconUsers,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { Role } from '~api';
import { kCaseRoles, kUserReaders } from '~/lib/session.ts';

export interface NavEntry {
  to: string;
  label: string;                   ///< message id
  icon: ComponentType<{ size?: number; stroke?: number }>;
  jump: string;                    ///< second key after g
  roles?: readonly Role[];         ///< absent: everybody
  search?: Record<string, string>;
}

/** Those whom agreements and missions are open to. */
const kOfficeRoles: readonly Role[] = ['official'];

export const kNav: readonly NavEntry[] = [
  { to: '/', label: 'common.nav.start', icon: IconHome, jump: 's' },
  { to: '/board', label: 'common.nav.board', icon: IconLayoutKanban, jump: 'b', roles: kCaseRoles },
  { to: '/board', label: 'common.nav.cases', icon: IconList, jump: 'c', roles: kCaseRoles, search: { view: 'list' } },
  { to: '/clocks', label: 'clock.title', icon: IconClock, jump: 't', roles: [...kCaseRoles, ...kOfficeRoles] },
  { to: '/agreements', label: 'common.nav.agreements', icon: IconBuildingCommunity, jump: 'a', roles: kOfficeRoles },
  { to: '/missions', label: 'common.nav.missions', icon: IconPlaneDeparture, jump: 'm', roles: kOfficeRoles },
  { to: '/figures', label: 'common.nav.figures', icon: IconChartHistogram, jump: 'f' },
  { to: '/catalogue', label: 'common.nav.catalogue', icon: IconStethoscope, jump: 'v' },
  { to: '/directory', label: 'common.nav.directory', icon: IconAddressBook, jump: 'd' },
  { to: '/users', label: 'common.nav.users', icon: IconUsers, jump: 'u', roles: kUserReaders },
  { to: '/journal', label: 'common.nav.journal', icon: IconNotes, jump: 'j', roles: ['auditor', 'administrator'] },
];

export function navFor(roles: ReadonlySet<Role>): NavEntry[] {
  return kNav.filter((entry) => !entry.roles || entry.roles.some((role) => roles.has(role)));
}
