import type { Question } from './advice.schema.ts';
import type { Compiled, Output } from './compile.ts';
import type { Asked, Questions } from './question.ts';
import { isOne, type Left, type Walk } from './walk.ts';

/** Everything advised, as far as it is settled. `left` follows the order of `compiled`. */
export interface Settled {
  readonly category: Left;
  readonly response: Left;
  readonly people: readonly {
    readonly role: Left;
    readonly standings: readonly Left[];
    readonly duties: readonly Left[];
  }[];
  /** Duties about the case. */
  readonly duties: readonly Left[];
}

/** The duties of everything advised. */
export interface SettledDuties {
  readonly duties: readonly Left[];
  readonly people: readonly { readonly duties: readonly Left[] }[];
}

export function settleDuties(compiled: Compiled, walks: readonly Walk[], people: number): SettledDuties {
  const [ofCase] = walks;
  if (ofCase === undefined) throw new RangeError('there is always a walk for the case');
  const duties = (walk: Walk, about: 'case' | 'person') =>
    compiled.duties.filter((duty) => duty.about === about).map((duty) => walk.read(duty));
  return {
    duties: duties(ofCase, 'case'),
    people: walks.slice(0, people).map((walk) => ({ duties: duties(walk, 'person') })),
  };
}

export function settle(compiled: Compiled, walks: readonly Walk[], people: number): Settled {
  const [ofCase] = walks;
  if (ofCase === undefined) throw new RangeError('there is always a walk for the case');
  const { duties, people: ofPeople } = settleDuties(compiled, walks, people);
  return {
    category: ofCase.read(compiled.category),
    response: ofCase.read(compiled.response),
    duties,
    people: walks.slice(0, people).map((walk, place) => ({
      role: walk.read(compiled.role),
      standings: compiled.standings.map((standing) => walk.read(standing)),
      duties: ofPeople[place]?.duties ?? [],
    })),
  };
}

/** An unknown that matters: how many outputs still turn on it, and whether response, standings or duties do. */
export interface Unknown {
  readonly asked: Asked;
  readonly settles: number;
  readonly isPressing: boolean;
  /** Of whom it leaves something open: the place of each person, or -1 for the case. */
  readonly about: ReadonlySet<number>;
}

/** What questions are asked for: response, standings and duties. What only category or role turns on is not pressing. */
export const askedOutputs = ({ response, standings, duties }: Compiled): ReadonlySet<Output> =>
  new Set([response, ...standings, ...duties]);

export function unknownsOf(settled: Settled, questions: Questions, pressing: ReadonlySet<Output>): Unknown[] {
  const found = new Map<string, { asked: Asked; settles: number; isPressing: boolean; about: Set<number> }>();
  const count = (left: Left, first: number): void => {
    // What is settled turns on nothing any more, so that nobody is asked what can change nothing (design, section 2).
    if (isOne(left.reach)) return;
    const counted = new Set<string>();
    for (const { name, asked } of questions.all(left.support, Math.max(0, first))) {
      // Several variables of one output may be asked as one.
      if (counted.has(name)) continue;
      counted.add(name);
      const known = found.get(name) ?? { asked, settles: 0, isPressing: false, about: new Set<number>() };
      known.settles += 1;
      known.isPressing ||= pressing.has(left.output);
      known.about.add(first);
      found.set(name, known);
    }
  };
  count(settled.response, -1);
  count(settled.category, -1);
  for (const duty of settled.duties) count(duty, -1);
  settled.people.forEach((person, place) => {
    count(person.role, place);
    for (const left of [...person.standings, ...person.duties]) count(left, place);
  });
  return [...found.values()];
}

/** Case first, then person by person as listed; within each, the order in which facts are listed. */
export function inOrder(unknowns: readonly Unknown[], people: readonly string[], facts: readonly string[]): Unknown[] {
  const placeOf = ({ person, fact }: Question): readonly [number, number, string] => [
    person === null ? -1 : people.indexOf(person),
    facts.indexOf(fact),
    fact,
  ];
  return [...unknowns].sort((a, b) => {
    const [left, right] = [placeOf(a.asked), placeOf(b.asked)];
    return left[0] - right[0] || left[1] - right[1] || (left[2] < right[2] ? -1 : 1);
  });
}
