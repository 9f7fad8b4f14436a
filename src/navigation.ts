import { permissions } from './permissions.ts';
import type { Actor, Permissions } from './platform/access/index.ts';
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

/** The menu of somebody: what the table of access gives their roles. */
export const navigation = (actor: Actor): readonly NavigationItem[] =>
  items.filter(({ action }) => mayDo(actor, action)).map(({ text, href }) => ({ text, href }));
