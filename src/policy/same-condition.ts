import canonicalize from 'canonicalize';
import type { Condition, PersonCondition } from './condition.schema.ts';

/** A condition as a key that two ways of writing the same have in common: no part alone in a list, none twice or denied twice, in any order. */
export function plainly(condition: Condition | PersonCondition): string {
  if ('all' in condition) return listed('all', condition.all);
  if ('any' in condition) return listed('any', condition.any);
  if (!('not' in condition)) return alone(condition);
  const { not: denied } = condition;
  return 'not' in denied ? plainly(denied.not) : `not ${plainly(denied)}`;
}

function listed(name: 'all' | 'any', parts: readonly (Condition | PersonCondition)[]): string {
  // A list in a list of its own kind is one list.
  const flat = parts.flatMap((part) => inside(name, part)).map(plainly);
  const each = [...new Set(flat)].sort();
  const [only] = each;
  return only !== undefined && each.length === 1 ? only : `${name}(${each.join('; ')})`;
}

function inside(name: 'all' | 'any', part: Condition | PersonCondition): readonly (Condition | PersonCondition)[] {
  const parts = name === 'all' && 'all' in part ? part.all : name === 'any' && 'any' in part ? part.any : undefined;
  return parts === undefined ? [part] : parts.flatMap((each) => inside(name, each));
}

type Alone = Exclude<Condition | PersonCondition, { all: unknown } | { any: unknown } | { not: unknown }>;

function alone(condition: Alone): string {
  if ('this' in condition) return `this ${plainly(condition.this)}`;
  if ('someOther' in condition) return `someOther ${plainly(condition.someOther)}`;
  if ('someone' in condition) return `someone ${plainly(condition.someone)}`;
  if ('everyone' in condition) return `everyone ${plainly(condition.everyone)}`;
  return canonicalize(inOrder(condition)) ?? '';
}

/** States and names are sets, in whatever order they are written. */
const inOrder = (condition: Alone): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(condition).map(([key, value]: [string, unknown]) => [
      key,
      Array.isArray(value) ? [...new Set(value)].sort() : value,
    ]),
  );
