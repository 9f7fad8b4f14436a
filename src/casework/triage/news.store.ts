import { ok } from '../../platform/access/index.ts';
import type { Look } from '../../platform/command/index.ts';
import { readPeople, type Person } from '../../platform/person/index.ts';
import { staffNames } from '../../platform/staff/index.ts';
import { partiesOf, type Party } from '../report/index.ts';
import type { CaseFacts } from './case-facts.ts';
import { factsOf } from './case-facts.store.ts';
import { factHistoryOf } from './fact-history.store.ts';
import { vaultOf } from './people.store.ts';

/** What was known when a page was opened, and what is known now. */
export interface NewsPage {
  readonly case: string;
  readonly parties: readonly Party[];
  readonly people: ReadonlyMap<string, Person>;
  readonly since: Date;
  readonly before: CaseFacts;
  readonly after: CaseFacts;
  readonly staff: ReadonlyMap<string, string>;
}

/** Reads what became known of a case since somebody opened a form of it, on the way to doing `action`. */
export const lookAtNews = (action: string): Look<{ readonly case: string; readonly since: Date }, NewsPage> => ({
  action,
  cases: (input) => [input.case],
  load: async (context, { case: id, since }) => {
    const { tx } = context;
    const parties = await partiesOf(tx, id);
    const after = await factsOf(tx, id);
    const history = await factHistoryOf(tx, id);
    return ok({
      ...{ case: id, parties, since, after, before: history.factsAt(since) },
      people: await readPeople(
        vaultOf(context),
        parties.map(({ person }) => person),
      ),
      staff: await staffNames(
        tx,
        after.stated.map(({ by }) => by),
      ),
    });
  },
  tell: (page) => ({ cases: [page.case], people: [...page.people.keys()], content: { page: 'what-is-new' } }),
});
