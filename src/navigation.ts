import { permissions } from './permissions.ts';
import type { Actor, Permissions } from './platform/access/index.ts';
import type { ByCommand } from './platform/staff/index.ts';
import type { NavigationItem } from './platform/web/index.ts';

const table: Permissions = permissions;

/** Whether anybody may do it, signed in or not. */
export const isPublic = (action: string): boolean => table[action] === 'public';

// For what a menu shows only: execute, consult and admit ask again, of the case too.
const mayDo = (actor: Actor, action: keyof typeof permissions): boolean => {
  const line = table[action];
  return typeof line === 'string' || actor.roles.some((role) => line?.[role] !== undefined);
};

const items: readonly (NavigationItem & { readonly action: keyof typeof permissions })[] = [
  { text: 'Caseload', href: '/cases', action: 'read-caseload' },
  { text: 'Find a case', href: '/cases/find', action: 'find-case' },
  { text: 'Record a report', href: '/reports/new', action: 'record-report' },
  { text: 'Queue', href: '/queue', action: 'read-queue' },
  { text: 'Compare forces', href: '/compare', action: 'compare-forces' },
  { text: 'Split', href: '/split', action: 'read-split' },
  { text: 'Sources', href: '/sources', action: 'read-sources' },
  { text: 'Questions', href: '/foi', action: 'read-foi-answers' },
  { text: 'Releases', href: '/releases', action: 'read-releases' },
  { text: 'Guidance', href: '/guidance', action: 'read-guidance' },
  { text: 'Departures', href: '/departures', action: 'read-departures' },
  { text: 'Workbench', href: '/workbench', action: 'read-drafts' },
  { text: 'Practice', href: '/practice', action: 'read-practice' },
  { text: 'Settings', href: '/settings', action: 'read-settings' },
];

/** What the first page offers to anybody. */
export const OPEN: readonly NavigationItem[] = [
  { text: 'Read the guidance: every rule, and what it rests on', href: '/guidance' },
  { text: 'Try the guidance on a situation that you make up: nothing is kept', href: '/guidance/try' },
  { text: 'Figures in print, reckoned again: which hold, and which do not', href: '/claims' },
  { text: 'What each figure counts, and what it leaves out', href: '/definitions' },
];

const BY_COMMAND: readonly (ByCommand & { readonly action: keyof typeof permissions })[] = [
  { command: 'evenhand staff start', text: 'Somebody starts, and can sign in', action: 'start-staff' },
  { command: 'evenhand staff leave', text: 'Somebody leaves: refused from the next request on', action: 'end-staff' },
  { command: 'evenhand staff roles', text: 'Somebody is given other roles', action: 'change-staff-roles' },
  { command: 'evenhand staff rank', text: 'The rank that somebody holds', action: 'give-staff-rank' },
  { command: 'evenhand staff list', text: 'Who is on the list', action: 'read-staff' },
  { command: 'evenhand health', text: 'Whether the service runs as it should', action: 'start-staff' },
];

/** What somebody answers for and has no page for. */
export const byCommand = (actor: Actor): readonly ByCommand[] =>
  BY_COMMAND.filter(({ action }) => mayDo(actor, action)).map(({ command, text }) => ({ command, text }));

/** The menu of somebody: what the table of access gives their roles. */
export const navigation = (actor: Actor): readonly NavigationItem[] =>
  items.filter(({ action }) => mayDo(actor, action)).map(({ text, href }) => ({ text, href }));
