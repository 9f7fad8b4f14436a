import { Adviser } from './adviser.ts';
import type { PolicyFiles, Rule } from './policy.schema.ts';
import { numbersAstray } from './sentence-numbers.ts';

/** A rule that nobody keeps, or that nothing shows to draw its line, with what is to be done about it. */
export interface Neglect {
  readonly rule: string;
  readonly says: string;
}

/** The same but for examples, which a proof reads itself: at once, where it is asked on the way. */
export const unkeptIn = (files: PolicyFiles, on: string): Neglect[] =>
  files.rules.flatMap((rule) =>
    [overdue(rule, on), unowned(rule), saysOtherwise(rule, files)].flatMap((says) =>
      says === undefined ? [] : [{ rule: rule.id, says }],
    ),
  );

/** What has to be put right in a version on a day: rules past their review, owned by nobody, or without a working example. */
export function neglectIn(files: PolicyFiles, on: string): Neglect[] {
  // By the ordinary advice, as an officer would meet the rule: an example that only a test can read shows nothing.
  const adviser = new Adviser([{ files }], () => '');
  return files.rules.flatMap((rule) =>
    [overdue(rule, on), unowned(rule), saysOtherwise(rule, files), ...lineless(adviser, files, rule)].flatMap((says) =>
      says === undefined ? [] : [{ rule: rule.id, says }],
    ),
  );
}

const overdue = ({ review }: Rule, on: string): string | undefined =>
  review <= on ? `Its review was due by ${review}: read it against its source, then move the day.` : undefined;

const unowned = ({ owner }: Rule): string | undefined =>
  owner.trim() === '' ? 'Nobody owns it: name the role that answers for it.' : undefined;

function saysOtherwise(rule: Rule, files: PolicyFiles): string | undefined {
  const astray = numbersAstray(rule, files);
  if (astray.length === 0) return undefined;
  return `Its sentence says ${astray.join(' and ')}, which stands neither in its condition nor in what it gives: put the sentence or the condition right.`;
}

/** An example on each side: one in which it fires, one in which it fails for everybody it is about. */
function lineless(adviser: Adviser, files: PolicyFiles, rule: Rule): string[] {
  const statuses = (example: unknown): readonly string[] => {
    // A rule may begin or end within its version: its examples are read on a day on which it holds.
    const today = [rule.from, files.policy.inForceFrom].reduce((one, other) => (one > other ? one : other));
    const advice = adviser.advise(example, { today, policy: files.policy.id });
    return advice.ok ? advice.value.trace.filter((each) => each.rule === rule.id).map(({ status }) => status) : [];
  };
  const [fires, fails] = [statuses(rule.examples.fires), statuses(rule.examples.fails)];
  return [
    ...(fires.includes('fired') ? [] : ['Its example that should fire does not: write one that is over the line.']),
    // Where nobody is listed a rule about a person has no status, which is no example of its failing.
    ...(fails.length > 0 && fails.every((status) => status === 'failed')
      ? []
      : ['Its example that should fail does not: write one just short of the line.']),
  ];
}
