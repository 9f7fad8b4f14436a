import { ok, refused } from '../../platform/access/index.ts';
import type { Look } from '../../platform/command/index.ts';
import { releasesPublished, returnsTaken } from '../release/own.ts';
import {
  PUBLICATIONS_PAGE,
  takenPublication,
  takenPublications,
  takenSeries,
  takenSeriesListed,
  type SeriesListed,
  type TakenListed,
} from '../source/own.ts';
import type { Tx } from '../../platform/database/index.ts';
import { turned, type PageQuery, type Turned } from '../../platform/web/index.ts';
import type { CompareQuery } from './compare.schema.ts';
import type { CountSource } from './count-source.ts';
import { OWN_ID, ownSource, RETURNS_ID, returnsSource } from './returns-source.ts';
import { seriesIn, seriesSource } from './taken-series.ts';
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

async function sourceIn(tx: Tx, id: string): Promise<CountSource | undefined> {
  if (id === RETURNS_ID) return returnsSource(await returnsTaken(tx), await releasesPublished(tx));
  if (id === OWN_ID) return ownSource(await releasesPublished(tx));
  const together = seriesIn(id);
  if (together !== undefined) {
    const found = await takenSeries(tx, together);
    return found === undefined ? undefined : seriesSource(together, found);
  }
  const named = publicationIn(id);
  const found = named === undefined ? undefined : await takenPublication(tx, named);
  return found === undefined ? undefined : publicationSource(found);
}

/** Counts that were taken in, by the id that a question names. */
export const countsLook: Look<Asking, CountSource, { readonly code: 'NoSuchComparisonSource' }> = {
  action: 'compare-sources',
  cases: () => [],
  load: async ({ tx }, { source }) => {
    const found = await sourceIn(tx, source ?? '');
    return found === undefined ? refused({ code: 'NoSuchComparisonSource' }) : ok(found);
  },
  tell,
};

/** What was released and signed, and what was published and taken in. */
export interface Comparable {
  readonly released: readonly CountSource[];
  /** What one publisher gave in several issues, put together. */
  readonly series: readonly SeriesListed[];
  /** A page of them; what was released, or is put together, stands on the first. */
  readonly publications: Turned<TakenListed>;
}

/** What forces can be compared on. */
export const sourcesLook: Look<PageQuery, Comparable> = {
  action: 'compare-sources',
  cases: () => [],
  load: async ({ tx }, { page }) => {
    const publications = turned(await takenPublications(tx, page), page, PUBLICATIONS_PAGE);
    if (page > 1) return ok({ released: [], series: [], publications });
    const [returns, own] = [await returnsTaken(tx), await releasesPublished(tx)];
    const released = [returnsSource(returns, own), ownSource(own)];
    return ok({ released, series: await takenSeriesListed(tx), publications });
  },
  tell: ({ publications }) => ({
    cases: [],
    people: [],
    content: { page: 'compare sources', sources: publications.rows.length },
  }),
};
