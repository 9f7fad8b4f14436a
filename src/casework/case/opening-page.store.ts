import { ok, type Actor } from '../../platform/access/index.ts';
import type { Look } from '../../platform/command/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { getCase, type CaseFile } from './case.store.ts';

/** What opening a case reads of the steps that come after it, handed in by main. */
export interface OpeningReading {
  /** The children that a case is about, in every record of them. */
  readonly childrenOf: (tx: Tx, id: string) => Promise<readonly string[]>;
  /** What is known and open about any of them, in words and without a name. */
  readonly risksOf: (tx: Tx, people: readonly string[]) => Promise<readonly string[]>;
}

export interface OpeningPage {
  readonly file: CaseFile;
  readonly children: readonly string[];
  /** Undefined to who is shown none: nothing was looked for. */
  readonly risks: readonly string[] | undefined;
}

/** Who may have to act for a child at once. */
const ACTS_AT_ONCE: readonly string[] = ['officer', 'supervisor', 'hub'];

const mayHaveToAct = ({ roles }: Pick<Actor, 'roles'>): boolean => roles.some((role) => ACTS_AT_ONCE.includes(role));

/** What is known and open about the children of a case: to who may have to act it shows before any reason is asked (design, section 9). */
export const readOpening = (
  reading: OpeningReading,
  action: 'open-case' | 'break-glass',
): Look<{ readonly case: string }, OpeningPage> => ({
  action,
  cases: (input) => [input.case],
  load: async ({ tx, actor }, { case: id }) => {
    // Who answers for records reads nothing of a child before a reason is kept; nobody of it was looked at then.
    if (!mayHaveToAct(actor)) return ok({ file: await getCase(tx, id), children: [], risks: undefined });
    const children = await reading.childrenOf(tx, id);
    return ok({ file: await getCase(tx, id), children, risks: await reading.risksOf(tx, children) });
  },
  tell: (page) => ({
    cases: [page.file.case],
    // The risks are of children, though none is named: they were looked at.
    people: page.children,
    content: { page: 'opening', ...(page.risks === undefined ? {} : { risks: page.risks.length }) },
  }),
});
