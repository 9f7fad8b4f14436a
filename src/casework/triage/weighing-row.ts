import { isAskedAsChild } from './advice-input.ts';
import type { CaseFacts, PersonFacts } from './case-facts.ts';
import type { FactText, Guidance } from './guidance.ts';
import { isOfEach, weighedBefore, type Weighed } from './weighing.ts';

/** A fact to weigh where it belongs, with what was stated of it last. */
export interface WeighingRow {
  readonly text: FactText;
  /** Undefined is the case. */
  readonly person: PersonFacts | undefined;
  readonly weighed: Weighed | undefined;
}

/** Of whom a fact is asked: what is on record of everybody who is known, all else of who may be a child. */
const subjectsOf = ({ people }: CaseFacts, fact: string): readonly (PersonFacts | undefined)[] => {
  if (!isOfEach(fact)) return [undefined];
  // An account that nobody has a name for has no record, and an adult’s understanding is no child’s.
  return fact === 'antecedents'
    ? people.filter(({ identified }) => identified !== false)
    : people.filter(isAskedAsChild);
};

/** Every fact to weigh of a case, in the order of the guidance, stated or not. */
export const weighingRows = (guidance: Pick<Guidance, 'facts'>, facts: CaseFacts): readonly WeighingRow[] =>
  weighedBefore(guidance).flatMap((text) => {
    const stated = facts.weighed.filter(({ fact }) => fact === text.id);
    const asked = subjectsOf(facts, text.id);
    // Who turned out to be no child keeps what was stated of them before.
    const others = facts.people.filter(
      (person) => !asked.includes(person) && stated.some((one) => one.person === person.person),
    );
    return [...asked, ...others].map((person) => ({
      ...{ text, person },
      weighed: stated.find((one) => one.person === (person?.person ?? null)),
    }));
  });
