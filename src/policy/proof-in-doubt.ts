import type { AdvicePerson } from './advice.schema.ts';
import type { CompiledDuty } from './compile.ts';
import { evidenceOf } from './evidence.ts';
import { Flat } from './flat.ts';
import { PLANS } from './proof-acts.ts';
import { PRESENT, type OfVersion } from './proof-statement.ts';
import type { View } from './proof-view.ts';
import { VULNERABLE } from './proof-vulnerable.ts';
import { ofPerson } from './variables.ts';

/** What is known of a child by itself, and the act that it brings. */
const OWED: readonly (readonly [of: string, act: string])[] = [
  ...[...PLANS, 'suicide-risk'].map((of) => [of, 'referral-or-strategy'] as const),
  ...VULNERABLE.map(([of, act]) => [of, act] as const),
];

/**
 * In doubt they are treated as a child (handbook 1.4, 1.9, 6.2): who may be one is owed what is owed to one, once it is known
 * or suspected what for. That it is not known what for raises the duty to find out, and no more. Whatever else there is of the
 * case is left open where this is looked at, so that it holds over all of it.
 */
export const inDoubt: OfVersion = {
  of: 'the version',
  id: 'in-doubt-a-child',
  says: 'What is owed to a child on care, a plan, child protection work, a risk of suicide or another vulnerability that is known or suspected is owed to anybody of whatever age under 18 they may have been, however little else is known; it is owed to nobody who was older, nor where none of it is known.',
  people: 1,
  lacks: (views) =>
    views.flatMap((view) => {
      const owed = new Owed(view);
      return OWED.flatMap(([of, act]) => owed.lacking(of, act));
    }),
};

class Owed {
  readonly #view: View;
  readonly #duties: readonly CompiledDuty[];
  readonly #flat: Flat;
  /** Of one person, how old they were. */
  readonly #age: number;

  constructor(view: View) {
    const { diagrams, duties, variables } = view.compiled;
    this.#view = view;
    this.#duties = duties.filter(({ about }) => about === 'person');
    this.#flat = new Flat(
      diagrams,
      this.#duties.map(({ atSomeAge }) => atSomeAge.diagram),
    );
    this.#age = ofPerson(variables, 0, variables.block.age);
  }

  lacking(of: string, act: string): string[] {
    const { on } = this.#view;
    const duty = this.#duties.find(({ id }) => id === act);
    if (duty === undefined) return [`From ${on} there is no duty ${act}.`];
    const known = PRESENT.map((state) => this.#ages(duty, { [of]: state }));
    const { ageBands } = this.#view.compiled.variables;
    const wrong = ageBands.filter((age) => known.some((ages) => ages.includes(age) !== age < 18));
    return [
      ...wrong.map(
        (age) => `From ${on} the duty ${act} is ${age < 18 ? 'not ' : ''}owed on ${of} to somebody who may be ${age}.`,
      ),
      ...(this.#ages(duty, {}).length > 0 ? [`From ${on} the duty ${act} is owed where nothing is known.`] : []),
    ];
  }

  /** At which ages it is owed, by what is known of a person, whatever else there is. */
  #ages({ atSomeAge }: CompiledDuty, facts: NonNullable<AdvicePerson['facts']>): number[] {
    const { variables } = this.#view.compiled;
    const evidence = evidenceOf(variables, { people: [{ ref: 'A', facts }] });
    return variables.ageBands.filter((_, band) => {
      evidence[this.#age] = 1 << band;
      return this.#flat.reach(this.#flat.place(atSomeAge.diagram), evidence) === 2;
    });
  }
}
