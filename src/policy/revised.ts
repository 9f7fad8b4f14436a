import type { AdviceInput, AdvicePerson, AnswerState, Question } from './advice.schema.ts';
import type { AnswerValue, Given } from './answer.ts';
import { agesOf } from './evidence.ts';
import { disagreements } from './warning.ts';

/** An answer to one question, or any of those that the guidance reads as one. */
interface Answered extends Question {
  readonly anyOf: readonly AnswerValue[];
  readonly then: Given['then'];
}

/**
 * Whether an answer takes back what was stated, or contradicts it. What only answers what is not known could be true of the
 * case as it was told; what revises it asks that something told be wrong.
 */
export function isRevision(input: AdviceInput, answered: Answered): boolean {
  const { person: ref, fact, anyOf, then } = answered;
  const person = (input.people ?? []).find((each) => each.ref === ref);
  const isStated = person === undefined ? isStatedOfCase(input, fact) : isStatedOf(input, person, fact, anyOf);
  return isStated || disagreements(then(input)).length > disagreements(input).length;
}

const isSaid = (answer: unknown): boolean => answer !== undefined && answer !== 'unknown';

function isStatedOfCase({ nation, checks, earlierReports, conditions, factors }: AdviceInput, fact: string): boolean {
  if (fact === 'nation') return isSaid(nation);
  if (fact === 'checks') return isSaid(checks);
  if (fact === 'earlierReports') return isSaid(earlierReports);
  return isSaid(conditions?.[fact]) || isSaid(factors?.[fact]);
}

function isStatedOf(
  { factors }: AdviceInput,
  person: AdvicePerson,
  fact: string,
  anyOf: readonly AnswerValue[],
): boolean {
  if (fact === 'age') return !anyOf.some((answer) => isWithin(agesOf(person), answer));
  if (fact === 'identified') return person.identified !== undefined;
  const [, way, id = fact] = /^(by|towards|parts)\.(.+)$/u.exec(fact) ?? [];
  if (fact === 'parts' || way === 'parts') return person.parts !== undefined;
  const said = way === 'by' ? person.by : way === 'towards' ? person.towards : person.facts;
  // What the case is said not to have is said of everybody who says nothing else.
  return said?.[id] === undefined ? isDenied(factors?.[id]) : isSaid(said[id]);
}

const isWithin = ([low, high]: readonly [number, number], answer: AnswerValue): boolean =>
  Array.isArray(answer) && Number(answer[0]) <= high && Number(answer[1] ?? Infinity) >= low;

const isDenied = (state: AnswerState | undefined): boolean => state === 'ruled-out' || state === 'no-evidence';
