import { nameOf } from '../report/index.ts';
import type { CasePage } from './case-page.store.ts';
import type { DueLine } from './due.ts';
import { worksCase } from './task.view.ts';

const sameAct = ({ id, what, at }: DueLine): string => `${id}|${what}|${at?.getTime() ?? ''}`;

/** Shown at once besides all that is overdue; the rest is one opening away, so that the steps are in sight. */
const AT_ONCE = 8;

/** What is due, an act a line, with everybody it is about: for who may work the case, each leads to where it is met. */
const linesOf = (page: CasePage, lines: readonly DueLine[]) =>
  [...Map.groupBy(lines, sameAct).values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined) return [];
    const whom = same.map(({ person, place }) => ({
      name: person === undefined ? '' : nameOf(page, person),
      href: worksCase(page.actor) ? `/cases/${page.file.case}/${place}` : undefined,
    }));
    return [{ ...first, whom }];
  });

/** Whatever is overdue and what comes next; and the rest, none of which is overdue. */
export const dueView = (page: CasePage, all: readonly DueLine[]) => {
  const lines = linesOf(page, all);
  const atOnce = Math.max(AT_ONCE, lines.findLastIndex(({ overdue }) => overdue) + 1);
  return { due: lines.slice(0, atOnce), dueLater: lines.slice(atOnce) };
};
