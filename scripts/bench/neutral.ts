// The rules of a version in a form that any engine can be given: tests of plain named facts, for two people.
import type { AdviceInput } from '../../src/policy/index.ts';
import type { Condition, PersonCondition, Span } from '../../src/policy/condition.schema.ts';
import type { PolicyFiles, Rule } from '../../src/policy/policy.schema.ts';

export type Fact = string | number | boolean;

/** One question of one fact, or several put together. */
export type Check =
  | { readonly fact: string; readonly among: readonly Fact[] }
  | { readonly fact: string; readonly from: number }
  | { readonly fact: string; readonly below: number }
  | { readonly all: readonly Check[] }
  | { readonly any: readonly Check[] }
  | { readonly not: Check };

/** A rule as it reads with one of the two as the person it is about. */
export interface PlainRule {
  readonly key: string;
  readonly rule: Rule;
  readonly who: number;
  readonly check: Check;
}

export const PEOPLE = [0, 1] as const;
const TRUE: Check = { all: [] };

/** A name that every engine takes as one word. */
const named = (...parts: readonly (string | number)[]): string => parts.join('_').replaceAll('-', '_');

const inSpan = (fact: string, span: Span): Check => ({
  all: [
    ...(span.from === undefined ? [] : [{ fact, from: span.from }]),
    ...(span.below === undefined ? [] : [{ fact, below: span.below }]),
  ],
});

const saidOf = (condition: PersonCondition, who: number): Check => {
  const among = (direction: string, ids: readonly string[], is: readonly Fact[]): Check => ({
    any: ids.map((id) => ({ fact: named('p', who, direction, id), among: is })),
  });
  if ('by' in condition) return among('by', [condition.by], condition.is);
  if ('towards' in condition) return among('towards', [condition.towards], condition.is);
  if ('byAny' in condition) return among('by', condition.byAny, condition.is);
  if ('towardsAny' in condition) return among('towards', condition.towardsAny, condition.is);
  return 'fact' in condition ? among('fact', [condition.fact], condition.is) : TRUE;
};

const ofPerson = (condition: PersonCondition, who: number): Check => {
  if ('all' in condition) return { all: condition.all.map((each) => ofPerson(each, who)) };
  if ('any' in condition) return { any: condition.any.map((each) => ofPerson(each, who)) };
  if ('not' in condition) return { not: ofPerson(condition.not, who) };
  if ('age' in condition) return inSpan(named('p', who, 'age'), condition.age);
  if ('part' in condition) return { fact: named('p', who, 'part', condition.part), among: [true] };
  if ('actor' in condition) return { fact: named('p', who, 'actor'), among: [true] };
  if ('identified' in condition) return { fact: named('p', who, 'identified'), among: [true] };
  return saidOf(condition, who);
};

const ofCase = (condition: Condition): Check => {
  if ('factor' in condition) return { fact: named('factor', condition.factor), among: condition.is };
  if ('checks' in condition) return { fact: 'checks', among: condition.checks };
  if ('earlierReports' in condition) return inSpan('earlierReports', condition.earlierReports);
  if ('nation' in condition) return { fact: 'nation', among: [condition.nation] };
  if ('setting' in condition) return { fact: named('setting', condition.setting), among: condition.is };
  return 'condition' in condition ? { fact: named('condition', condition.condition), among: condition.is } : TRUE;
};

const checkOf = (condition: Condition, who: number): Check => {
  const everybody = (one: PersonCondition) => PEOPLE.map((each) => ofPerson(one, each));
  if ('all' in condition) return { all: condition.all.map((each) => checkOf(each, who)) };
  if ('any' in condition) return { any: condition.any.map((each) => checkOf(each, who)) };
  if ('not' in condition) return { not: checkOf(condition.not, who) };
  if ('this' in condition) return ofPerson(condition.this, who);
  if ('someOther' in condition) return ofPerson(condition.someOther, 1 - who);
  if ('someone' in condition) return { any: everybody(condition.someone) };
  if ('everyone' in condition) return { all: everybody(condition.everyone) };
  return ofCase(condition);
};

const isDecisive = ({ effect }: Rule): boolean =>
  'response' in effect || 'category' in effect || 'role' in effect || 'standing' in effect;

