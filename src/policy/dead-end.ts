import type { Condition, PersonCondition, Span } from './condition.schema.ts';
import { fault, type PolicyFault } from './fault.ts';
import type { PolicyFiles, Rule } from './policy.schema.ts';

import { plainly } from './same-condition.ts';
import { within } from './variables.ts';

/** What can be seen to lead nowhere without working anything out; the rest is for the proof. */
export function deadEnds(files: PolicyFiles): PolicyFault[] {
  return [
    ...reversed('policy', files.policy.id, files.policy.inForceFrom, files.policy.inForceUntil),
    ...files.outcomes.flatMap(({ code, from, until }) => reversed('outcomes', code, from, until)),
    ...files.rules.flatMap((rule) => [...reversed('rules', rule.id, rule.from, rule.until), ...emptySpans(rule)]),
    ...contradictions(files),
  ];
}

const reversed = (file: string, at: string, from: string, until: string | null): PolicyFault[] =>
  until === null || from <= until
    ? []
    : [fault(file, at, `it is never in force: its last day ${until} is before its first, ${from}`, [from])];

/** A rule that asks for an age from 18 and below 13 never fires. */
function emptySpans({ id, when }: Rule): PolicyFault[] {
  const conditions: (Condition | PersonCondition)[] = [when];
  for (const condition of conditions) conditions.push(...within(condition));
  return conditions
    .flatMap((each): Span[] => ('age' in each ? [each.age] : 'earlierReports' in each ? [each.earlierReports] : []))
    .filter(({ from = 0, below = Infinity }) => from >= below)
    .map(({ from = 0, below = 0 }) =>
      fault(
        'rules',
        id,
        `a dead rule: nothing is from ${from} and below ${below}`,
        // The other way round, where that is a span.
        from > below ? [`from ${below} and below ${from}`] : [],
      ),
    );
}

/** Two rules that hold of the same, however it is written, and give it two things of which it can have one. */
function contradictions({ rules, policy }: PolicyFiles): PolicyFault[] {
  const seen = new Map<string, Rule[]>();
  return rules.flatMap((rule) => {
    const key = `${rule.about} ${plainly(rule.when)}`;
    const alike = seen.get(key) ?? [];
    seen.set(key, [...alike, rule]);
    return alike
      .filter((other) => areTogether(rule, other))
      .flatMap((other) => clash(rule, other, policy.opposites ?? []))
      .map((says) => fault('rules', rule.id, `a contradiction: on the same condition ${says}`));
  });
}

const areTogether = (one: Rule, other: Rule): boolean =>
  (one.until === null || other.from <= one.until) && (other.until === null || one.from <= other.until);

function clash(
  { effect: one }: Rule,
  { id, effect: other }: Rule,
  opposites: readonly (readonly string[])[],
): string[] {
  if ('response' in one && 'response' in other) return differs('the response', one.response, other.response, id);
  if ('category' in one && 'category' in other) return differs('the category', one.category, other.category, id);
  if ('role' in one && 'role' in other) return differs('the role', one.role, other.role, id);
  if ('standing' in one && 'standing' in other) {
    const both = one.outcomes.filter((code) => other.outcomes.includes(code));
    return both.length === 0 ? [] : differs(`Outcome ${both.join(', ')}`, one.standing, other.standing, id);
  }
  return 'duty' in one && 'duty' in other ? dutyClash(one.duty, id, other.duty, opposites) : [];
}

const differs = (what: string, here: string, there: string, id: string): string[] =>
  here === there ? [] : [`${id} gives ${what} ${there}, not ${here}`];

type DutyGiven = Extract<Rule['effect'], { duty: unknown }>['duty'];

function dutyClash(here: DutyGiven, id: string, there: DutyGiven, opposites: readonly (readonly string[])[]): string[] {
  if (here.id !== there.id)
    return opposites.some((pair) => pair.includes(here.id) && pair.includes(there.id))
      ? [`${id} raises ${there.id}, the opposite of ${here.id}`]
      : [];
  return [
    ...differs(`${here.id} to`, here.owner, there.owner, id),
    ...differs(`${here.id} the time`, JSON.stringify(here.within), JSON.stringify(there.within), id),
  ];
}
