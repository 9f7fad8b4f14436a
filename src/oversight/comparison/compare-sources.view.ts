import { allForces } from '../source/index.ts';
import type { SeriesListed, TakenListed } from '../source/own.ts';
import type { Comparable } from './compare.store.ts';
import { isOutcome, type CountSource } from './count-source.ts';
import { SHIPPED_ID, SHIPPED_TITLE } from './shipped.ts';
import { seriesId, seriesTitle, seriesVintage } from './taken-series.ts';
import { publicationId, titleOf, vintageOf } from './taken-source.ts';

export interface ListedSource {
  readonly id: string;
  readonly title: string;
  readonly publisher: string;
  readonly vintage: string;
  readonly forces: number;
  readonly whyNot: string | null;
}

const SHIPPED: ListedSource = {
  ...{ id: SHIPPED_ID, title: SHIPPED_TITLE, publisher: 'Home Office' },
  ...{ vintage: 'first issue, which ships with the program', forces: allForces.length, whyNot: null },
};

/** A source without an outcome by its type has nothing to take a share of. */
const whyNone = ({ outcomes }: { readonly outcomes: number }): string | null =>
  outcomes === 0 ? 'it gives no outcome by its type, so that no share can be taken of it' : null;

const listed = (taken: TakenListed): ListedSource => ({
  id: publicationId(taken.source),
  title: titleOf(taken),
  publisher: taken.publisher,
  vintage: vintageOf(taken),
  forces: taken.forces,
  whyNot: whyNone(taken),
});

/** What one publisher gave in several issues: the years of all of them in one line. */
const together = (series: SeriesListed): ListedSource => ({
  ...{ id: seriesId(series.source), title: seriesTitle(series), publisher: series.publisher },
  ...{ vintage: seriesVintage(series.firstAt, series.lastAt), forces: series.forces, whyNot: whyNone(series) },
});

const releasedSource = ({ id, title, publisher, counts, files }: CountSource): ListedSource => ({
  ...{ id, title, publisher, forces: new Set(counts.map(({ force }) => force)).size },
  vintage: files.length === 1 ? '1 release' : `${files.length} releases`,
  whyNot: counts.some(isOutcome) ? null : 'nothing of it is an outcome, or a share that its definition names, yet',
});

/** The table that ships first, then what forces signed, then what is put together, then what was published and taken in, newest first. */
export const listedSources = ({ released, series, publications }: Comparable): ListedSource[] => [
  ...(publications.previous === null ? [SHIPPED] : []),
  ...released.map(releasedSource),
  ...series.map(together),
  ...publications.rows.map(listed),
];
