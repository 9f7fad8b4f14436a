// Where the engine and the plain reading differ, word by word; and the smallest case of it that is found.
import { isDeepStrictEqual } from 'node:util';
import type { Advice, AdviceInput } from '../../src/policy/advice.schema.ts';
import { Adviser } from '../../src/policy/adviser.ts';
import type { PolicyFiles, Rule } from '../../src/policy/policy.schema.ts';
import { Naive } from './naive.ts';

/** As the plain reading has it: without digest, and without what answers themselves disagree on, which no rule says. */
const bare = (advice: Advice): Advice => ({
  ...advice,
  policy: { ...advice.policy, digest: '' },
  warnings: advice.warnings.filter(({ because }) => because.length > 0),
});

const isThing = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** Each place in which two values differ, with both. */
function differences(place: string, one: unknown, other: unknown): string[] {
  if (isDeepStrictEqual(one, other)) return [];
  if (!isThing(one) || !isThing(other)) return [`${place}: ${JSON.stringify(one)} for ${JSON.stringify(other)}`];
  const [left, right] = [one, other].map((each) => new Map<string, unknown>(Object.entries(each)));
  if (left === undefined || right === undefined) return [];
  const keys = new Set([...left.keys(), ...right.keys()]);
  return [...keys].flatMap((key) => differences(`${place}.${key}`, left.get(key), right.get(key)));
}

/** One version, read both ways; `engine` is the version that the engine reads, if another. */
export class BothWays {
  readonly naive: Naive;
  readonly engine: PolicyFiles;
  readonly #adviser: Adviser;
  readonly #isLaid: boolean;
  readonly #deciders = new Map<number, ReturnType<Adviser['decider']>>();
  readonly #asking: { readonly today: string; readonly policy: string };

  constructor(files: PolicyFiles, on: string, engine = files, isLaid = false) {
    this.naive = new Naive(files, on);
    this.engine = engine;
    this.#isLaid = isLaid;
    this.#adviser = new Adviser([{ files: engine }], () => '');
    this.#asking = { today: on, policy: engine.policy.id };
  }

  /** What the engine says for what trying every answer gives; nothing where they agree. */
  differences(input: AdviceInput, possible = this.naive.possible(input)): string[] {
    const result = this.#adviser.advise(input, this.#asking);
    if (!result.ok) return result.refusal.map(({ says }) => says);
    const naive = this.naive.advise(input, possible);
    return [
      ...differences('advice', bare(result.value), naive),
      ...this.#expanded(input).flatMap((expanded) => differences('expanded', bare(expanded), naive)),
    ];
  }

  /** What a decision on facts laid out expands to. To put its pieces together pays for many cases only. */
  #expanded(input: AdviceInput): Advice[] {
    if (!this.#isLaid) return [];
    const people = input.people?.length ?? 0;
    const made = this.#deciders.get(people) ?? this.#adviser.decider(input, this.#asking);
    this.#deciders.set(people, made);
    return made.ok ? [made.value.decideOn(made.value.lay(input)).expand()] : [];
  }
}

export const disagreementsWithNaive = (files: PolicyFiles, input: AdviceInput, on: string, engine = files): string[] =>
  new BothWays(files, on, engine).differences(input);

/** Takes away rules and answers one by one for as long as the two still differ: what is left is what it turns on. */
export function smallest(files: PolicyFiles, input: AdviceInput, on: string, engine = files) {
  let [rules, facts] = [files.rules, input];
  const engineOf = (some: readonly Rule[]) => ({
    ...engine,
    rules: engine.rules.filter(({ id }) => some.some((rule) => rule.id === id)),
  });
  const differs = (some: readonly Rule[], given: AdviceInput) =>
    disagreementsWithNaive({ ...files, rules: [...some] }, given, on, engineOf(some)).length > 0;
  for (const rule of files.rules) {
    const fewer = rules.filter((each) => each !== rule);
    if (differs(fewer, facts)) rules = fewer;
  }
  for (const simpler of simplifications(facts)) {
    const given = simpler(facts);
    if (differs(rules, given)) facts = given;
  }
  return { rules, facts, differences: disagreementsWithNaive({ ...files, rules }, facts, on, engineOf(rules)) };
}

type Simpler = (input: AdviceInput) => AdviceInput;

/** Each answer ruled out, and each person left out. */
function simplifications({ factors = {}, people = [] }: AdviceInput): Simpler[] {
  const ruledOut = (said: AdviceInput['factors'], id: string) => ({ ...said, [id]: 'ruled-out' as const });
  return [
    ...people.map(({ ref }): Simpler => (input) => ({
      ...input,
      people: input.people?.filter((each) => each.ref !== ref),
    })),
    ...Object.keys(factors).map((id): Simpler => (input) => ({ ...input, factors: ruledOut(input.factors, id) })),
    ...people.flatMap((person) =>
      (['by', 'towards', 'facts'] as const).flatMap((field) =>
        Object.keys(person[field] ?? {}).map((id): Simpler => (input) => ({
          ...input,
          people: input.people?.map((each) =>
            each.ref === person.ref ? { ...each, [field]: ruledOut(each[field], id) } : each,
          ),
        })),
      ),
    ),
  ];
}
