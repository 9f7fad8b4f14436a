import type { Context } from '../../platform/command/index.ts';
import { readPeople, type Person } from '../../platform/person/index.ts';
import { staffNames } from '../../platform/staff/index.ts';
import { partiesOf, type Party } from '../report/index.ts';
import type { CaseFacts } from './case-facts.ts';
import { factsOf } from './case-facts.store.ts';
import { factHistoryOf } from './fact-history.store.ts';
import { vaultOf } from './people.store.ts';

/** What was known of a case when a page was opened, and what is known now. */
export interface Known {
  readonly parties: readonly Party[];
  readonly people: ReadonlyMap<string, Person>;
  readonly since: Date;
  readonly before: CaseFacts;
  readonly after: CaseFacts;
  readonly staff: ReadonlyMap<string, string>;
}

/** Reads what became known of a case since somebody opened a form of it. */
export const knownSince = async (
  context: Context,
  { case: id, since }: { readonly case: string; readonly since: Date },
): Promise<Known> => {
  const { tx } = context;
  const parties = await partiesOf(tx, id);
  const after = await factsOf(tx, id);
  const history = await factHistoryOf(tx, id);
  return {
    ...{ parties, since, after, before: history.factsAt(since) },
    people: await readPeople(
      vaultOf(context),
      parties.map(({ person }) => person),
    ),
    staff: await staffNames(
      tx,
      after.stated.map(({ by }) => by),
    ),
  };
};
