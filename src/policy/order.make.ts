import type { Advice, PersonAdvice } from './advice.schema.ts';
import { RESPONSES, STANDINGS, type PolicyFiles } from './policy.schema.ts';

// The two orders of design section 6, of advice in which nothing is unknown.

const SOFT = ['8', '21', '22'];

/** How `after` protects less than `before`: nothing, if it never does. */
export function lessProtected({ policy }: PolicyFiles, before: Advice, after: Advice): string[] {
  const found: string[] = [];
  const level = ({ response }: Advice) => RESPONSES.findIndex((each) => each === response);
  if (level(after) < level(before)) found.push(`response ${before.response} → ${after.response}`);
  const takesPlace = (one: string, other: string) =>
    one === other || (policy.opposites ?? []).some((pair) => pair.includes(one) && pair.includes(other));
  found.push(
    ...before.duties
      .filter(({ id, person }) => !after.duties.some((then) => then.person === person && takesPlace(id, then.id)))
      .map(({ id, person }) => `duty ${id} ${person ?? 'case'} is gone`),
  );
  before.people.forEach((person, place) => {
    const then = after.people[place];
    if (then === undefined || !isExposed(person) || !isExposed(then)) return;
    for (const code of SOFT)
      if (standing(then, code) < standing(person, code)) found.push(`${code} of ${person.ref} is softer`);
  });
  return found;
}

const isExposed = ({ role }: PersonAdvice): boolean => role === 'person-involved' || role === 'suspect';

const standing = ({ outcomes }: PersonAdvice, code: string): number =>
  STANDINGS.findIndex((each) => each === outcomes.find((outcome) => outcome.code === code)?.standing);

const EXPOSURE = { witness: 0, victim: 0, 'person-involved': 1, suspect: 2, 'not-yet-known': 2 } as const;
const GRAVITY = { none: 0, caution: 1, charge: 2 } as const;

/** How one person is more exposed after than before. */
export function moreExposed(files: PolicyFiles, before: Advice, after: Advice, place: number): string[] {
  const [one, other] = [before.people[place], after.people[place]];
  if (one === undefined || other === undefined) return [];
  const found: string[] = [];
  if (EXPOSURE[other.role] > EXPOSURE[one.role]) found.push(`role ${one.role} → ${other.role}`);
  const gravest = (person: PersonAdvice) =>
    Math.max(0, ...files.outcomes.filter(({ code }) => isOpen(person, code)).map(({ formal }) => GRAVITY[formal]));
  if (gravest(other) > gravest(one)) found.push(`gravest formal outcome ${gravest(one)} → ${gravest(other)}`);
  return found;
}

const isOpen = (person: PersonAdvice, code: string): boolean => {
  const level = standing(person, code);
  return level >= 0 && level < STANDINGS.indexOf('barred');
};
