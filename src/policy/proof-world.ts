import { firstOfRole, holds, levelOf, outcomesOn, rankedRoles } from './compile.ts';
import { Conditions } from './condition.ts';
import type { Condition } from './condition.schema.ts';
import { Diagrams, type Diagram } from './diagram.ts';
import { meet } from './proof-diagram.ts';
import { AnyNumber } from './proof-others.ts';
import type { Effect, Outcome, PolicyFiles, Rule } from './policy.schema.ts';
import { layOut, type Variables } from './variables.ts';

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
  readonly #read = new WeakMap<Condition, Map<number, Diagram>>();
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

/** What one version says in a world on one date, with so many people listed; the first is whom rules are about. */
export class View {
  readonly files: PolicyFiles;
  readonly on: string;
  readonly world: World;
  readonly people: number;
  /** The version before it, in the same world. */
  readonly earlier: View | undefined;
  readonly rules: readonly Rule[];
  readonly outcomes: readonly Outcome[];
  readonly #outputs = new Map<string, Diagram>();

  constructor(files: PolicyFiles, on: string, world: World, people: number, earlier?: PolicyFiles) {
    this.files = files;
    this.on = on;
    this.world = world;
    this.people = people;
    this.earlier = earlier === undefined ? undefined : new View(earlier, on, world, people);
    this.rules = files.rules.filter((rule) => holds(on, rule));
    this.outcomes = outcomesOn(files, on);
  }

  get d(): Diagrams {
    return this.world.diagrams;
  }

  is(condition: Condition): Diagram {
    return this.world.read(condition, this.people);
  }

  fires(rule: Rule): Diagram {
    return this.world.read(rule.when, this.people);
  }

  get response(): Diagram {
    return this.#highest('response', (effect) => 'response' in effect);
  }

  get category(): Diagram {
    return this.#highest('category', (effect) => 'category' in effect);
  }

  /** The place of the role among `roles`. */
  get role(): Diagram {
    const ranks = this.#ranks();
    const rank = this.#highest('role', (effect) => 'role' in effect);
    return this.d.map(`role of ${ranks.map(({ role }) => role).join()}`, (level) => firstOfRole(ranks, level), rank);
  }

  get roles(): readonly string[] {
    return this.#ranks().map(({ role }) => role);
  }

  standing(code: string): Diagram {
    return this.#highest(`standing ${code}`, (effect) => 'standing' in effect && effect.outcomes.includes(code));
  }

  /** 1 where a duty is raised about the case or about the first person. */
  duty(about: Rule['about'], id: string): Diagram {
    return this.#highest(
      `duty ${about} ${id}`,
      (effect, rule) => rule.about === about && 'duty' in effect && effect.duty.id === id,
    );
  }

  duties(about: Rule['about']): string[] {
    const ids = this.rules.flatMap((rule) =>
      rule.about === about && 'duty' in rule.effect ? [rule.effect.duty.id] : [],
    );
    return [...new Set(ids)];
  }

  #ranks() {
    return rankedRoles(this.rules);
  }

  #highest(name: string, isBearing: (effect: Effect, rule: Rule) => boolean): Diagram {
    const known = this.#outputs.get(name);
    if (known !== undefined) return known;
    const [ranks, { d }] = [this.#ranks(), this];
    const made = d.any(
      this.rules
        .filter((rule) => isBearing(rule.effect, rule))
        .map((rule) => {
          const level = levelOf(rule.effect, ranks);
          return d.map(`level ${level}`, (fired) => fired * level, this.fires(rule));
        }),
    );
    this.#outputs.set(name, made);
    return made;
  }
}
