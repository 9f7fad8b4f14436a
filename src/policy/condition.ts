import {
  CHECKS,
  NATIONS,
  STATES,
  type Condition,
  type PersonCondition,
  type Span,
  type State,
} from './condition.schema.ts';
import type { Diagram, Diagrams } from './diagram.ts';
import { INVOLVING } from './involved.ts';
import { ADULT, NOT_CONDUCT, ofPerson, UNPLACED, type Variables } from './variables.ts';

// *Suspected* counts as present (design, section 6): a child's safety does not wait for proof.
const PRESENT: readonly State[] = ['suspected', 'confirmed'];
const CONFIRMED = STATES.indexOf('confirmed');
const ADULT_ACTOR: PersonCondition = { all: [{ actor: true }, { age: { from: 18 } }] };
const HANDLING = ['shared', 'received', 'passed-on', 'asked-for'] as const;

/** People beside those listed, of whom there may be any number: all that a rule can read of them. */
export interface Others {
  /** Whether one of them is so. */
  readonly one: (condition: PersonCondition) => Diagram;
  /** The states of a factor, 1 to 3, from which on a rule reads it otherwise. */
  readonly cuts: (factor: string) => readonly number[];
}

/** Turns conditions into diagrams. The person a rule is about is always the first. */
export class Conditions {
  readonly #diagrams: Diagrams;
  readonly #variables: Variables;
  readonly #others: Others | undefined;
  readonly #effective = new Map<string, Diagram>();
  readonly #actors: (Diagram | undefined)[] = [];

  /** `others` only to prove: advice is about the people listed and nobody else. */
  constructor(diagrams: Diagrams, variables: Variables, others?: Others) {
    this.#diagrams = diagrams;
    this.#variables = variables;
    this.#others = others;
  }

  diagram(condition: Condition): Diagram {
    const d = this.#diagrams;
    if ('all' in condition) return d.every(condition.all.map((each) => this.diagram(each)));
    if ('any' in condition) return d.any(condition.any.map((each) => this.diagram(each)));
    if ('not' in condition) return d.not(this.diagram(condition.not));
    if ('this' in condition) return this.person(condition.this, 0);
    if ('someOther' in condition)
      return d.any([...this.#everybody(condition.someOther).slice(1), this.#other(condition.someOther)]);
    if ('someone' in condition) return d.any([...this.#everybody(condition.someone), this.#other(condition.someone)]);
    if ('everyone' in condition)
      return d.every([...this.#everybody(condition.everyone), d.not(this.#other({ not: condition.everyone }))]);
    return this.#ofCase(condition);
  }

  #ofCase(condition: Exclude<Condition, { all: unknown } | { any: unknown } | { not: unknown }>): Diagram {
    const v = this.#variables;
    if ('factor' in condition) return this.#among(this.effective(condition.factor), condition.is);
    if ('checks' in condition) return this.#diagrams.test(v.checks, bits(CHECKS, condition.checks));
    if ('earlierReports' in condition) return this.#banded(v.earlierReports, v.reportBands, condition.earlierReports);
    if ('nation' in condition) return this.#diagrams.test(v.nation, bits(NATIONS, [condition.nation]));
    if ('setting' in condition) {
      const known = v.settings.get(condition.setting);
      return known === undefined ? 0 : this.#diagrams.test(known.variable, bits(known.answers, condition.is));
    }
    if ('condition' in condition) {
      const known = v.conditions.get(condition.condition);
      return known === undefined ? 0 : this.#diagrams.test(known.variable, bits(known.answers, condition.is));
    }
    return 'always' in condition ? 1 : 0;
  }

  #other(condition: PersonCondition): Diagram {
    return this.#others?.one(condition) ?? 0;
  }

  #everybody(condition: PersonCondition): Diagram[] {
    return Array.from({ length: this.#variables.people }, (_, person) => this.person(condition, person));
  }

  person(condition: PersonCondition, person: number): Diagram {
    const d = this.#diagrams;
    if ('all' in condition) return d.every(condition.all.map((each) => this.person(each, person)));
    if ('any' in condition) return d.any(condition.any.map((each) => this.person(each, person)));
    if ('not' in condition) return d.not(this.person(condition.not, person));
    if ('actor' in condition) return this.#actor(person);
    if ('part' in condition)
      return condition.part === 'protected' ? this.#protected(person) : this.#part(condition.part, person);
    return this.#ofPerson(condition, person);
  }

  #ofPerson(condition: PersonCondition, person: number): Diagram {
    const { block, ageBands } = this.#variables;
    if ('age' in condition) return this.#banded(this.#at(person, block.age), ageBands, condition.age);
    if ('identified' in condition) return this.#diagrams.test(this.#at(person, block.identified), 0b10);
    if ('by' in condition) return this.#state(block.by, [condition.by], condition.is, person);
    if ('byAny' in condition) return this.#state(block.by, condition.byAny, condition.is, person);
    if ('towards' in condition) return this.#state(block.towards, [condition.towards], condition.is, person);
    if ('towardsAny' in condition) return this.#state(block.towards, condition.towardsAny, condition.is, person);
    if ('fact' in condition) return this.#state(block.facts, [condition.fact], condition.is, person);
    return 'always' in condition ? 1 : 0;
  }

  #at(person: number, offset: number | undefined): number {
    return ofPerson(this.#variables, person, offset ?? 0);
  }

  #state(offsets: ReadonlyMap<string, number>, ids: readonly string[], is: readonly State[], person: number): Diagram {
    const known = ids.flatMap((id) => offsets.get(id) ?? []);
    return this.#diagrams.any(known.map((offset) => this.#diagrams.test(this.#at(person, offset), bits(STATES, is))));
  }

  #banded(variable: number, bands: readonly number[], span: Span): Diagram {
    const inside = (low: number) => low >= (span.from ?? 0) && low < (span.below ?? Infinity);
    return this.#diagrams.test(
      variable,
      bands.reduce((found, low, band) => (inside(low) ? found | (1 << band) : found), 0),
    );
  }

  #part(part: (typeof HANDLING)[number] | 'depicted' | 'reported' | 'protected', person: number): Diagram {
    return this.#diagrams.test(this.#at(person, this.#variables.block.parts.get(part)), 0b10);
  }

