import type { Condition, PersonCondition } from './condition.schema.ts';
import { fault, type PolicyFault } from './fault.ts';
import { nearest } from './nearest.ts';
import type { Duty, PolicyFiles, Rule } from './policy.schema.ts';
import { answersOf, idsOfKind, within } from './variables.ts';
import { sentencesIn } from './sentence.ts';
import type { z } from 'zod';

/** A name of something else in the version; `at` is where it stands in its entry, as keys and indexes joined by dots. */
interface Reference {
  readonly at: string;
  readonly name: string;
  readonly kind: string;
  readonly known: readonly string[];
}

/** A condition, and where it stands: its keys and indexes from the entry on. */
interface Placed {
  readonly at: string;
  readonly condition: Condition | PersonCondition;
}

/** What a rule names that is not in its version, each where it stands, and what a rule of its kind cannot say. */
export function ruleFaults(files: PolicyFiles, rule: Rule, entry: string): PolicyFault[] {
  const conditions = placedIn(rule.when);
  const missing = unknownNames('rules', entry, [
    ...conditions.flatMap((each) => conditionNames(files, each)),
    ...effectNames(files, rule),
  ]);
  // It would quietly be about whoever happens to be listed first.
  const misplaced = conditions
    .filter(({ condition: each }) => rule.about === 'case' && ('this' in each || 'someOther' in each))
    .map(({ at }) => fault('rules', `${entry} ${at}`, 'a rule about the case has no "this" and no "someOther" person'));
  const unowned =
    rule.about === 'case' && 'role' in rule.effect
      ? [fault('rules', `${entry} effect.role`, 'only a rule about a person can give a role')]
      : [];
  return [...missing, ...misplaced, ...unowned, ...longWinded(rule, entry)];
}

/** Each is read aloud, cited and proved by itself: what else there is to say is another rule, or how it was read. */
function longWinded({ says }: Rule, entry: string): PolicyFault[] {
  const count = sentencesIn(says);
  return count <= 1
    ? []
    : [
        fault(
          'rules',
          `${entry} says`,
          `it has ${count} sentences and is expected to have one: say the rest in a rule of its own, or in reading`,
        ),
      ];
}

export const unknownNames = (file: string, entry: string, names: readonly Reference[]): PolicyFault[] =>
  names
    .filter(({ name, known }) => !known.includes(name))
    .map(({ at, name, kind, known }) =>
      fault(file, `${entry} ${at}`, `there is no ${kind} ${name}`, nearest(name, known)),
    );

/** A rule’s condition and every one inside of it. */
function placedIn(when: Condition): Placed[] {
  const placed: Placed[] = [{ at: 'when', condition: when }];
  for (const { at, condition } of placed) {
    const [key = ''] = Object.keys(condition);
    const isList = 'all' in condition || 'any' in condition;
    within(condition).forEach((each, place) =>
      placed.push({ at: isList ? `${at}.${key}.${place}` : `${at}.${key}`, condition: each }),
    );
  }
  return placed;
}

function conditionNames(files: PolicyFiles, { at, condition }: Placed): Reference[] {
  const named = (key: string, kind: string, ...names: readonly string[]): Reference[] => {
    const known = idsOfKind(files, kind === 'person fact' ? 'person-fact' : kind);
    return names.map((name) => ({ at: `${at}.${key}`, name, kind, known }));
  };
  const listed = (key: string, names: readonly string[]) =>
    names.flatMap((name, place) => named(`${key}.${place}`, 'factor', name));
  if ('factor' in condition) return named('factor', 'factor', condition.factor);
  if ('by' in condition) return named('by', 'factor', condition.by);
  if ('towards' in condition) return named('towards', 'factor', condition.towards);
  if ('byAny' in condition) return listed('byAny', condition.byAny);
  if ('towardsAny' in condition) return listed('towardsAny', condition.towardsAny);
  if ('fact' in condition) return named('fact', 'person fact', condition.fact);
  if ('setting' in condition) return settingNames(files, at, condition);
  if (!('condition' in condition)) return [];
  // `unstated` is the engine's own answer and stands in no file; a rule may ask for it all the same.
  const answers = [...answersOf(files, condition.condition), 'unstated'];
  return [
    ...named('condition', 'condition', condition.condition),
    ...answerNames(at, condition.condition, condition.is, answers),
  ];
}

const answerNames = (
  at: string,
  to: string,
  is: readonly (string | boolean)[],
  answers: readonly (string | boolean)[],
): Reference[] =>
  is.map((each, place) => ({
    at: `${at}.is.${place}`,
    name: String(each),
    kind: `answer to ${to}`,
    known: answers.map(String),
  }));

function settingNames(
  files: PolicyFiles,
  at: string,
  { setting, is }: Extract<Condition, { setting: unknown }>,
): Reference[] {
  const answers = files.settings.find(({ name }) => name === setting)?.answers ?? [];
  return [
    { at: `${at}.setting`, name: setting, kind: 'setting', known: files.settings.map(({ name }) => name) },
    ...answerNames(at, setting, is, answers),
  ];
}

function effectNames(files: PolicyFiles, { source, effect }: Rule): Reference[] {
  const cited = sourceNames(files, source);
  if ('duty' in effect) return [...cited, ...periodNames(files, effect.duty)];
  if (!('standing' in effect)) return cited;
  const known = files.outcomes.map(({ code }) => code);
  const outcomes = effect.outcomes.map((name, place) => ({
    at: `effect.outcomes.${place}`,
    name,
    kind: 'outcome',
    known,
  }));
  return [...cited, ...outcomes];
}

/** What rests on a source has to cite what is in the list of sources: else it is somebody's opinion. */
export function sourceNames(files: PolicyFiles, source: string): Reference[] {
  const known = files.sources.map(({ id }) => id);
  return source.split(/[,;]\s*/).map((name) => ({ at: 'source', name, kind: 'source', known }));
}

function periodNames(files: PolicyFiles, { within: span }: z.infer<typeof Duty>): Reference[] {
  if (typeof span !== 'string' || span === 'now') return [];
  return [{ at: 'effect.duty.within', name: span, kind: 'period', known: files.periods.map(({ id }) => id) }];
}
