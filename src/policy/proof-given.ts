import type { Advice } from './advice.schema.ts';
import type { Diagram } from './diagram.ts';
import type { Rule } from './policy.schema.ts';
import type { View } from './proof-view.ts';

/**
 * Where a rule gives what it says: where it fires or, of a role, where its role is also the one that is given, since a
 * role that a setting brings in of a higher rank overrides it without turning it off.
 */
export function given(view: View, rule: Rule): Diagram {
  const { effect } = rule;
  if (!('role' in effect)) return view.fires(rule);
  const isIt = view.d.map(
    `is ${effect.role} of ${view.roles.join()}`,
    (place) => (view.roles[place] === effect.role ? 1 : 0),
    view.role,
  );
  return view.d.and(view.fires(rule), isIt);
}

/** The same of ordinary advice, on the first person. */
export const isGiven = ({ trace, people }: Advice, { id, effect }: Rule): boolean =>
  trace.some(({ rule, status }) => rule === id && status === 'fired') &&
  (!('role' in effect) || people[0]?.role === effect.role);
