import { ok } from '../../platform/access/index.ts';
import type { Look } from '../../platform/command/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import type { Adviser } from '../../policy/index.ts';
import { readDecisionFor, type DecisionPage } from '../decision/index.ts';
import { contactsChangedSince, contactsContradicting } from '../report/index.ts';
import { ranksAsked } from './rank.store.ts';
import type { RanksAsked } from './rank.ts';
import { returnsBefore, type ReturnsRead } from './returned-before.store.ts';

/** One telling of a child of an earlier outcome: to whom, in words, and when. */
export interface Told {
  readonly person: string;
  readonly text: string;
  readonly at: Date;
}

/** Who was told is kept by a step that comes after this one: main hands it in. */
export type ToldReading = (tx: Tx, id: string) => Promise<readonly Told[]>;

export interface RulingPage {
  readonly decision: DecisionPage;
  readonly told: readonly Told[];
  readonly asked: RanksAsked;
  readonly returned: ReturnsRead;
  /** Children whose safe contact was changed after the proposal. */
  readonly contactsChanged: ReadonlySet<string>;
  /** Children of whom the same name may be told and must not. */
  readonly contradicting: ReadonlySet<string>;
}

/** Everything that a supervisor rules by, in one look. */
export const readRuling = (adviser: Adviser, toldOf: ToldReading): Look<{ readonly case: string }, RulingPage> => {
  const look = readDecisionFor(adviser, 'approve-outcome');
  return {
    action: look.action,
    cases: look.cases,
    load: async (context, input) => {
      const decision = await look.load(context, input);
      if (!decision.ok) return decision;
      const { advised, proposal } = decision.value;
      // With who was told of an earlier outcome: a child who was told one thing must not be told another unawares.
      const told = await toldOf(context.tx, input.case);
      return ok({
        decision: decision.value,
        told,
        returned: await returnsBefore(context, input.case),
        contactsChanged:
          proposal === undefined ? new Set() : await contactsChangedSince(context, input.case, proposal.at),
        contradicting: await contactsContradicting(context, input.case),
        asked: await ranksAsked(context.tx, advised, proposal?.outcomes ?? []),
      });
    },
    tell: ({ decision, returned }, input) => {
      const told = look.tell(decision, input);
      return { ...told, people: [...new Set([...told.people, ...returned.concerns])] };
    },
  };
};
