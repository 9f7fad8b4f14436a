import type { AdviceInput, AdvicePerson, AnswerState, Remark } from './advice.schema.ts';
import { agesOf } from './evidence.ts';
import { isInvolved, mayBeInvolved } from './involved.ts';

const HANDLING: ReadonlySet<string> = new Set(['shared', 'received', 'passed-on', 'asked-for']);

/** What is answered in two ways that disagree. A stated answer never lowers a derived one: the derived one is used. */
export function disagreements(input: AdviceInput): Remark[] {
  const people = input.people ?? [];
  const found: Remark[] = [];
  if (people.length === 0) found.push(remark('nobody-listed', 'Nobody is listed: advice about people is missing.'));
  else if (people.every((person) => person.parts !== undefined && !isInvolved(person)))
    found.push(
      remark(
        'nobody-took-part',
        'Of nobody listed is it said that they are depicted or took part, or did or met anything: look at the parts again.',
      ),
    );
  aboutAges(input, people, found);
  aboutReports(input, people, found);
  // A case has a hundred answers that agree for one that does not: they are passed over without a list of them.
  const factors = input.factors ?? {};
  for (const factor in factors) if (isDenied(factors[factor])) outspoken(people, factor, found);
  return found;
}

const remark = (id: string, says: string, person: string | null = null): Remark => ({ id, person, says, because: [] });

function aboutAges({ factors }: AdviceInput, people: readonly AdvicePerson[], found: Remark[]): void {
  const child = people.find((person) => agesOf(person)[1] < 13 && isInvolved(person));
  if (isDenied(factors?.['under-13']) && child !== undefined) {
    const says = `Under 13 is answered no, but ${child.ref} was below 13: the age is used.`;
    found.push(remark('under-13-disagrees', says, child.ref));
  }
  // A warning, not a refusal: an age may be wrong where the answer is right, and both are kept for people to settle.
  const isNobodyUnder13 =
    people.length > 0 && people.every((person) => agesOf(person)[0] >= 13 || !mayBeInvolved(person, factors ?? {}));
  if (isNobodyUnder13) saidOfAll(factors?.['under-13'], people, found);
  const adult = people.find((person) => agesOf(person)[0] >= 18 && isActor(person));
  if (isDenied(factors?.['adult-involved']) && adult !== undefined) {
    const says = `No adult is said to be involved, but ${adult.ref} was 18 or over and acted.`;
    found.push(remark('adult-involved-disagrees', says, adult.ref));
  }
}

/** Everybody who was involved was older: an age may be wrong where the answer is right, of the case as of somebody in it. */
function saidOfAll(stated: AnswerState | undefined, people: readonly AdvicePerson[], found: Remark[]): void {
  const [id, rest] = ['under-13-disagrees', 'but everybody who was involved was older: yes counts.'];
  if (isPresent(stated)) found.push(remark(id, `Under 13 is answered yes, ${rest}`));
  for (const { ref, by, towards } of people)
    if (isPresent(by?.['under-13']) || isPresent(towards?.['under-13']))
      found.push(remark(id, `Under 13 is answered yes of ${ref}, ${rest}`, ref));
}

const PERSISTENT = 'persistent-behaviour';

function aboutReports(
  { factors, earlierReports }: AdviceInput,
  people: readonly AdvicePerson[],
  found: Remark[],
): void {
  const [id, stated] = ['persistent-behaviour-disagrees', factors?.[PERSISTENT]];
  if (earlierReports === 0)
    for (const { ref, by } of people)
      if (isPresent(by?.[PERSISTENT]))
        found.push(
          remark(id, `Behaviour of ${ref} is said to persist, but there is no earlier report: it counts.`, ref),
        );
  if (isPresent(stated) && earlierReports === 0)
    found.push(remark(id, 'Persistent behaviour is answered yes, but there is no earlier report: yes counts.'));
  else if (isDenied(stated) && typeof earlierReports === 'number' && earlierReports > 0)
    found.push(remark(id, 'Persistent behaviour is answered no, but there are earlier reports.'));
}

/** A factor is denied of the case and yet said of somebody. */
function outspoken(people: readonly AdvicePerson[], factor: string, found: Remark[]): void {
  for (const { ref, by, towards, facts } of people) {
    if (!isPresent(by?.[factor]) && !isPresent(towards?.[factor]) && !isPresent(facts?.[factor])) continue;
    const says = `${factor} is answered no for the case, but present for ${ref}: it counts as present.`;
    found.push(remark(`${factor}-said-of-somebody`, says, ref));
    return;
  }
}

const isDenied = (state: AnswerState | undefined): boolean => state === 'ruled-out' || state === 'no-evidence';
const isPresent = (state: AnswerState | undefined): boolean => state === 'suspected' || state === 'confirmed';

const isActor = (person: AdvicePerson): boolean =>
  (person.parts ?? []).some((part) => HANDLING.has(part)) || Object.values(person.by ?? {}).some(isPresent);
