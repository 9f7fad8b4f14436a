import type { AdviceInput } from './advice.schema.ts';
import type { ComparedPerson } from './apart.ts';
import { epoch } from './compile.ts';
import { inOneWorld } from './compare-moves.ts';
import type { Sort } from './difference.ts';
import { DIMENSIONS, groupIn, type Dimension, type PersonGroups } from './group.ts';
import type { PolicyFiles } from './policy.schema.ts';
import { TwoVersions, type Extent } from './two-versions.ts';

/** A closed case as it was decided; `groups` by the person's ref. */
export interface BackTestCase {
  readonly input: AdviceInput;
  readonly groups?: Readonly<Record<string, PersonGroups>> | undefined;
}

/** Of people in closed cases: how many there are, and to how many the other version says something else. */
export interface GroupCount {
  people: number;
  changed: number;
  /** Nearer to being a suspect, or with a graver formal outcome open. */
  moreExposed: number;
  lessExposed: number;
}

export interface BackTestCounts {
  cases: number;
  casesChanged: number;
  readonly all: GroupCount;
  /** In how many cases each was met. */
  readonly moves: Map<Sort, number>;
  readonly groups: Readonly<Record<Dimension, Map<string, GroupCount>>>;
}

const nobody = (): GroupCount => ({ people: 0, changed: 0, moreExposed: 0, lessExposed: 0 });

/**
 * Reads closed cases under two versions and counts what differs in response, category, roles and standings. What a force
 * had signed holds under both. A fact that was not asked when a case was decided is unknown to a version that asks it.
 */
export class BackTest {
  readonly counts: BackTestCounts = {
    cases: 0,
    casesChanged: 0,
    all: nobody(),
    moves: new Map(),
    groups: { ageBand: new Map(), sex: new Map(), ethnicity: new Map(), care: new Map() },
  };
  readonly #versions: readonly [PolicyFiles, PolicyFiles];
  readonly #extent: Extent;
  readonly #sorts = new Map<string, Sort>();
  readonly #read = new Map<string, TwoVersions[]>();
  readonly #epochs = new Map<string, TwoVersions[]>();

  /** With `all`, what moves is told of duties, notes and warnings too; who is changed is counted the same. */
  constructor(from: PolicyFiles, to: PolicyFiles, extent: Extent = 'exposure') {
    this.#versions = inOneWorld(from, to);
    this.#extent = extent;
  }

  /** `input` has been read (`readInput`) by the version that decided it; `on` is the day whose rules and outcomes are read. */
  add({ input, groups }: BackTestCase, on: string): readonly Sort[] {
    const { moves, people } = this.#versionsFor(input, on).compare(input);
    const { all } = this.counts;
    for (let place = 0; place < people.length; place += 1) {
      const [person, compared] = [input.people?.[place], people[place]];
      if (person === undefined || compared === undefined) continue;
      count(all, compared);
      const own = groups?.[person.ref] ?? NO_GROUPS;
      for (const dimension of DIMENSIONS) count(this.#tally(dimension, groupIn(dimension, person, own)), compared);
    }
    this.counts.cases += 1;
    if (moves.length === 0) return moves;
    // Once a case, however many people it moves for: cases are what is counted here.
    const sorts = moves.filter((move, place) => moves.indexOf(move) === place);
    this.counts.casesChanged += 1;
    for (const move of sorts) this.counts.moves.set(move, (this.counts.moves.get(move) ?? 0) + 1);
    return sorts;
  }

  /** Compiled once for each number of people and each set of what is in force. */
  #versionsFor({ people }: AdviceInput, on: string): TwoVersions {
    let onDay = this.#read.get(on);
    if (onDay === undefined) this.#read.set(on, (onDay = this.#inForceOn(on)));
    const listed = people?.length ?? 0;
    return (onDay[listed] ??= new TwoVersions(this.#versions, on, listed, this.#sorts, this.#extent));
  }

  /** Days on which the same is in force share what was compiled; looked up by number of people. */
  #inForceOn(on: string): TwoVersions[] {
    const inForce = this.#versions.map((files) => epoch(files, on)).join(' ');
    const known = this.#epochs.get(inForce);
    if (known === undefined) this.#epochs.set(inForce, []);
    return known ?? this.#epochs.get(inForce) ?? [];
  }

  #tally(dimension: Dimension, group: string): GroupCount {
    const counts = this.counts.groups[dimension];
    let known = counts.get(group);
    if (known === undefined) counts.set(group, (known = nobody()));
    return known;
  }
}

const NO_GROUPS: PersonGroups = {};

function count(tally: GroupCount, { isChanged, step }: ComparedPerson): void {
  tally.people += 1;
  if (isChanged) tally.changed += 1;
  if (step > 0) tally.moreExposed += 1;
  if (step < 0) tally.lessExposed += 1;
}
