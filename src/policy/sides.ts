import type { CompiledRule } from './compile.ts';
import type { Condition, PersonCondition } from './condition.schema.ts';
import type { Diagram, Diagrams } from './diagram.ts';
import type { Turn } from './laid-out.ts';
import { Side, type Marks } from './side.ts';
import { within } from './variables.ts';

/** Whether it may be so of one person and not of another: *this person* or *some other* is in it. */
const tellsApart = (condition: Condition | PersonCondition): boolean =>
  'this' in condition || 'someOther' in condition || within(condition).some(tellsApart);

/** The diagrams of rules that tell people apart: the others are the same with any of them as the first. */
export const tellingApart = (rules: readonly CompiledRule[]): ReadonlySet<Diagram> =>
  new Set(rules.filter(({ rule }) => tellsApart(rule.when)).map(({ diagram }) => diagram));

/** Diagrams about each person in turn: those that tell nobody apart are walked once for all. */
export class Sides {
  readonly #ofAll: Side;
  readonly #ofEach: Side;
  readonly #common: Int32Array;

  constructor(diagrams: Diagrams, words: number, marks: Marks, own: ReadonlySet<Diagram>) {
    const only = (isOwn: boolean) => new Map([...marks].filter(([diagram]) => own.has(diagram) === isOwn));
    this.#ofAll = new Side(diagrams, words, only(false));
    this.#ofEach = new Side(diagrams, words, only(true));
    this.#common = new Int32Array(words);
  }

  /** Whether everything is known that is asked; then `marked` holds what came of it, with each in turn as the first. */
  walk(turns: readonly Turn[], count: number, marked: readonly Int32Array[]): boolean {
    const first = turns[0];
    if (first === undefined || !this.#ofAll.walk(first.values, this.#common)) return false;
    for (let place = 0; place < count; place += 2) if (!this.#walkFrom(place, count, turns, marked)) return false;
    return true;
  }

  #walkFrom(place: number, count: number, turns: readonly Turn[], marked: readonly Int32Array[]): boolean {
    const one = turns[place];
    const other = place + 1 < count ? turns[place + 1] : undefined;
    const ofOne = marked[place];
    const ofOther = marked[place + 1];
    if (one === undefined || ofOne === undefined) return false;
    if (other === undefined || ofOther === undefined) return this.#ofEach.walk(one.values, ofOne, this.#common);
    return this.#ofEach.walkBoth(one.values, other.values, ofOne, ofOther, this.#common);
  }
}
