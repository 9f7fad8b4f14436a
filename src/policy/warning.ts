import type { AdviceInput, AdvicePerson, AnswerState, Remark } from './advice.schema.ts';
import { agesOf } from './evidence.ts';

const HANDLING: ReadonlySet<string> = new Set(['shared', 'received', 'passed-on', 'asked-for']);

/** What is answered in two ways that disagree. A stated answer never lowers a derived one: the derived one is used. */
export function disagreements(input: AdviceInput): Remark[] {
  const people = input.people ?? [];
  const nobody = remark('nobody-listed', 'Nobody is listed: advice about people is missing.');
  return [
    ...(people.length === 0 ? [nobody] : []),
    ...aboutAges(input, people),
    ...aboutReports(input),
    ...Object.entries(input.factors ?? {}).flatMap(([factor, state]) => outspoken(people, factor, state)),
  ];
}

const remark = (id: string, says: string, person: string | null = null): Remark => ({ id, person, says, because: [] });

function aboutAges({ factors }: AdviceInput, people: readonly AdvicePerson[]): Remark[] {
  const found: Remark[] = [];
  const child = people.find((person) => agesOf(person)[1] < 13);
  if (isDenied(factors?.['under-13']) && child !== undefined) {
    const says = `Under 13 is answered no, but ${child.ref} was below 13: the age is used.`;
    found.push(remark('under-13-disagrees', says, child.ref));
  }
  // A warning, not a refusal: an age may be wrong where the answer is right, and both are kept for people to settle.
  const isNobodyUnder13 = people.length > 0 && people.every((person) => agesOf(person)[0] >= 13);
  if (isPresent(factors?.['under-13']) && isNobodyUnder13)
    found.push(remark('under-13-disagrees', 'Under 13 is answered yes, but everybody listed was older: yes counts.'));
  const adult = people.find((person) => agesOf(person)[0] >= 18 && isActor(person));
  if (isDenied(factors?.['adult-involved']) && adult !== undefined) {
    const says = `No adult is said to be involved, but ${adult.ref} was 18 or over and acted.`;
    found.push(remark('adult-involved-disagrees', says, adult.ref));
  }
  return found;
}

function aboutReports({ factors, earlierReports }: AdviceInput): Remark[] {
  const [id, stated] = ['persistent-behaviour-disagrees', factors?.['persistent-behaviour']];
  if (isPresent(stated) && earlierReports === 0)
    return [remark(id, 'Persistent behaviour is answered yes, but there is no earlier report: yes counts.')];
  if (isDenied(stated) && typeof earlierReports === 'number' && earlierReports > 0)
    return [remark(id, 'Persistent behaviour is answered no, but there are earlier reports.')];
  return [];
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
