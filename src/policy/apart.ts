import type { AdviceInput } from './advice.schema.ts';
import type { SaidOutput } from './compare-moves.ts';
import { DUTY, isBesides, NOT_IN_FORCE, SAID, type Move, type Sort } from './difference.ts';
import type { Diagram, Diagrams, Evidence } from './diagram.ts';
import { evidenceOf, turnTo } from './evidence.ts';
import { Flat } from './flat.ts';
import type { Rule } from './policy.schema.ts';
import { held } from './proof-diagram.ts';
import { EXPOSURE } from './proof-ordered.ts';
import type { World } from './proof-world.ts';
import { askedOnly, ofPerson, type Variables } from './variables.ts';
import { isOne, lowestOf } from './walk.ts';

/** A setting, and which of its answers it has in either version. */
export interface Default {
  readonly variable: number;
  readonly first: number;
  readonly second: number;
}

export interface ComparedPerson {
  readonly isChanged: boolean;
  /** More than 0 where the second version exposes them more; no number where a role is not yet known. */
  readonly step: number;
}

export interface ComparedCase {
  readonly moves: readonly Sort[];
  /** In the order of the people listed. */
  readonly people: readonly ComparedPerson[];
}

interface Pair {
  readonly from: SaidOutput;
  readonly to: SaidOutput;
  /** How grave the outcome is; 0 for what is no formal outcome. */
  readonly gravity: number;
}

interface Side {
  readonly raisedByUnknown: boolean;
  readonly atSomeAge: number;
  readonly values: readonly string[];
  readonly root: number;
}

interface Paired {
  readonly of: Move['of'];
  readonly id: string | null;
  readonly what: string | null;
  readonly about: Rule['about'];
  readonly from: Side;
  readonly to: Side;
  /** Where the two come to something else of the same answers. */
  readonly apart: number;
  readonly gravity: number;
  /** What moves by what the two can come to, put into words once. */
  readonly told: Map<number, Told>;
}

/** Undefined where nothing moves; `step` is that of a role. */
interface Told {
  readonly sort: Sort | undefined;
  readonly step: number;
}

/**
 * Two versions read of cases in which the same settings were signed. Where two outputs come to something else is a diagram
 * of its own, and mostly a small one: what it can never be of a case is not read any further, for two that agree on every
 * completion of it are left open, or settled, alike.
 */
export class Apart {
  readonly #flat: Flat;
  readonly #variables: Variables;
  readonly #ofCase: readonly Paired[];
  readonly #ofPerson: readonly Paired[];
  /** Duties, notes and warnings about a person: they change nobody’s role or standing. */
  readonly #besides: readonly Paired[];
  /** What tells how exposed a person is, where a formal outcome can move. */
  readonly #exposing: readonly Paired[];
  readonly #sorts: Map<string, Sort>;
  readonly #evidence: Evidence;
  /** Of the person read last: how much more the second version exposes them by role, and whether a formal outcome moved. */
  #roleStep = 0;
  #isFormalMoved = false;

  constructor(
    { diagrams, variables }: World,
    all: readonly Pair[],
    unsigned: readonly Default[],
    sorts: Map<string, Sort>,
  ) {
    const pairs = all.map((pair) => parted(diagrams, pair, unsigned));
    const moving = pairs.filter(({ apart }) => apart !== 0);
    const isFormalMoving = moving.some(({ gravity }) => gravity > 0);
    const exposing = pairs.filter(({ of, gravity }) => isFormalMoving && (of === 'role' || gravity > 0));
    const ofSide = ({ root, atSomeAge }: Side) => [root, atSomeAge];
    const roots = [...moving, ...exposing].flatMap(({ apart, from, to }) => [apart, ...ofSide(from), ...ofSide(to)]);
    const flat = new Flat(diagrams, roots);
    const placed = (side: Side): Side => ({
      ...side,
      root: flat.place(side.root),
      atSomeAge: flat.place(side.atSomeAge),
    });
    const laid = (each: Paired): Paired => ({
      ...each,
      apart: flat.place(each.apart),
      from: placed(each.from),
      to: placed(each.to),
    });
    this.#flat = flat;
    this.#sorts = sorts;
    this.#variables = askedOnly(variables, new Set(roots.flatMap((root) => diagrams.support(root))));
    this.#evidence = variables.anything.slice();
    this.#ofCase = moving.filter(({ about }) => about === 'case').map(laid);
    this.#ofPerson = moving.filter((each) => each.about === 'person' && !isBesides(each)).map(laid);
    this.#besides = moving.filter((each) => each.about === 'person' && isBesides(each)).map(laid);
    this.#exposing = exposing.map(laid);
  }