/** Every rule in force on the day that gives response, category, a role or a standing; those about a person, for both. */
export const plainRules = ({ rules }: PolicyFiles, on: string): readonly PlainRule[] =>
  rules
    .filter((rule) => isDecisive(rule) && rule.from <= on && (rule.until === null || on <= rule.until))
    .flatMap((rule) =>
      (rule.about === 'case' ? [0] : PEOPLE).map((who) => ({
        key: named(rule.about, who, rule.id),
        rule,
        who,
        check: checkOf(rule.when, who),
      })),
    );

const STATES = ['ruled-out', 'no-evidence', 'suspected', 'confirmed'] as const;
const CONCERNS = ['under-13', 'capacity-concern', 'immediate-harm'];
const HANDLING = ['shared', 'received', 'passed-on', 'asked-for'] as const;
type Person = NonNullable<AdviceInput['people']>[number];

const levelOf = (state: string | undefined): number => STATES.findIndex((each) => each === state);
const ageOf = ({ age }: Person): number => (typeof age === 'number' ? age : 0);

export const isActor = (person: Person): boolean =>
  HANDLING.some((part) => person.parts?.includes(part) === true) ||
  Object.entries(person.by ?? {}).some(([id, state]) => levelOf(state) >= 2 && !CONCERNS.includes(id));

const isInvolved = (person: Person): boolean =>
  isActor(person) ||
  person.parts?.some((part) => part === 'depicted' || part === 'protected') === true ||
  Object.values(person.towards ?? {}).some((state) => levelOf(state) >= 2);

/** A factor's state in the whole case. The engines beside us are given it worked out, which is to their good. */
export const effective = (id: string, { factors, people = [], earlierReports }: AdviceInput): string => {
  const derived = (person: Person): boolean =>
    id === 'under-13'
      ? ageOf(person) < 13 && isInvolved(person)
      : id === 'adult-involved' && ageOf(person) >= 18 && isActor(person);
  const levels = people.flatMap((person) => [
    ...[person.by?.[id], person.towards?.[id], CONCERNS.includes(id) ? person.facts?.[id] : undefined].map(levelOf),
    derived(person) ? 3 : 0,
  ]);
  const repeated = id === 'persistent-behaviour' && Number(earlierReports) > 0 ? 3 : 0;
  return STATES[Math.max(levelOf(factors?.[id]), repeated, ...levels)] ?? 'ruled-out';
};

const PARTS = [...HANDLING, 'depicted', 'protected', 'reported'] as const;
const idsOf = ({ facts }: PolicyFiles, kind: string): readonly string[] =>
  facts.filter((fact) => fact.kind === kind).map(({ id }) => id);

const said = (who: number, direction: string, ids: readonly string[], states: Person['by']) =>
  ids.map((id): readonly [string, Fact] => [named('p', who, direction, id), states?.[id] ?? 'ruled-out']);

const factsOfPerson = (files: PolicyFiles, person: Person, who: number): readonly (readonly [string, Fact])[] => [
  [named('p', who, 'age'), ageOf(person)],
  [named('p', who, 'identified'), person.identified === true],
  [named('p', who, 'actor'), isActor(person)],
  ...PARTS.map((part) => [named('p', who, 'part', part), person.parts?.includes(part) === true] as const),
  ...said(who, 'by', idsOf(files, 'factor'), person.by),
  ...said(who, 'towards', idsOf(files, 'factor'), person.towards),
  ...said(who, 'fact', idsOf(files, 'person-fact'), person.facts),
];

/** The facts of a case in which everything is known, flat. */
export const plainFacts = (files: PolicyFiles, input: AdviceInput): Readonly<Record<string, Fact>> =>
  Object.fromEntries([
    ['nation', input.nation ?? 'england'],
    ['checks', input.checks ?? 'complete'],
    ['earlierReports', Number(input.earlierReports)],
    ...idsOf(files, 'factor').map((id) => [named('factor', id), effective(id, input)] as const),
    ...idsOf(files, 'condition').map((id) => [named('condition', id), input.conditions?.[id] ?? 'unstated'] as const),
    ...files.settings.map(
      ({ name, default: usual }) => [named('setting', name), input.settings?.[name] ?? usual] as const,
    ),
    ...(input.people ?? []).flatMap((person, who) => factsOfPerson(files, person, who)),
  ]);
