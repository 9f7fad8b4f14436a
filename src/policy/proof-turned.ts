import type { Rule } from './policy.schema.ts';
import type { View } from './proof-view.ts';

export const ofOutcome = (code: string): string => `Outcome ${code}`;

/** One thing that is advised, by its name, and the level that a rule gives it, where it bears on it. */
interface Turning {
  readonly name: string;
  readonly levelOf: (rule: Rule) => number | undefined;
}

/**
 * Whether what is advised of one thing may be another than at an earlier day: where a rule that bears on it, or the outcome
 * itself, began or ended since. Nothing else turns it, and what is not turned was read on that day.
 */
export const turnedSince =
  ({ rules, outcomes }: View, before: View | undefined) =>
  ({ name, levelOf: level }: Turning): boolean => {
    if (before === undefined) return true;
    const [then, now] = [before.rules, rules].map((all) => all.filter((rule) => level(rule) !== undefined));
    const isNew = outcomes.some((each) => name === ofOutcome(each.code) && !before.outcomes.includes(each));
    return isNew || then?.length !== now?.length || now?.some((rule, each) => rule !== then?.[each]) !== false;
  };

/** Whether anything but a note or a warning may be advised otherwise than at an earlier day. */
export function isTurned({ rules, outcomes }: View, before: View | undefined): boolean {
  if (before?.outcomes.length !== outcomes.length) return true;
  const bearing = (all: View['rules']) => all.filter(({ effect }) => !('note' in effect || 'warning' in effect));
  const [then, now] = [bearing(before.rules), bearing(rules)];
  return then.length !== now.length || now.some((rule, place) => rule !== then[place]);
}