  compare(input: AdviceInput): ComparedCase {
    const variables = this.#variables;
    const evidence = evidenceOf(variables, input, this.#evidence);
    const moves: Sort[] = [];
    this.#read(this.#ofCase, evidence, moves);
    const people: ComparedPerson[] = [];
    for (let place = 0; place < variables.people; place += 1) {
      turnTo(variables, evidence, place);
      const before = moves.length;
      this.#read(this.#ofPerson, evidence, moves);
      people.push({ isChanged: moves.length > before, step: this.#step(evidence) });
      this.#read(this.#besides, evidence, moves);
    }
    return { moves, people };
  }

  #read(pairs: readonly Paired[], evidence: Evidence, moves: Sort[]): void {
    this.#roleStep = 0;
    this.#isFormalMoved = false;
    for (const pair of pairs) {
      if (!this.#flat.canHold(pair.apart, evidence)) continue;
      const was = this.#reach(pair.from, evidence);
      const { sort, step } = this.#told(pair, was, this.#reach(pair.to, evidence));
      if (sort === undefined) continue;
      moves.push(sort);
      if (pair.of === 'role') this.#roleStep = step;
      else if (pair.gravity > 0) this.#isFormalMoved = true;
    }
  }

  /** What a side comes to; a duty that falls due at some age that the person may have is raised. */
  #reach({ root, atSomeAge, raisedByUnknown }: Side, evidence: Evidence): number {
    const reach = this.#flat.reach(root, evidence);
    if (reach !== 3 || raisedByUnknown || atSomeAge === 0) return reach;
    const variable = ofPerson(this.#variables, 0, this.#variables.block.age);
    const ages = evidence[variable] ?? 0;
    let isRaised = false;
    for (let left = ages; left !== 0 && !isRaised; left &= left - 1) {
      evidence[variable] = left & -left;
      isRaised = this.#flat.reach(atSomeAge, evidence) === 2;
    }
    evidence[variable] = ages;
    return isRaised ? 2 : reach;
  }

  #told(pair: Paired, was: number, is: number): Told {
    const key = was * 0x10000 + is;
    let known = pair.told.get(key);
    if (known === undefined) {
      const [from, to] = [valueOf(pair.of, pair.from, was), valueOf(pair.of, pair.to, is)];
      const step = (EXPOSURE[to] ?? Number.NaN) - (EXPOSURE[from] ?? Number.NaN);
      pair.told.set(key, (known = { sort: from === to ? undefined : this.#sort(pair, from, to), step }));
    }
    return known;
  }

  /**
   * Role first, then the gravest formal outcome that is not barred (design, section 6); what is undecided is not barred. A role
   * that is not yet known is no number: to come to it or from it is neither more nor less.
   */
  #step(evidence: Evidence): number {
    // Where no formal outcome moves, the gravest of them is the same under both.
    if (!this.#isFormalMoved) return this.#roleStep;
    return this.#exposure('to', evidence) - this.#exposure('from', evidence);
  }

  #exposure(which: 'from' | 'to', evidence: Evidence): number {
    let [role, gravest] = [0, 0];
    for (const pair of this.#exposing) {
      const value = valueOf(pair.of, pair[which], this.#flat.reach(pair[which].root, evidence));
      if (pair.of === 'role') role = EXPOSURE[value] ?? Number.NaN;
      else if (value !== 'barred' && value !== NOT_IN_FORCE) gravest = Math.max(gravest, pair.gravity);
    }
    return role * 10 + gravest;
  }

  /** One and the same for what moves alike, so that it is counted by what it is. */
  #sort({ of, id, what }: Paired, from: string, to: string): Sort {
    const key = `${of} ${id ?? ''} ${what ?? ''} ${from} ${to}`;
    let known = this.#sorts.get(key);
    if (known === undefined) this.#sorts.set(key, (known = { of, id, what, from, to }));
    return known;
  }
}

/** Each under its own version’s settings, and where they are not the same. */
function parted(d: Diagrams, { from, to, gravity }: Pair, unsigned: readonly Default[]): Paired {
  const under = (which: 'first' | 'second', { diagram, atSomeAge, values, raisedByUnknown }: SaidOutput): Side => {
    const signed = (whole: Diagram) =>
      unsigned.reduce((left, each) => held(d, left, each.variable, each[which]), whole);
    return { values, raisedByUnknown, root: signed(diagram), atSomeAge: signed(atSomeAge) };
  };
  const [one, other] = [under('first', from), under('second', to)];
  const { of, id, what, about } = from;
  return { of, id, what, about, from: one, to: other, apart: apartOf(d, one, other), gravity, told: new Map() };
}

function apartOf(d: Diagrams, from: Side, to: Side): Diagram {
  // What nobody knows raises the one and not the other: then not even the same answers come to the same.
  if (from.raisedByUnknown !== to.raisedByUnknown || from.atSomeAge !== to.atSomeAge) return 1;
  // By name: two versions may have their roles in another order.
  const differs = (one: number, other: number): number => (from.values[one] === to.values[other] ? 0 : 1);
  return d.apply(`${from.values.join()} is not ${to.values.join()}`, differs, from.root, to.root);
}

function valueOf(of: Move['of'], { values, raisedByUnknown }: Side, reach: number): string {
  // What nobody knows raises no duty, unless its rule says so, and no remark.
  if (of === 'duty') return reach === 1 || (reach === 3 && !raisedByUnknown) ? DUTY[0] : DUTY[1];
  if (of === 'note' || of === 'warning') return reach === 2 ? SAID[1] : SAID[0];
  const undecided = of === 'outcome' ? 'not-yet' : 'not-yet-known';
  return isOne(reach) ? (values[lowestOf(reach)] ?? undecided) : undecided;
}
