import { DIMENSIONS, type BackTestCounts, type Dimension, type GroupCount, type Sort } from '../../policy/index.ts';
import { heldBack, LEAST_SHOWN, shownAlone, type Shown } from '../release/index.ts';

/** People of one group; `null` is a count that was held back. */
export interface GroupRow {
  readonly group: string;
  readonly people: Shown;
  readonly changed: Shown;
  readonly moreExposed: Shown;
  readonly lessExposed: Shown;
}

export interface BackTestView {
  readonly from: string;
  readonly to: string;
  readonly on: string;
  readonly definition: string;
  readonly basis: string;
  readonly source: string;
  readonly heldBackBelow: number;
  readonly cases: Shown;
  readonly casesChanged: Shown;
  readonly people: Omit<GroupRow, 'group'>;
  readonly moves: readonly (Sort & { readonly cases: Shown })[];
  readonly groups: Readonly<Record<Dimension, readonly GroupRow[]>>;
}

export type Tried = Pick<BackTestView, 'from' | 'to' | 'on' | 'source'>;

/** Some of a whole, held back for the rest of it too; of a whole that is not told there is nothing to reckon from. */
const partOf = (count: number, whole: number): Shown =>
  whole < LEAST_SHOWN ? shownAlone(count) : (heldBack([count, whole - count])[0] ?? null);

/** What may be shown of a back-test: small counts are held back, and what would let them be reckoned. */
export function backTestView(tried: Tried, { cases, casesChanged, all, moves, groups }: BackTestCounts): BackTestView {
  return {
    ...tried,
    definition:
      'Closed cases, read under both versions as they were known when their outcome was proposed. Changed: the role, or the standing of any outcome, of a person differs; of a case also its response or category. More exposed: nearer to being a suspect, or a graver formal outcome is not barred; where a role is not yet known, neither more nor less.',
    basis: `Both versions as on ${tried.on}, each case with the settings that its force had signed; a fact that was not asked then is unknown.`,
    heldBackBelow: LEAST_SHOWN,
    cases: shownAlone(cases),
    casesChanged: partOf(casesChanged, cases),
    people: totals(all),
    moves: [...moves]
      .map(([sort, count]) => ({ ...sort, cases: partOf(count, cases) }))
      .sort((a, b) => (b.cases ?? 0) - (a.cases ?? 0)),
    groups: {
      ageBand: rowsOf(groups.ageBand),
      sex: rowsOf(groups.sex),
      ethnicity: rowsOf(groups.ethnicity),
      care: rowsOf(groups.care),
    },
  };
}

function totals({ people, changed, moreExposed, lessExposed }: GroupCount): Omit<GroupRow, 'group'> {
  const part = (count: number): Shown => partOf(count, people);
  return {
    people: shownAlone(people),
    changed: part(changed),
    moreExposed: part(moreExposed),
    lessExposed: part(lessExposed),
  };
}

/** Each column adds up to a total that is shown beside it; whoever is not shown as a group is in no other column either. */
function rowsOf(counts: ReadonlyMap<string, GroupCount>): readonly GroupRow[] {
  const sorted = [...counts].sort(([a], [b]) => a.localeCompare(b, 'en'));
  // Groups add up to all people, who are shown: one group held back alone could be reckoned.
  const people = heldBack(sorted.map(([, count]) => count.people));
  const hidden = new Set(people.flatMap((count, place) => (count === null ? [place] : [])));
  const column = (of: (count: GroupCount) => number) =>
    parts(
      sorted.map(([, count]) => ({ count: of(count), rest: count.people - of(count) })),
      hidden,
    );
  const [changed, more, less] = [
    column((count) => count.changed),
    column((count) => count.moreExposed),
    column((count) => count.lessExposed),
  ];
  // Which groups there are tells of everybody in so few what they have in common: none is named.
  if (people.every((count) => count === null || count === 0)) return [];
  return sorted.map(([group], place) => ({
    group,
    people: people[place] ?? null,
    changed: changed[place] ?? null,
    moreExposed: more[place] ?? null,
    lessExposed: less[place] ?? null,
  }));
}

interface Part {
  readonly count: number;
  readonly rest: number;
}

/**
 * A column whose rest is known too, as people are shown beside it: *all but one of them changed* tells of that one. Each is
 * held back for the other, until neither can be reckoned.
 */
function parts(all: readonly Part[], without: ReadonlySet<number>): readonly Shown[] {
  const hidden = new Set(without);
  for (;;) {
    const counts = heldBack(
      all.map(({ count }) => count),
      LEAST_SHOWN,
      hidden,
    );
    const rests = heldBack(
      all.map(({ rest }) => rest),
      LEAST_SHOWN,
      hidden,
    );
    const isHeld = (place: number): boolean => counts[place] === null || (rests[place] === null && !without.has(place));
    const before = hidden.size;
    for (const place of all.keys()) if (isHeld(place)) hidden.add(place);
    if (hidden.size === before) return counts.map((count, place) => (isHeld(place) ? null : count));
  }
}

const DIMENSION: Readonly<Record<Dimension, string>> = {
  ageBand: 'By age on the day',
  sex: 'By sex',
  ethnicity: 'By self-defined ethnicity',
  care: 'By care',
};

const shown = (count: Shown): string => (count === null ? 'held back' : count.toLocaleString('en-GB'));

/** A back-test as lines for a person; `words` says what moves in a sentence. */
export function backTestLines(view: BackTestView, words: (sort: Sort) => string): string[] {
  const row = ({ people, changed, moreExposed, lessExposed }: Omit<GroupRow, 'group'>): string =>
    `${shown(people)} people, ${shown(changed)} changed, ${shown(moreExposed)} more exposed, ${shown(lessExposed)} less exposed`;
  return [
    `Closed cases under ${view.to} instead of ${view.from}`,
    view.definition,
    `Basis: ${view.basis}`,
    `Source: ${view.source}. Counts from 1 to ${view.heldBackBelow - 1}, and what would let them be reckoned, are held back.`,
    `${shown(view.cases)} cases, ${shown(view.casesChanged)} changed; ${row(view.people)}.`,
    ...(view.moves.length === 0 ? ['Nothing moves in any of them.'] : ['What moves, and in how many cases:']),
    ...view.moves.map((move) => `  ${shown(move.cases)}: ${words(move)}`),
    ...DIMENSIONS.flatMap((dimension) => [
      `${DIMENSION[dimension]}:`,
      ...(view.groups[dimension].length === 0
        ? ['  Too few people to say by group: which groups there are would tell of each of them.']
        : view.groups[dimension].map((each) => `  ${each.group}: ${row(each)}`)),
    ]),
  ];
}
