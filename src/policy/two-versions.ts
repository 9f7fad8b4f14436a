import type { AdviceInput } from './advice.schema.ts';
import { pairedOutputs, type SaidOutput } from './compare-moves.ts';
import { MOVABLE, NOT_IN_FORCE, type Move, type Sort } from './difference.ts';
import type { Diagram, Evidence } from './diagram.ts';
import { evidenceOf, rotated } from './evidence.ts';
import { Flat } from './flat.ts';
import type { PolicyFiles } from './policy.schema.ts';
import { EXPOSURE, GRAVITY } from './proof-ordered.ts';
import { View } from './proof-view.ts';
import { World } from './proof-world.ts';
import { isOne, lowestOf } from './walk.ts';

interface Paired {
  readonly of: Move['of'];
  readonly id: string | null;
  readonly from: Side;
  readonly to: Side;
  /** Both say the same function of everything: they can only differ where settings do. */
  readonly isSame: boolean;
  /** How grave the outcome is; 0 for what is no formal outcome. */
  readonly gravity: number;
}

interface Side {
  readonly values: readonly string[];
  readonly root: number;
}

interface Default {
  readonly name: string;
  readonly variable: number;
  readonly answer: number;
}

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
  /** What tells how exposed a person is. */
  readonly #exposing: readonly Paired[];
  readonly #sorts: Map<string, Sort>;
  /** What stands for a setting that was not signed, where the second version has it otherwise. */
  readonly #defaults: readonly Default[];

  /** `versions` know the same facts (`inOneWorld`). */
  constructor(versions: readonly [PolicyFiles, PolicyFiles], on: string, people: number, sorts: Map<string, Sort>) {
    this.#sorts = sorts;
    this.#world = new World(versions, people, false);
    const [one, other] = versions.map((files) => new View(files, on, this.#world, people));
    if (one === undefined || other === undefined) throw new RangeError('two versions are compared');
    const pairs = pairedOutputs(one, other).filter(({ from }) => MOVABLE.indexOf(from.of) < MOVABLE.indexOf('duty'));
    this.#flat = new Flat(
      this.#world.diagrams,
      pairs.flatMap(({ from, to }) => [from.diagram, to.diagram]),
    );
    const all = pairs.map((pair) => this.#paired(pair, versions[1]));
    this.#ofCase = all.filter(({ of }) => of === 'response' || of === 'category');
    this.#ofPerson = all.filter(({ of }) => of === 'role' || of === 'outcome');
    this.#exposing = this.#ofPerson.filter(({ of, gravity }) => of === 'role' || gravity > 0);
    this.#defaults = [...this.#world.variables.settings].flatMap(([name, { variable, answers, usual }]) => {
      const own = versions[1].settings.find((each) => each.name === name)?.default;
      return own === undefined || own === usual ? [] : [{ name, variable, answer: 1 << answers.indexOf(own) }];
    });
  }

  #paired({ from, to }: { readonly from: SaidOutput; readonly to: SaidOutput }, { outcomes }: PolicyFiles): Paired {
    const side = ({ values, diagram }: SaidOutput): Side => ({ values, root: this.#flat.place(diagram) });
    const formal = outcomes.find(({ code }) => from.of === 'outcome' && code === from.id)?.formal ?? 'none';
    const isSame = from.diagram === to.diagram && from.values.join() === to.values.join();
    const { of, id } = from;
    return {
      of,
      id,
      from: side(from),
      to: side(to),
      isSame: isSame && !this.#turnsOnSettings(from.diagram),
      gravity: GRAVITY[formal],
    };
  }

  #turnsOnSettings(diagram: Diagram): boolean {
    const settings = new Set([...this.#world.variables.settings.values()].map(({ variable }) => variable));
    return this.#world.diagrams.support(diagram).some((variable) => settings.has(variable));
  }

  compare(input: AdviceInput): ComparedCase {
    const { variables } = this.#world;
    const before = evidenceOf(variables, input);
    const after = this.#underSecond(before, input);
    const moves = this.#moves(this.#ofCase, before, after);
    const people = [];
    for (let place = 0; place < variables.people; place += 1) {
      const was = rotated(variables, before, place);
      const is = after === before ? was : rotated(variables, after, place);
      const own = this.#moves(this.#ofPerson, was, is);
      // Where nothing of a person moves, neither does what they are exposed to.
      const step = own.length === 0 ? 0 : this.#exposure('to', is) - this.#exposure('from', was);
      people.push({ isChanged: own.length > 0, step });
      moves.push(...own);
    }
    return { moves, people };
  }

  #underSecond(before: Int32Array, { settings }: AdviceInput): Int32Array {
    const unsigned = this.#defaults.filter(({ name }) => settings?.[name] === undefined);
    // What a force had signed holds under both; only what it left open falls to each version’s own default.
    if (unsigned.length === 0) return before;
    const after = before.slice();
    for (const { variable, answer } of unsigned) after[variable] = answer;
    return after;
  }

  #moves(pairs: readonly Paired[], before: Evidence, after: Evidence): Sort[] {
    const moves: Sort[] = [];
    for (const { of, id, from: was, to: is, isSame } of pairs) {
      // Most of what two versions say is one node: nothing has to be walked to know it.
      if (isSame) continue;
      const [from, to] = [this.#value(of, was, before), this.#value(of, is, after)];
      if (from !== to) moves.push(this.#sort(of, id, from, to));
    }
    return moves;
  }

  /** One and the same for what moves alike, so that it is counted by what it is. */
  #sort(of: Move['of'], id: string | null, from: string, to: string): Sort {
    const key = `${of} ${id ?? ''} ${from} ${to}`;
    let known = this.#sorts.get(key);
    if (known === undefined) this.#sorts.set(key, (known = { of, id, from, to }));
    return known;
  }

  #value(of: Move['of'], { values, root }: Side, evidence: Evidence): string {
    const reach = this.#flat.reach(root, evidence);
    const undecided = of === 'outcome' ? 'not-yet' : 'not-yet-known';
    return isOne(reach) ? (values[lowestOf(reach)] ?? undecided) : undecided;
  }

  /** Role first, then the gravest formal outcome that is not barred (design, section 6); what is undecided is not barred. */
  #exposure(which: 'from' | 'to', evidence: Evidence): number {
    let [role, gravest] = [0, 0];
    for (const pair of this.#exposing) {
      const value = this.#value(pair.of, pair[which], evidence);
      if (pair.of === 'role') role = EXPOSURE[value] ?? 0;
      else if (value !== 'barred' && value !== NOT_IN_FORCE) gravest = Math.max(gravest, pair.gravity);
    }
    return role * 10 + gravest;
  }
}
