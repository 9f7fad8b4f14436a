import { nameOf } from '../report/index.ts';
import type { CasePage } from './case-page.store.ts';
import type { DueLine } from './due.ts';
import { worksCase } from './task.view.ts';

const sameAct = ({ id, what, at }: DueLine): string => `${id}|${what}|${at?.toISOString() ?? ''}`;

/** What is due, an act a line, with everybody it is about: for who may work the case, each leads to where it is met. */
export const dueView = (page: CasePage, lines: readonly DueLine[]) =>
  [...Map.groupBy(lines, sameAct).values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined) return [];
    const whom = same.map(({ person, place }) => ({
      name: person === undefined ? '' : nameOf(page, person),
      href: worksCase(page.actor) ? `/cases/${page.file.case}/${place}` : undefined,
    }));
    return [{ ...first, whom }];
  });
