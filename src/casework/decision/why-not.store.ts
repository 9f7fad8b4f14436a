import { ok } from '../../platform/access/index.ts';
import { londonDay } from '../../platform/clock/index.ts';
import type { Context, Look } from '../../platform/command/index.ts';
import { readPeople, type Person } from '../../platform/person/index.ts';
import type { Adviser, WhyNot } from '../../policy/index.ts';
import { getCase, type CaseFile } from '../case/index.ts';
import { partiesOf, type Party } from '../report/index.ts';
import { readAdvised, type Advised } from './basis.store.ts';
import { conditionsStated, proposalOf } from './proposal.store.ts';
import { whyIn, type NothingOfTheKind } from './why-not.ts';
import type { WhyNotParams } from './why-not.schema.ts';

/** Why something is not advised otherwise: of one person, on the facts of the case as they stand. */
export interface WhyNotPage {
  readonly file: CaseFile;
  readonly asked: WhyNotParams;
  readonly parties: readonly Party[];
  readonly people: ReadonlyMap<string, Person>;
  readonly advised: Advised;
  readonly why: WhyNot;
}

const load = (adviser: Adviser) => async (context: Context, asked: WhyNotParams) => {
  const { tx, keys, actor } = context;
  const file = await getCase(tx, asked.case);
  const proposal = await proposalOf(tx, asked.case);
  const stated = proposal === undefined || file.stage === 'open' ? {} : conditionsStated(proposal);
  const advised = await readAdvised(context, adviser, asked.case, stated);
  const why = whyIn(adviser, advised, asked, londonDay(context.now));
  if (!why.ok) return why;
  const parties = await partiesOf(tx, asked.case);
  const everybody = parties.map(({ person }) => person);
  return ok({
    file,
    asked,
    parties,
    people: await readPeople({ tx, keys, force: actor.force }, everybody),
    advised,
    why: why.value,
  });
};

/** Read by whoever may read what a decision rests on. */
export const readWhyNot = (adviser: Adviser): Look<WhyNotParams, WhyNotPage, NothingOfTheKind> => ({
  action: 'propose-outcome',
  cases: (input) => [input.case],
  load: (context, input) => load(adviser)(context, input),
  tell: ({ file, parties }) => ({
    cases: [file.case],
    people: [...new Set(parties.map(({ person }) => person))],
    content: { page: 'why-not' },
  }),
});
