import { ok, refused } from '../../platform/access/index.ts';
import type { Look } from '../../platform/command/index.ts';
import { releaseSecrets } from '../release/own.ts';
import { sampleToGive, type GivenSample } from './give.ts';
import { partingOf } from './parting.ts';
import type { GiveSample } from './split.schema.ts';
import { readDecided } from './split.store.ts';
import { daysOf, type MonthsRefusal } from './split.ts';

export type GiveRefusal = MonthsRefusal | { readonly code: 'SampleTooSmall'; readonly people: number };

/** Own decisions for another force: logged as a disclosure, with for whom and the digest of what left, before anything is shown. */
export const giveSample: Look<GiveSample, GivenSample, GiveRefusal> = {
  action: 'give-split-sample',
  cases: () => [],
  load: async (context, { recipient, ...asked }) => {
    const read = await readDecided.load(context, asked);
    if (!read.ok) return read;
    const { cases } = partingOf(read.value, asked.outcome);
    const { from: periodStart, to: periodEnd } = daysOf(asked);
    const of = { force: context.actor.force, publisher: read.value.forceName, outcome: asked.outcome, recipient };
    const { signing } = releaseSecrets(await context.keys.getSearchKey(context.actor.force));
    const sample = sampleToGive(cases, { ...of, periodStart, periodEnd }, signing);
    const { people } = read.value.least;
    // Of fewer people one could be guessed at, however few decisions of each are in it.
    const deciders = new Set(sample.cases.map(({ person }) => person)).size;
    return deciders < people ? refused({ code: 'SampleTooSmall', people }) : ok(sample);
  },
  tell: ({ head: { recipient, periodStart, periodEnd, outcome, decisions, sha256 } }) => ({
    kind: 'disclosure',
    cases: [],
    people: [],
    content: { page: 'split sample', recipient, periodStart, periodEnd, outcome, decisions, sha256 },
  }),
};
