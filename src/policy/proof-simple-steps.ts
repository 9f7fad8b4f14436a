import type { AdviceInput, AdvicePerson } from './advice.schema.ts';
import { CHECKS, NATIONS, PARTS } from './condition.schema.ts';

/** A question before and after it is answered. */
export interface Step {
  readonly what: string;
  readonly before: AdviceInput;
  readonly after: AdviceInput;
}

/** Ages on both sides of every line of age. */
const LINES = [0, 9, 10, 12, 13, 17, 18, 40];

/** Of everything that is no state: nation, checks, earlier reports, and a person’s age, name and parts; `beside` what else is said. */
export function* simpleSteps(beside: AdviceInput = {}): Generator<Step> {
  const ofPerson = (person: Omit<AdvicePerson, 'ref'>): AdviceInput => ({ people: [{ ref: 'A', ...person }] });
  const from = (what: string, before: AdviceInput, after: readonly AdviceInput[]): Step[] => {
    // One input of what was before, whichever answer follows it.
    const was = { ...beside, ...before };
    return after.map((each) => ({ what, before: was, after: { ...beside, ...each } }));
  };
  yield* from(
    'nation',
    {},
    NATIONS.map((nation) => ({ nation })),
  );
  yield* from(
    'checks',
    {},
    CHECKS.map((checks) => ({ checks })),
  );
  const counts = Array.from({ length: 12 }, (_, earlierReports) => ({ earlierReports }));
  for (const open of [{}, { earlierReports: 'unknown' as const }]) yield* from('earlier reports', open, counts);
  const ages = Array.from({ length: 121 }, (_, age) => ofPerson({ age }));
  for (const open of [{}, { age: 'unknown' as const }]) yield* from('age', ofPerson(open), ages);
  for (const low of LINES)
    for (const high of LINES.filter((each) => each >= low))
      yield* from('a range of ages', ofPerson({ age: [low, high] }), ages.slice(low, high + 1));
  yield* from(
    'whether somebody is known',
    ofPerson({}),
    [true, false].map((identified) => ofPerson({ identified })),
  );
  yield* from('parts', ofPerson({}), [ofPerson({ parts: [] }), ...PARTS.map((part) => ofPerson({ parts: [part] }))]);
}
