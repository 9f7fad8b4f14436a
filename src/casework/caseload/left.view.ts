import { nameOf } from '../report/index.ts';
import type { CasePage } from './case-page.store.ts';
import { worksCase } from './task.view.ts';

/** What the guidance asks and was said not to be done: out of what is due, and not out of sight. */
export const leftOf = (page: Pick<CasePage, 'duties'>): readonly CasePage['duties'][number][] =>
  page.duties.filter(({ state }) => state === 'not-done');

/** An act a line, with everybody it is about: for who may work the case, each leads to where it was said why. */
export const leftView = (page: CasePage) =>
  [...Map.groupBy(leftOf(page), ({ says }) => says)].map(([says, same]) => ({
    says,
    whom: same.map(({ id, person, discharge }) => ({
      name: `${person === undefined ? 'The case' : nameOf(page, person)}${discharge?.notIdentified === true ? ' (not identified yet)' : ''}`,
      href: worksCase(page.actor) ? `/cases/${page.file.case}/duties/${id}/${person ?? 'case'}` : undefined,
    })),
  }));
