import type { Actor } from '../../platform/access/index.ts';
import type { Gateway } from '../../platform/command/index.ts';
import type { Route } from '../../platform/web/index.ts';
import { assignmentPages } from './assignment.web.ts';
import { emergencyPages } from './emergency.web.ts';
import { findPages } from './find.web.ts';
import type { OpeningReading } from './opening-page.store.ts';
import { openingPages } from './opening.web.ts';

/** They have no list of cases: they come to one by its reference. */
const WITHOUT_LIST: readonly string[] = ['hub', 'disclosure-officer'];
const homeOf = ({ roles }: Actor): string =>
  roles.every((role) => WITHOUT_LIST.includes(role)) ? '/cases/find' : '/cases';

/** How one comes to a case: by its reference, with a reason, in an emergency; and who has it. */
export const casePages = (gateway: Gateway, reading: OpeningReading): readonly Route[] => [
  ...findPages(gateway, homeOf),
  ...openingPages(gateway, reading, homeOf),
  ...emergencyPages(gateway),
  ...assignmentPages(gateway),
];
