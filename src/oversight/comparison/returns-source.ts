import { methodWords, type Laid, type Released } from '../release/own.ts';
import type { CountSource, SourceCount } from './count-source.ts';
import { countsIn, sharesIn } from './returned-counts.ts';

export const RETURNS_ID = 'returns';
export const OWN_ID = 'own';

const keyOf = ({ value: _v, low: _l, high: _h, missing: _m, at: _a, within: _t, ...what }: SourceCount): string =>
  JSON.stringify(what);

interface Newest {
  readonly counts: readonly SourceCount[];
  /** What the release before the newest gave for the same. */
  readonly before: readonly SourceCount[];
}

/** Of what a force released more than once the newest; releases come newest first. */
function newestOf(all: readonly SourceCount[]): Newest {
  const places = Map.groupBy(all, keyOf);
  const given = [...places.values()];
  return {
    counts: given.flatMap(([first]) => first ?? []),
    before: given.flatMap(([first, second]) => second ?? first ?? []),
  };
}

const fileOf = ({ document, digest }: Released) => ({
  ...{ file: `release ${document.number} of ${document.publisher}`, sha256: digest, rows: document.cells.length },
  vintage: `counted on ${document.countedAt.slice(0, 10)}`,
});

/** As forces stand everywhere; of each its releases as it numbered them. */
const byName = ({ document: a }: Released, { document: b }: Released): number =>
  a.publisher.localeCompare(b.publisher, 'en') || a.number - b.number;

/** How figures were protected, each way said once: what a reader may know of how far one may lie from what was counted. */
const protectedBy = (used: readonly Released[]): readonly string[] => [
  ...new Set(used.map(({ document }) => methodWords(document.control))),
];

interface About {
  readonly id: string;
  readonly title: string;
  readonly publisher: string;
  readonly notes: readonly string[];
}

/** What is not compared is said: nothing that a force signed vanishes without a word. */
const leftOut = (left: number): readonly string[] =>
  left === 0
    ? []
    : [
        `Left out: ${left} releases, the oldest of the forces that gave the most, because more are not compared at once.`,
      ];

function released({ tables, left }: Laid, { notes, ...about }: About): CountSource {
  const used = tables.filter((each) => countsIn(each).length > 0);
  const { counts, before } = newestOf(used.flatMap(countsIn));
  const isRestated = before.some((count, i) => count !== counts[i]);
  return {
    ...about,
    licence: 'Each release may be used as its publisher says; its digest stands beside it.',
    files: used.toSorted(byName).map(fileOf),
    counts,
    shares: sharesIn(used),
    earlier: isRestated ? { files: [], counts: before } : null,
    notes: [...protectedBy(used), ...notes, ...leftOut(left)],
    signed: true,
  };
}

const ONE_WAY =
  'Only releases by one definition, and of one version of it, are compared: each force counts its own cases by it, and signs what it lets leave.';

/** What other installations signed and this one took in, beside what this force let leave by the same definitions. */
export const returnsSource = (returns: Laid, own: Laid): CountSource =>
  released(
    { tables: [...returns.tables, ...own.tables], left: returns.left + own.left },
    {
      ...{ id: RETURNS_ID, title: 'Signed returns of forces' },
      publisher: 'each force, under its own signature',
      notes: [ONE_WAY, 'This force’s own published releases stand among them, counted and protected alike.'],
    },
  );

export const ownSource = (own: Laid): CountSource =>
  released(own, {
    ...{ id: OWN_ID, title: 'Own cases, as released', publisher: 'this force, under its own signature' },
    notes: [ONE_WAY, 'Only what a second person let leave is here: no count of own cases is shown otherwise.'],
  });
