import type { AdviceInput, AdvicePerson, AnswerState } from './advice.schema.ts';
import { STATES, type Condition, type PersonCondition, type Span } from './condition.schema.ts';
import { CONCERNS, presentIn, isActing, ageOf, saidIn } from './proof-shown.ts';
import type { Shown } from './proof-statement.ts';

export type Case = Pick<Shown, 'files' | 'input'>;

export const inside = ({ from = 0, below = Infinity }: Span, value: number): boolean => value >= from && value < below;
export const isAmong = (is: readonly string[], state: AnswerState | undefined): boolean =>
  is.some((each) => each === state);

/** Whether a condition holds of a case, with the first person as the one it is about. */
export function holdsIn(condition: Condition, shown: Case): boolean {
  const people = shown.input.people ?? [];
  const ofSome = (each: PersonCondition, some: readonly AdvicePerson[]) =>
    some.some((person) => holdsOf(each, shown.input, person));
  if ('all' in condition) return condition.all.every((each) => holdsIn(each, shown));
  if ('any' in condition) return condition.any.some((each) => holdsIn(each, shown));
  if ('not' in condition) return !holdsIn(condition.not, shown);
  if ('this' in condition) return ofSome(condition.this, people.slice(0, 1));
  if ('someOther' in condition) return ofSome(condition.someOther, people.slice(1));
  if ('someone' in condition) return ofSome(condition.someone, people);
  if ('everyone' in condition) return !ofSome({ not: condition.everyone }, people);
  return holdsOfCase(condition, shown);
}

export function holdsOfCase(condition: Condition, { files, input }: Case): boolean {
  if ('factor' in condition) return isAmong(condition.is, stateIn(input, condition.factor));
  if ('checks' in condition) return condition.checks.some((each) => each === input.checks);
  if ('earlierReports' in condition) return inside(condition.earlierReports, Number(input.earlierReports));
  if ('nation' in condition) return condition.nation === input.nation;
  if ('condition' in condition) return condition.is.includes(input.conditions?.[condition.condition] ?? 'unstated');
  if (!('setting' in condition)) return true;
  const usual = files.settings.find(({ name }) => name === condition.setting)?.default;
  return condition.is.some((each) => each === (input.settings?.[condition.setting] ?? usual));
}

/** The highest of what is said of the case or of anybody, and what is derived. */
export function stateIn(input: AdviceInput, factor: string): AnswerState {
  const people = input.people ?? [];
  const said = [
    input.factors?.[factor],
    ...people.flatMap((each) => [each.by?.[factor], each.towards?.[factor]]),
    ...(CONCERNS.includes(factor) ? people.map((each) => each.facts?.[factor]) : []),
  ];
  const highest = Math.max(0, ...said.map((each) => STATES.findIndex((state) => state === each)));
  const isDerived = presentIn({ input: { ...input, factors: {}, people: people.map(withoutFactor) } }, factor);
  return isDerived ? 'confirmed' : (STATES[highest] ?? 'ruled-out');

  function withoutFactor(person: AdvicePerson): AdvicePerson {
    const drop = (all: AdvicePerson['by']) => ({ ...all, [factor]: 'ruled-out' as const });
    const isOwn = factor === 'adult-involved' && isActing(input, person);
    const parts = isOwn ? [...(person.parts ?? []), 'shared' as const] : person.parts;
    return {
      ...person,
      by: drop(person.by),
      towards: drop(person.towards),
      facts: drop(person.facts),
      ...(parts === undefined ? {} : { parts }),
    };
  }
}

export function holdsOf(condition: PersonCondition, input: AdviceInput, person: AdvicePerson): boolean {
  const again = (each: PersonCondition) => holdsOf(each, input, person);
  if ('all' in condition) return condition.all.every(again);
  if ('any' in condition) return condition.any.some(again);
  if ('not' in condition) return !again(condition.not);
  return 'is' in condition ? isSaidOf(condition, input, person) : isOne(condition, input, person);
}

export function isOne(condition: PersonCondition, input: AdviceInput, person: AdvicePerson): boolean {
  if ('age' in condition) return inside(condition.age, ageOf(person));
  if ('part' in condition) return person.parts?.includes(condition.part) ?? false;
  if ('actor' in condition) return isActing(input, person);
  return 'identified' in condition ? person.identified === true : 'always' in condition;
}

export function isSaidOf(
  condition: Extract<PersonCondition, { is: unknown }>,
  input: AdviceInput,
  person: AdvicePerson,
): boolean {
  if ('fact' in condition)
    return isAmong(condition.is, person.facts?.[condition.fact] ?? input.factors?.[condition.fact]);
  const [by, towards] = [saidIn(input, person, 'by'), saidIn(input, person, 'towards')];
  if ('by' in condition) return isAmong(condition.is, by(condition.by));
  if ('towards' in condition) return isAmong(condition.is, towards(condition.towards));
  if ('byAny' in condition) return condition.byAny.some((id) => isAmong(condition.is, by(id)));
  return 'towardsAny' in condition && condition.towardsAny.some((id) => isAmong(condition.is, towards(id)));
}
