import type { AdviceInput, AdvicePerson, AnswerState, Remark } from './advice.schema.ts';
import { agesOf } from './evidence.ts';

const HANDLING: ReadonlySet<string> = new Set(['shared', 'received', 'passed-on', 'asked-for']);

/** What is answered in two ways that disagree. A stated answer never lowers a derived one: the derived one is used. */
export function disagreements(input: AdviceInput): Remark[] {
  const people = input.people ?? [];
  const says = (factor: string, sentence: string, person: string | null): Remark[] => [
    { id: `${factor}-disagrees`, person, says: sentence, because: [] },
  ];
  const denied = (factor: string): boolean => isDenied(input.factors?.[factor]);
  const child = people.find((person) => agesOf(person)[1] < 13);
  const adult = people.find((person) => agesOf(person)[0] >= 18 && isActor(person));
  const reports = typeof input.earlierReports === 'number' ? input.earlierReports : 0;
  return [
    ...(people.length === 0
      ? [{ id: 'nobody-listed', person: null, says: 'Nobody is listed: advice about people is missing.', because: [] }]
      : []),
    ...(denied('under-13') && child !== undefined
      ? says('under-13', `Under 13 is answered no, but ${child.ref} was below 13: the age is used.`, child.ref)
      : []),
    ...(denied('persistent-behaviour') && reports > 0
      ? says('persistent-behaviour', 'Persistent behaviour is answered no, but there are earlier reports.', null)
      : []),
    ...(denied('adult-involved') && adult !== undefined
      ? says('adult-involved', `No adult is said to be involved, but ${adult.ref} was 18 or over and acted.`, adult.ref)
      : []),
    ...Object.entries(input.factors ?? {}).flatMap(([factor, state]) => outspoken(people, factor, state)),
  ];
}

/** A factor is denied of the case and yet said of somebody. */
function outspoken(people: readonly AdvicePerson[], factor: string, state: AnswerState): Remark[] {
  if (!isDenied(state)) return [];
  const found = people.find((person) =>
    [person.by?.[factor], person.towards?.[factor], person.facts?.[factor]].some(isPresent),
  );
  const sentence = `${factor} is answered no for the case, but present for ${found?.ref ?? ''}: it counts as present.`;
  return found === undefined
    ? []
    : [{ id: `${factor}-said-of-somebody`, person: found.ref, says: sentence, because: [] }];
}

const isDenied = (state: AnswerState | undefined): boolean => state === 'ruled-out' || state === 'no-evidence';
const isPresent = (state: AnswerState | undefined): boolean => state === 'suspected' || state === 'confirmed';

const isActor = (person: AdvicePerson): boolean =>
  (person.parts ?? []).some((part) => HANDLING.has(part)) || Object.values(person.by ?? {}).some(isPresent);
