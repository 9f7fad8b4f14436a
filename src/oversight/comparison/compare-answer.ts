import { ok } from '../../platform/access/index.ts';
import type { Gateway, Look } from '../../platform/command/index.ts';
import { refuse, render, type Reply } from '../../platform/web/index.ts';
import type { Outcomes } from '../source/index.ts';
import type { Compared } from './compare-files.ts';
import { refusedPage, type Section } from './compare-pages.ts';
import { CompareQuery } from './compare.schema.ts';
import { compareAsked, OFFENCE, SHIPPED_SOURCE } from './shipped.ts';

/** Logged like every look, though it shows nobody. */
export const look: Look<CompareQuery & { readonly page: string }, undefined> = {
  action: 'compare-forces',
  cases: () => [],
  load: () => Promise.resolve(ok(undefined)),
  tell: (_, query) => ({ cases: [], people: [], content: { ...query, page: `compare ${query.page}` } }),
};

/** What a page offers to choose from when its own question could not be answered. */
async function usualOutcomes(): Promise<Outcomes> {
  const read = await SHIPPED_SOURCE.read(OFFENCE);
  // Nobody here can put it right: the table ships with the program.
  if (read.kind === 'refused') throw new Error(`the shipped table was refused: ${read.sentence}`);
  return read.outcomes;
}

export interface Asking<Query extends CompareQuery> {
  readonly actor: Parameters<Gateway['consult']>[0];
  readonly query: Query;
}

type Answer = (compared: Compared, query: CompareQuery) => Promise<Reply> | Reply;

/** Logs the look, puts the question, and gives the answer, or the question again with what is wrong with it. */
export const answering =
  ({ consult }: Gateway, section: Section, name: string, answer: Answer) =>
  async <Query extends CompareQuery>({ actor, query }: Asking<Query>): Promise<Reply> => {
    const logged = await consult(actor, look, { ...query, page: name });
    if (!logged.ok) return refuse(logged.refusal, '/');
    const compared = await compareAsked(SHIPPED_SOURCE, query);
    if (compared.kind === 'refused')
      return render('comparison.njk', refusedPage(compared, section, query, await usualOutcomes()));
    return answer(compared, query);
  };

/** What every page of a comparison is. */
export const read = { method: 'GET', action: 'compare-forces', query: CompareQuery } as const;
