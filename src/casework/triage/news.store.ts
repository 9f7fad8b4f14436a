import type { Context } from '../../platform/command/index.ts';
import { readPassages, readPeople, type Passage, type Person } from '../../platform/person/index.ts';
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
  /** What was weighed since in its own words, for whoever reads them on the page itself. */
  readonly passages: ReadonlyMap<string, Passage>;
}

/** Reads what became known of a case since somebody opened a form of it. */
export const knownSince = async (
  context: Context,
  { case: id, since, withWords }: { readonly case: string; readonly since: Date; readonly withWords: boolean },
): Promise<Known> => {
  const { tx } = context;
  const parties = await partiesOf(tx, id);
  const after = await factsOf(tx, id);
  const history = await factHistoryOf(tx, id);
  const weighed = after.weighed.filter(({ at }) => withWords && at > since);
  return {
    ...{ parties, since, after, before: history.factsAt(since) },
    people: await readPeople(
      vaultOf(context),
      parties.map(({ person }) => person),
    ),
    passages: await readPassages(
      vaultOf(context),
      weighed.flatMap(({ passage }) => passage ?? []),
    ),
    staff: await staffNames(
      tx,
      [...after.stated, ...after.weighed].map(({ by }) => by),
    ),
  };
};
