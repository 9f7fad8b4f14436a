import type { Condition } from '../../policy/index.ts';
import type { Rule } from './published.ts';

export type PersonCondition = Extract<Condition, { this: unknown }>['this'];
export type Anything = Condition | PersonCondition;

/** The parts that make somebody an actor; so does any factor done by them (design, section 6). */
const ACTING = ['shared', 'received', 'passed-on', 'asked-for'];

const inside = (condition: Anything): readonly Anything[] => {
  if ('all' in condition) return condition.all;
  if ('any' in condition) return condition.any;
  if ('not' in condition) return [condition.not];
  if ('this' in condition) return [condition.this];
  if ('someOther' in condition) return [condition.someOther];
  if ('someone' in condition) return [condition.someone];
  return 'everyone' in condition ? [condition.everyone] : [];
};

const ofPerson = (condition: Anything): readonly string[] => {
  if ('by' in condition) return [condition.by];
  if ('towards' in condition) return [condition.towards];
  if ('byAny' in condition) return condition.byAny;
  if ('towardsAny' in condition) return condition.towardsAny;
  if ('fact' in condition) return [condition.fact];
  if ('part' in condition) return [condition.part];
  return 'actor' in condition ? ACTING : [];
};

/** By the name under which the guidance has them as facts: for these, that of the field itself. */
const FIELDS = ['age', 'identified', 'checks', 'nation', 'earlierReports'];

const factsIn = (condition: Anything): readonly string[] => {
  if ('factor' in condition) return [condition.factor];
  if ('condition' in condition) return [condition.condition];
  return [...ofPerson(condition), ...FIELDS.filter((field) => field in condition)];
};

/** Everything that a rule turns on: facts of the guidance, and settings of the force. */
export function readsOf({ when }: Pick<Rule, 'when'>): {
  readonly facts: readonly string[];
  readonly settings: readonly string[];
} {
  const all: Anything[] = [when];
  for (const each of all) all.push(...inside(each));
  return {
    facts: [...new Set(all.flatMap(factsIn))],
    settings: [...new Set(all.flatMap((each) => ('setting' in each ? [each.setting] : [])))],
  };
}
