import type { Compiled, CompiledRule } from './compile.ts';
import type { Condition, PersonCondition } from './condition.schema.ts';
import type { Diagram } from './diagram.ts';
import type { Turn } from './laid-out.ts';
import { Side, type Marks } from './side.ts';
import { within } from './variables.ts';

/** Whether it may be so of one person and not of another: *this person* or *some other* is in it. */
const tellsApart = (condition: Condition | PersonCondition): boolean =>
  'this' in condition || 'someOther' in condition || within(condition).some(tellsApart);

const tellingApart = (rules: readonly CompiledRule[]): ReadonlySet<Diagram> =>
  new Set(rules.filter(({ rule }) => tellsApart(rule.when)).map(({ diagram }) => diagram));

/** Diagrams of a case, with each person in turn as the first: those that tell nobody apart are walked once for all. */
export class Sides {
  readonly #ofAll: Side;
  readonly #ofEach: Side;
  readonly #common: Int32Array;
  readonly #marked: readonly Int32Array[];

  constructor({ diagrams, rules, variables }: Compiled, words: number, marks: Marks) {
    const own = tellingApart(rules);
    const only = (isOwn: boolean) => new Map([...marks].filter(([diagram]) => own.has(diagram) === isOwn));
    this.#ofAll = new Side(diagrams, words, only(false));
    this.#ofEach = new Side(diagrams, words, only(true));
    this.#common = new Int32Array(words);
    this.#marked = Array.from({ length: Math.max(1, variables.people) }, () => new Int32Array(words));
  }

  /** Where everything is known that is asked, what came of it, with each in turn as the first; until the next walk. */
  walk(turns: readonly Turn[]): readonly Int32Array[] | undefined {
    const first = turns[0];
    if (first === undefined || !this.#ofAll.walk(first.values, this.#common)) return undefined;
    for (let place = 0; place < turns.length; place += 2) if (!this.#walkFrom(place, turns)) return undefined;
    return this.#marked;
  }

  #walkFrom(place: number, turns: readonly Turn[]): boolean {
    const one = turns[place];
    const other = turns[place + 1];
    const ofOne = this.#marked[place];
    const ofOther = this.#marked[place + 1];
    if (one === undefined || ofOne === undefined) return false;
    if (other === undefined || ofOther === undefined) return this.#ofEach.walk(one.values, ofOne, this.#common);
    return this.#ofEach.walkBoth(one.values, other.values, ofOne, ofOther, this.#common);
  }
}
