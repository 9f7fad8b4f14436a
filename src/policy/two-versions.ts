import type { AdviceInput } from './advice.schema.ts';
import { pairedOutputs, type SaidOutput } from './compare-moves.ts';
import { DUTY, NOT_IN_FORCE, SAID, type Move, type Sort } from './difference.ts';
import type { Diagram, Evidence } from './diagram.ts';
import { evidenceOf, rotated } from './evidence.ts';
import { Flat } from './flat.ts';
import type { PolicyFiles, Rule } from './policy.schema.ts';
import { EXPOSURE, GRAVITY } from './proof-ordered.ts';
import { View } from './proof-view.ts';
import { World } from './proof-world.ts';
import { isOne, lowestOf } from './walk.ts';

interface Paired {
  readonly of: Move['of'];
  readonly id: string | null;
  readonly what: string | null;
  readonly about: Rule['about'];
  readonly from: Side;
  readonly to: Side;
  /** Both say the same function of everything: they can only differ where settings do. */
  readonly isSame: boolean;
  /** Both call what they come to by the same names in the same order. */
  readonly isAlike: boolean;
  /** How grave the outcome is; 0 for what is no formal outcome. */
  readonly gravity: number;
}

interface Side {
  readonly raisedByUnknown: boolean;
  readonly values: readonly string[];
  readonly root: number;
}

interface Default {
  readonly name: string;
  readonly variable: number;
  /** As bits: what it is by default in either version. */
  readonly first: number;
  readonly second: number;
}

/** What is read of a case: how exposed everybody is, or all that is advised. */
export type Extent = 'exposure' | 'all';

const isBesides = ({ of }: { readonly of: Move['of'] }): boolean => of === 'duty' || of === 'note' || of === 'warning';

export interface ComparedCase {
  readonly moves: readonly Sort[];
  /** In the order of the people listed; `step` is more than 0 where the second version exposes them more. */
  readonly people: readonly { readonly isChanged: boolean; readonly step: number }[];
}

/** Two versions compiled into one set of diagrams: where both lead to one node there is nothing to read. */
export class TwoVersions {
  readonly #world: World;
  readonly #flat: Flat;
  readonly #ofCase: readonly Paired[];
  readonly #ofPerson: readonly Paired[];
  /** Duties, notes and warnings about a person: they change nobody’s role or standing. */
  readonly #besides: readonly Paired[];
  /** What tells how exposed a person is. */
  readonly #exposing: readonly Paired[];
  readonly #sorts: Map<string, Sort>;
  readonly #evidence: Evidence;
  readonly #turned: Evidence;
  /** What stands for a setting that was not signed, where the second version has it otherwise. */
  readonly #defaults: readonly Default[];

  /** `versions` know the same facts (`inOneWorld`). */
  constructor(
    versions: readonly [PolicyFiles, PolicyFiles],
    on: string,
    people: number,
    sorts: Map<string, Sort>,
    extent: Extent,
  ) {
    this.#sorts = sorts;
    this.#world = new World(versions, people, false);
    this.#evidence = this.#world.variables.anything.slice();
    this.#turned = this.#evidence.slice();
    const [one, other] = versions.map((files) => new View(files, on, this.#world, people));
    if (one === undefined || other === undefined) throw new RangeError('two versions are compared');
    const pairs = pairedOutputs(one, other).filter(({ from }) => extent === 'all' || !isBesides(from));
    this.#flat = new Flat(
      this.#world.diagrams,
      pairs.flatMap(({ from, to }) => [from.diagram, to.diagram]),
    );
    this.#defaults = [...this.#world.variables.settings].flatMap(([name, { variable, answers, usual }]) => {
      const own = versions[1].settings.find((each) => each.name === name)?.default;
      if (own === undefined || own === usual) return [];
      return [{ name, variable, first: 1 << answers.indexOf(usual), second: 1 << answers.indexOf(own) }];
    });
    const all = pairs.map((pair) => this.#paired(pair, versions[1]));
    const differing = all.filter(({ isSame }) => !isSame);
    this.#ofCase = differing.filter(({ about }) => about === 'case');
    this.#ofPerson = differing.filter((each) => each.about === 'person' && !isBesides(each));
    this.#besides = differing.filter((each) => each.about === 'person' && isBesides(each));
    this.#exposing = all.filter(({ of, gravity }) => of === 'role' || gravity > 0);
  }

