import type { AdviceInput, AdvicePerson, Question } from './advice.schema.ts';

const DIRECTED = /^(by|towards)\.(.+)$/u;

/** The input with one question answered as it truly is; what nobody knows is answered *unknown*. `floor` is what the floor asks alone. */
export function told(
  input: AdviceInput,
  truth: AdviceInput,
  { person, fact }: Question,
  floor: readonly string[] = [],
): AdviceInput {
  const toldTo = (each: AdvicePerson, known: AdvicePerson): AdvicePerson =>
    floor.includes(fact)
      ? { ...each, floor: { ...each.floor, [fact]: known.floor?.[fact] ?? 'unknown' } }
      : toldOf(each, known, fact);
  if (person !== null) {
    const people = (input.people ?? []).map((each) => {
      const known = truth.people?.find(({ ref }) => ref === each.ref);
      return each.ref === person && known !== undefined ? toldTo(each, known) : each;
    });
    return { ...input, people };
  }
  if (fact === 'nation' || fact === 'checks' || fact === 'earlierReports') return { ...input, [fact]: truth[fact] };
  return { ...input, factors: { ...input.factors, [fact]: truth.factors?.[fact] ?? 'unknown' } };
}

function toldOf(person: AdvicePerson, truth: AdvicePerson, fact: string): AdvicePerson {
  if (fact === 'age' || fact === 'identified' || fact === 'parts') return { ...person, [fact]: truth[fact] };
  const [, field, id] = DIRECTED.exec(fact) ?? [];
  const said = field === 'by' || field === 'towards' ? field : 'facts';
  const key = id ?? fact;
  return { ...person, [said]: { ...person[said], [key]: truth[said]?.[key] ?? 'unknown' } };
}
