import { allForces } from '../source/index.ts';
import type { TakenListed } from '../source/own.ts';
import type { Comparable } from './compare.store.ts';
import { isOutcome, type CountSource } from './count-source.ts';
import { SHIPPED_ID, SHIPPED_TITLE } from './shipped.ts';
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
const listed = (taken: TakenListed): ListedSource => ({
  id: publicationId(taken.source),
  title: titleOf(taken),
  publisher: taken.publisher,
  vintage: vintageOf(taken),
  forces: taken.forces,
  whyNot: taken.outcomes === 0 ? 'it gives no outcome by its type, so that no share can be taken of it' : null,
});

const releasedSource = ({ id, title, publisher, counts, files }: CountSource): ListedSource => ({
  ...{ id, title, publisher, forces: new Set(counts.map(({ force }) => force)).size },
  vintage: files.length === 1 ? '1 release' : `${files.length} releases`,
  whyNot: counts.some(isOutcome) ? null : 'nothing of it is an outcome, or a share that its definition names, yet',
});

/** The table that ships first, then what forces signed, then what was published and taken in, newest first. */
export const listedSources = ({ released, publications }: Comparable): ListedSource[] => [
  ...(publications.previous === null ? [SHIPPED] : []),
  ...released.map(releasedSource),
  ...publications.rows.map(listed),
];