  #paired({ from, to }: { readonly from: SaidOutput; readonly to: SaidOutput }, { outcomes }: PolicyFiles): Paired {
    const side = ({ values, diagram, raisedByUnknown }: SaidOutput): Side => ({
      ...{ values, raisedByUnknown },
      root: this.#flat.place(diagram),
    });
    const formal = outcomes.find(({ code }) => from.of === 'outcome' && code === from.id)?.formal ?? 'none';
    const isAlike = from.values.join() === to.values.join() && from.raisedByUnknown === to.raisedByUnknown;
    const { of, id, what, about } = from;
    return {
      ...{ of, id, what, about },
      from: side(from),
      to: side(to),
      isAlike,
      isSame: isAlike && from.diagram === to.diagram && !this.#turnsOnDefaults(from.diagram),
      gravity: GRAVITY[formal],
    };
  }

  #turnsOnDefaults(diagram: Diagram): boolean {
    const settings = new Set(this.#defaults.map(({ variable }) => variable));
    return this.#world.diagrams.support(diagram).some((variable) => settings.has(variable));
  }

  compare(input: AdviceInput): ComparedCase {
    const { variables } = this.#world;
    // What a force had signed holds under both; only what it left open falls to each version’s own default.
    const unsigned = this.#defaults.filter(({ name }) => input.settings?.[name] === undefined);
    const evidence = evidenceOf(variables, input, this.#evidence);
    const moves: Sort[] = this.#moves(this.#ofCase, evidence, unsigned);
    const people = [];
    for (let place = 0; place < variables.people; place += 1) {
      const turned = place === 0 ? evidence : rotated(variables, evidence, place, this.#turned);
      const own = this.#moves(this.#ofPerson, turned, unsigned);
      // Where nothing of a person moves, neither does what they are exposed to.
      const step = own.length === 0 ? 0 : this.#step(turned, unsigned);
      people.push({ isChanged: own.length > 0, step });
      moves.push(...own, ...this.#moves(this.#besides, turned, unsigned));
    }
    return { moves, people };
  }

  #step(evidence: Evidence, unsigned: readonly Default[]): number {
    const before = this.#exposure('from', evidence);
    under('second', evidence, unsigned);
    const step = this.#exposure('to', evidence) - before;
    under('first', evidence, unsigned);
    return step;
  }

  /** `evidence` has the first version’s settings, and has them again afterwards: to copy it would cost more than to walk it. */
  #moves(pairs: readonly Paired[], evidence: Evidence, unsigned: readonly Default[]): Sort[] {
    if (pairs.length === 0) return [];
    const moves: Sort[] = [];
    const before = pairs.map(({ from }) => this.#flat.reach(from.root, evidence));
    under('second', evidence, unsigned);
    for (let place = 0; place < pairs.length; place += 1) {
      const [pair, was] = [pairs[place], before[place] ?? 0];
      if (pair === undefined) continue;
      const is = this.#flat.reach(pair.to.root, evidence);
      // Mostly they come to the same: then nothing has to be put into words.
      if (was === is && pair.isAlike) continue;
      const [from, to] = [valueOf(pair.of, pair.from, was), valueOf(pair.of, pair.to, is)];
      if (from !== to) moves.push(this.#sort(pair, from, to));
    }
    under('first', evidence, unsigned);
    return moves;
  }

  /** One and the same for what moves alike, so that it is counted by what it is. */
  #sort({ of, id, what }: Paired, from: string, to: string): Sort {
    const key = `${of} ${id ?? ''} ${what ?? ''} ${from} ${to}`;
    let known = this.#sorts.get(key);
    if (known === undefined) this.#sorts.set(key, (known = { of, id, what, from, to }));
    return known;
  }

  /**
   * Role first, then the gravest formal outcome that is not barred (design, section 6); what is undecided is not barred. A role
   * that is not yet known is no number: to come to it or from it is neither more nor less.
   */
  #exposure(which: 'from' | 'to', evidence: Evidence): number {
    let [role, gravest] = [0, 0];
    for (const pair of this.#exposing) {
      const side = pair[which];
      const value = valueOf(pair.of, side, this.#flat.reach(side.root, evidence));
      if (pair.of === 'role') role = EXPOSURE[value] ?? Number.NaN;
      else if (value !== 'barred' && value !== NOT_IN_FORCE) gravest = Math.max(gravest, pair.gravity);
    }
    return role * 10 + gravest;
  }
}

function under(which: 'first' | 'second', evidence: Evidence, unsigned: readonly Default[]): void {
  for (const each of unsigned) evidence[each.variable] = each[which];
}

function valueOf(of: Move['of'], { values, raisedByUnknown }: Side, reach: number): string {
  // What nobody knows raises no duty, unless its rule says so, and no remark.
  if (of === 'duty') return reach === 1 || (reach === 3 && !raisedByUnknown) ? DUTY[0] : DUTY[1];
  if (of === 'note' || of === 'warning') return reach === 2 ? SAID[1] : SAID[0];
  const undecided = of === 'outcome' ? 'not-yet' : 'not-yet-known';
  return isOne(reach) ? (values[lowestOf(reach)] ?? undecided) : undecided;
}
