import { Conditions } from './condition.ts';
import type { Condition } from './condition.schema.ts';
import { Diagrams, type Diagram } from './diagram.ts';
import { AnyNumber } from './proof-others.ts';
import type { PolicyFiles } from './policy.schema.ts';
import { layOut, type Variables } from './variables.ts';
import { meet } from './proof-search.ts';

/** Ages that statements speak of, whether rules do or not. */
const ASKED: readonly Condition[] = [10, 13, 18].map((from) => ({ someone: { age: { from } } }));
/** More than any output has levels, so that two of them fit in one. */
const TERMINALS = 12;

/**
 * Everything that could be known of a case at once: what is true of the case, of some people one by one and, where it is
 * `open`, of any number of others. Versions read in one world read the same facts.
 */
export class World {
  readonly diagrams: Diagrams;
  readonly variables: Variables;
  readonly others: AnyNumber | undefined;
  readonly #conditions = new Map<number, Conditions>();
  readonly #read = new Map<Condition, Map<number, Diagram>>();
  readonly #nevers = new Set<string>();
  readonly #canBe = new Map<Diagram, boolean>();

  /** `also` is what else is going to be asked in it. */
  constructor(versions: readonly PolicyFiles[], people: number, isOpen: boolean, also: readonly Condition[] = []) {
    const [first] = versions;
    if (first === undefined) throw new RangeError('a world is read by some version');
    const conditions = [...versions.flatMap(({ rules }) => rules.map((rule) => rule.when)), ...ASKED, ...also];
    const settings = new Map(
      [...versions].reverse().flatMap((files) => files.settings.map((each) => [each.name, each] as const)),
    );
    this.variables = layOut({ ...first, settings: [...settings.values()] }, people, conditions);
    const sizes = [...this.variables.sizes];
    this.diagrams = new Diagrams(sizes, TERMINALS);
    this.others = isOpen ? new AnyNumber(this.diagrams, sizes, this.variables, conditions) : undefined;
  }

  /** A condition, read once: versions that share rules share what was read. */
  read(condition: Condition, people: number): Diagram {
    let known = this.#read.get(condition);
    if (known === undefined) this.#read.set(condition, (known = new Map<number, Diagram>()));
    let diagram = known.get(people);
    if (diagram === undefined) known.set(people, (diagram = this.#conditionsOf(people).diagram(condition)));
    return diagram;
  }

  /** Whether this was found never to be. */
  isNever(what: string): boolean {
    return this.#nevers.has(what);
  }

  never(what: string): void {
    this.#nevers.add(what);
  }

  /** Reads conditions with so many of the people listed; the rest of them is not there. */
  #conditionsOf(people: number): Conditions {
    const known = this.#conditions.get(people);
    if (known !== undefined) return known;
    const made = new Conditions(this.diagrams, { ...this.variables, people }, this.others);
    this.#conditions.set(people, made);
    return made;
  }

  /** Whether this can be, with people who can be: first with nobody else, which is quick and mostly the answer. */
  canBe(bad: Diagram): boolean {
    if (bad === 0 || this.others === undefined) return bad !== 0;
    const known = this.#canBe.get(bad);
    if (known !== undefined) return known;
    const found = this.others.canBeWithout(bad) || meet(this.diagrams, bad, this.others.feasible());
    this.#canBe.set(bad, found);
    return found;
  }
}
