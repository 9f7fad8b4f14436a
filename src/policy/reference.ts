import type { Condition, PersonCondition } from './condition.schema.ts';
import { deadEnds } from './dead-end.ts';
import { fault, type PolicyFault } from './fault.ts';
import { nearest } from './nearest.ts';
import type { Duty, PolicyFiles, Rule } from './policy.schema.ts';
import { answersOf, idsOfKind, within } from './variables.ts';
import type { z } from 'zod';

interface Reference {
  readonly name: string;
  readonly kind: string;
  readonly known: readonly string[];
}

/** Everything a version names that is not in it, every name given twice, and every quantifier where it has no meaning. */
export function faultsOf(files: PolicyFiles): PolicyFault[] {
  return [
    ...duplicates(files),
    ...files.rules.flatMap((rule, place) => ruleFaults(files, rule, `[${place}] ${rule.id}`)),
    ...conflictingRanks(files.rules),
    ...files.settings
      .filter((setting) => !setting.answers.includes(setting.default))
      .map(({ name }) => fault('settings', name, 'the default is none of the answers')),
    ...listedFaults(files),
    ...deadEnds(files),
  ];
}

function duplicates(files: PolicyFiles): PolicyFault[] {
  const named: readonly (readonly [string, readonly string[]])[] = [
    ['sources', files.sources.map(({ id }) => id)],
    ['facts', files.facts.map(({ kind, id }) => `${kind} ${id}`)],
    ['outcomes', files.outcomes.map(({ code, from }) => `${code} from ${from}`)],
    ['rules', files.rules.map(({ id }) => id)],
    ['settings', files.settings.map(({ name }) => name)],
    ['periods', files.periods.map(({ id }) => id)],
    ['scenarios', files.scenarios.map(({ id }) => id)],
    ['disagreements', files.disagreements.map(({ id }) => id)],
  ];
  return named.flatMap(([file, names]) =>
    names
      .filter((name, place) => names.indexOf(name) < place)
      .map((name) => fault(file, name, `${name} is given twice`)),
  );
}

/** What a version lists of itself, to be proved, names what is in it. */
function listedFaults(files: PolicyFiles): PolicyFault[] {
  const rules = files.rules.map(({ id }) => id);
  const sources = files.sources.map(({ id }) => id);
  const duties = files.rules.flatMap(({ effect }) => ('duty' in effect ? [effect.duty.id] : []));
  const missing = (file: string, at: string, kind: string, names: readonly string[], known: readonly string[]) =>
    names
      .filter((name) => !known.includes(name))
      .map((name) => fault(file, at, `there is no ${kind} ${name}`, nearest(name, known)));
  return [
    ...files.settings.flatMap(({ name, weakens }) => missing('settings', name, 'rule', weakens ?? [], rules)),
    ...files.disagreements.flatMap(({ id, positions }) =>
      positions.flatMap(({ source }) => missing('disagreements', id, 'source', [source], sources)),
    ),
    ...missing('policy', 'opposites', 'duty', (files.policy.opposites ?? []).flat(), duties),
  ];
}

function ruleFaults(files: PolicyFiles, rule: Rule, at: string): PolicyFault[] {
  const conditions: (Condition | PersonCondition)[] = [rule.when];
  for (const condition of conditions) conditions.push(...within(condition));
  const missing = [...conditions.flatMap((each) => conditionNames(files, each)), ...effectNames(files, rule)]
    .filter(({ name, known }) => !known.includes(name))
    .map(({ name, kind, known }) => fault('rules', at, `there is no ${kind} ${name}`, nearest(name, known)));
  // It would quietly be about whoever happens to be listed first.
  const misplaced =
    rule.about === 'case' && conditions.some((each) => 'this' in each || 'someOther' in each)
      ? [fault('rules', at, 'a rule about the case has no "this" and no "someOther" person')]
      : [];
  const unowned =
    rule.about === 'case' && 'role' in rule.effect
      ? [fault('rules', at, 'only a rule about a person can give a role')]
      : [];
  return [...missing, ...misplaced, ...unowned];
}

function conditionNames(files: PolicyFiles, condition: Condition | PersonCondition): Reference[] {
  const factors = idsOfKind(files, 'factor');
  const named = (kind: string, known: readonly string[], ...names: readonly string[]): Reference[] =>
    names.map((name) => ({ name, kind, known }));
  if ('factor' in condition) return named('factor', factors, condition.factor);
  if ('by' in condition) return named('factor', factors, condition.by);
  if ('towards' in condition) return named('factor', factors, condition.towards);
  if ('byAny' in condition) return named('factor', factors, ...condition.byAny);
  if ('towardsAny' in condition) return named('factor', factors, ...condition.towardsAny);
  if ('fact' in condition) return named('person fact', idsOfKind(files, 'person-fact'), condition.fact);
  if ('setting' in condition) return settingNames(files, condition);
  if (!('condition' in condition)) return [];
  // `unstated` is the engine's own answer and stands in no file; a rule may ask for it all the same.
  const answers = [...answersOf(files, condition.condition), 'unstated'];
  return [
    ...named('condition', idsOfKind(files, 'condition'), condition.condition),
    ...named(`answer to ${condition.condition}`, answers, ...condition.is),
  ];
}

function settingNames(files: PolicyFiles, condition: Extract<Condition, { setting: unknown }>): Reference[] {
  const names = files.settings.map(({ name }) => name);
  const answers = files.settings.find(({ name }) => name === condition.setting)?.answers ?? [];
  return [
    { name: condition.setting, kind: 'setting', known: names },
    ...condition.is.map((each) => ({
      name: String(each),
      kind: `answer to ${condition.setting}`,
      known: answers.map(String),
    })),
  ];
}

function effectNames(files: PolicyFiles, { source, effect }: Rule): Reference[] {
  const sources = files.sources.map(({ id }) => id);
  // A rule has to cite what is in the list of sources: else it is somebody's opinion.
  const cited = source.split(/[,;]\s*/).map((name) => ({ name, kind: 'source', known: sources }));
  if ('duty' in effect) return [...cited, ...periodNames(files, effect.duty)];
  if (!('standing' in effect)) return cited;
  const codes = files.outcomes.map(({ code }) => code);
  return [...cited, ...effect.outcomes.map((name) => ({ name, kind: 'outcome', known: codes }))];
}

function periodNames(files: PolicyFiles, { within: span }: z.infer<typeof Duty>): Reference[] {
  if (typeof span !== 'string' || span === 'now') return [];
  return [{ name: span, kind: 'period', known: files.periods.map(({ id }) => id) }];
}

/** A rank is one role: two roles of one rank could both be the highest. */
function conflictingRanks(rules: readonly Rule[]): PolicyFault[] {
  const roles = new Map<number, string>();
  return rules.flatMap(({ id, effect }) => {
    if (!('role' in effect)) return [];
    const known = roles.get(effect.rank) ?? effect.role;
    roles.set(effect.rank, known);
    return known === effect.role ? [] : [fault('rules', id, `rank ${effect.rank} is ${known} in an earlier rule`)];
  });
}
