import { sql } from 'kysely';
import { ok, refused } from '../../platform/access/index.ts';
import type { Look } from '../../platform/command/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { searchPeople, type Found, type NothingToSearchFor, type Sought } from '../../platform/person/index.ts';
import { getCase, type CaseFile, type Stage } from '../case/index.ts';
import { isListedChild } from '../report/index.ts';
import { vaultOf } from './people.store.ts';
import { alike, openRisks, refuseUnborn, withAlike, type BornInFuture, type OfferPage } from './search.store.ts';

/** A case that somebody who is offered is in. */
export interface CaseOfOffer {
  readonly person: string;
  readonly case: string;
  readonly reference: string;
  readonly stage: Stage;
  readonly toldAt: Date | null;
}

export interface JoinSearchPage extends Pick<OfferPage, 'risks' | 'alike'> {
  readonly file: CaseFile;
  readonly found: Found;
  readonly cases: readonly CaseOfOffer[];
}

/** The cases that these are in, or a record of the same person, by way of a third too, newest first: a report that joined another is found where it went. */
const casesOf = async (tx: Tx, besides: string, people: readonly string[]): Promise<readonly CaseOfOffer[]> => {
  if (people.length === 0) return [];
  const { rows } = await sql<CaseOfOffer>`
    ${alike(people)}
    SELECT DISTINCT a.of AS person, f.case_file AS case, f.reference, f.stage,
      (SELECT min(r.told_at) FROM report r WHERE r.force = f.force AND r.case_file = f.case_file) AS "toldAt"
    FROM alike a JOIN party p ON p.person = a.person JOIN case_file f ON f.force = p.force AND f.case_file = p.case_file
    WHERE ${isListedChild('p')} AND f.case_file <> ${besides}
      AND NOT EXISTS (SELECT FROM report_join j WHERE j.force = f.force AND j.case_file = f.case_file)
    ORDER BY "case" DESC`.execute(tx);
  return rows;
};

/** Looks which case a report may belong to, by a child who is in it. Shows of each case what the caseload shows of any. */
export const searchForCase: Look<
  { readonly case: string; readonly sought: Sought },
  JoinSearchPage,
  NothingToSearchFor | BornInFuture
> = {
  action: 'join-report',
  cases: (input) => [input.case],
  load: async (context, input) => {
    const { tx } = context;
    const born = refuseUnborn(input.sought, context.now);
    if (born !== undefined) return refused(born);
    const found = await searchPeople(vaultOf(context), input.sought);
    if (!found.ok) return found;
    const offered = found.value.offers.map(({ person }) => person.person);
    const [file, cases, risks] = [
      await getCase(tx, input.case),
      await casesOf(tx, input.case, offered),
      await openRisks(tx, offered),
    ];
    return ok({ file, found: found.value, cases, risks, alike: await withAlike(tx, offered) });
  },
  tell: ({ found, cases, alike: held }, input) => ({
    cases: [...new Set([input.case, ...cases.map((one) => one.case)])],
    people: [...new Set([...found.lookedAt, ...held])],
    content: {
      page: 'join search',
      looked: found.lookedAt.length,
      offered: found.offers.map(({ person }) => person.person),
      tooMany: found.tooMany,
    },
  }),
};