  /** `protected` is written instead of the four: with one of them it is an answer nobody can give, so it reads as not. */
  #protected(person: number): Diagram {
    const handled = this.#diagrams.any(HANDLING.map((part) => this.#part(part, person)));
    return this.#diagrams.and(this.#part('protected', person), this.#diagrams.not(handled));
  }

  #actor(person: number): Diagram {
    return (this.#actors[person] ??= this.#acting(person));
  }

  #acting(person: number): Diagram {
    const conduct = [...this.#variables.block.by.keys()].filter((id) => !NOT_CONDUCT.has(id));
    const done = this.#state(this.#variables.block.by, conduct, PRESENT, person);
    return this.#diagrams.any([...HANDLING.map((part) => this.#part(part, person)), done]);
  }

  /** A factor's state in the case, 0 to 3: the highest of what is stated, what is said of anybody, and what is derived. */
  effective(factor: string): Diagram {
    const known = this.#effective.get(factor);
    if (known !== undefined) return known;
    const { factors, block, people } = this.#variables;
    const stated = factors.get(factor);
    const all: Diagram[] = [this.#derived(factor)];
    if (stated !== undefined) all.push(this.#value(stated));
    for (let person = 0; person < people; person += 1)
      for (const offsets of [block.by, block.towards, UNPLACED.has(factor) ? block.facts : new Map<string, number>()]) {
        const offset = offsets.get(factor);
        if (offset !== undefined) all.push(this.#value(this.#at(person, offset)));
      }
    all.push(...this.#othersState(factor));
    const made = this.#diagrams.any(all);
    this.#effective.set(factor, made);
    return made;
  }

  #othersState(factor: string): Diagram[] {
    return (this.#others?.cuts(factor) ?? []).map((cut) =>
      this.#diagrams.map(`state ${cut}`, (value) => value * cut, this.#other(saidOf(factor, cut))),
    );
  }

  #derived(factor: string): Diagram {
    const confirmed = (diagram: Diagram) => this.#diagrams.map('confirm', (value) => value * CONFIRMED, diagram);
    if (factor === 'under-13') return confirmed(this.diagram({ someone: this.#involvedChild() }));
    if (factor === 'persistent-behaviour') return confirmed(this.diagram({ earlierReports: { from: 1 } }));
    if (factor !== ADULT) return 0;
    // An age of 18 can confirm that an adult is involved and never rule it out: whoever is not identified may be one.
    return confirmed(this.diagram({ someone: ADULT_ACTOR }));
  }

  /** Under 13 and involved: whoever only told of it makes nothing graver by being young. */
  #involvedChild(): PersonCondition {
    const towardsAny = [...this.#variables.block.towards.keys()].filter((id) => !UNPLACED.has(id));
    const part = INVOLVING.map((each): PersonCondition => ({ part: each }));
    return { all: [{ age: { below: 13 } }, { any: [...part, { actor: true }, { towardsAny, is: [...PRESENT] }] }] };
  }

  /** For each place, where somebody else listed is an adult who acted. */
  adultsBeside(): readonly Diagram[] {
    const each = this.#everybody(ADULT_ACTOR);
    return each.map((_, place) => this.#diagrams.any(each.filter((_other, other) => other !== place)));
  }

  #value(variable: number): Diagram {
    return this.#diagrams.node(
      variable,
      STATES.map((_, state) => state),
    );
  }

  #among(state: Diagram, is: readonly State[]): Diagram {
    const wanted = bits(STATES, is);
    return this.#diagrams.map(`among ${wanted}`, (value) => (wanted >> value) & 1, state);
  }
}

/** The places in `all` of those that are `some`, as bits. */
export const bits = <Word>(all: readonly Word[], some: readonly Word[]): number =>
  all.reduce((found, each, place) => (some.includes(each) ? found | (1 << place) : found), 0);

/** What is said of one person of a factor, from a state on. */
export function saidOf(factor: string, cut: number): PersonCondition {
  const is = STATES.slice(cut);
  const said: PersonCondition[] = [
    { by: factor, is },
    { towards: factor, is },
  ];
  if (UNPLACED.has(factor)) said.push({ fact: factor, is });
  return { any: said };
}
