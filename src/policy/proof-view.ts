import {
  compile,
  firstOfRole,
  holds,
  levelOf,
  outcomesOn,
  rankedRoles,
  type Compiled,
  type Ranked,
} from './compile.ts';
import type { Condition } from './condition.schema.ts';
import type { Diagram, Diagrams } from './diagram.ts';
import type { Effect, Outcome, PolicyFiles, Rule } from './policy.schema.ts';
import type { World } from './proof-world.ts';

const compiled = new WeakMap<PolicyFiles, Map<string, Compiled>>();

/** Made ready once for whatever is proved of it on a day. */
export function compiledOnce(files: PolicyFiles, on: string, people: number): Compiled {
  const known = compiled.get(files) ?? new Map<string, Compiled>();
  compiled.set(files, known);
  const key = `${on} ${people}`;
  const made = known.get(key) ?? compile(files, on, people);
  known.set(key, made);
  return made;
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
  readonly #ranks: readonly Ranked[];
  readonly #outputs = new Map<string, Diagram>();

  constructor(files: PolicyFiles, on: string, world: World, people: number, earlier?: PolicyFiles) {
    this.files = files;
    this.on = on;
    this.world = world;
    this.people = people;
    this.earlier = earlier === undefined ? undefined : new View(earlier, on, world, people);
    this.rules = files.rules.filter((rule) => holds(on, rule));
    this.outcomes = outcomesOn(files, on);
    this.#ranks = rankedRoles(this.rules);
  }

  /** As it is made ready for advice on that date, of so many people. */
  get compiled(): Compiled {
    return compiledOnce(this.files, this.on, this.people);
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
    const ranks = this.#ranks;
    const rank = this.#highest('role', (effect) => 'role' in effect);
    return this.d.map(`role of ${ranks.map(({ role }) => role).join()}`, (level) => firstOfRole(ranks, level), rank);
  }

  get roles(): readonly string[] {
    return this.#ranks.map(({ role }) => role);
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

  #highest(name: string, isBearing: (effect: Effect, rule: Rule) => boolean): Diagram {
    const known = this.#outputs.get(name);
    if (known !== undefined) return known;
    const [ranks, { d }] = [this.#ranks, this];
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
