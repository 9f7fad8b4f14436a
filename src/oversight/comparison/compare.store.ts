import { ok, refused } from '../../platform/access/index.ts';
import type { Look } from '../../platform/command/index.ts';
import { takenPublication, takenPublications, type TakenListed } from '../source/own.ts';
import type { CompareQuery } from './compare.schema.ts';
import type { CountSource } from './count-source.ts';
import { publicationIn, publicationSource } from './taken-source.ts';

/** Which page of a comparison is asked for, by its name. */
export type Asking = CompareQuery & { readonly page: string };

const tell = (_: unknown, { page, ...query }: Asking) => ({
  cases: [],
  people: [],
  content: { ...query, page: `compare ${page}` },
});

/** The table that ships: logged like every look, though it shows nobody. */
export const shippedLook: Look<Asking, undefined> = {
  action: 'compare-forces',
  cases: () => [],
  load: () => Promise.resolve(ok(undefined)),
  tell,
};

/** Counts that were taken in, by the id that a question names. */
export const countsLook: Look<Asking, CountSource, { readonly code: 'NoSuchComparisonSource' }> = {
  action: 'compare-sources',
  cases: () => [],
  load: async ({ tx }, { source }) => {
    const named = publicationIn(source ?? '');
    const found = named === undefined ? undefined : await takenPublication(tx, named);
    return found === undefined ? refused({ code: 'NoSuchComparisonSource' }) : ok(publicationSource(found));
  },
  tell,
};

/** What forces can be compared on. */
export const sourcesLook: Look<undefined, readonly TakenListed[]> = {
  action: 'compare-sources',
  cases: () => [],
  load: async ({ tx }) => ok(await takenPublications(tx)),
  tell: (listed) => ({ cases: [], people: [], content: { page: 'compare sources', sources: listed.length } }),
};
