import { deadEnds } from './dead-end.ts';
import { expectationsIn } from './expectation.ts';
import { fault, type PolicyFault } from './fault.ts';
import { readInput, vocabularyOf } from './input.ts';
import { nearest } from './nearest.ts';
import type { PolicyFiles, Rule } from './policy.schema.ts';
import { ruleFaults, sourceNames, unknownNames } from './rule-reference.ts';

/** Everything a version names that is not in it, every name given twice, and every quantifier where it has no meaning. */
export function faultsOf(files: PolicyFiles): PolicyFault[] {
  return [
    ...duplicates(files),
    ...files.rules.flatMap((rule, place) => ruleFaults(files, rule, `[${place}] ${rule.id}`)),
    ...otherSources(files),
    ...uncited(files),
    ...conflictingRanks(files.rules),
    ...files.settings.flatMap(({ name, answers, default: usual }, place) => {
      const says = `${String(usual)} is none of the answers, of which one is expected`;
      return answers.includes(usual)
        ? []
        : [fault('settings', `[${place}] ${name} default`, says, nearest(String(usual), answers.map(String)))];
    }),
    ...inputFaults(files),
    ...expectFaults(files),
    ...listedFaults(files),
    ...deadEnds(files),
  ];
}

/** Facts that no version could be asked about: a scenario or an example of them would show nothing. */
function inputFaults(files: PolicyFiles): PolicyFault[] {
  const vocabulary = vocabularyOf(files);
  const read = (file: string, at: string, input: unknown): PolicyFault[] => {
    const result = readInput(vocabulary, input);
    return result.ok
      ? []
      : result.refusal.map(({ field, says, nearest: near }) => fault(file, `${at}.${dotted(field)}`, says, near));
  };
  return [
    ...files.scenarios.flatMap(({ id, input }, place) => read('scenarios', `[${place}] ${id} input`, input)),
    ...files.rules.flatMap(({ id, examples }, place) =>
      (['fires', 'fails'] as const).flatMap((side) =>
        read('rules', `[${place}] ${id} examples.${side}`, examples[side]),
      ),
    ),
  ];
}

/** `people[0].by` as a place in a file is written: people.0.by. */
const dotted = (field: string): string => field.replaceAll(/\[(\d+)\]/gu, '.$1');

function expectFaults(files: PolicyFiles): PolicyFault[] {
  const faultsIn = expectationsIn(files);
  return files.scenarios.flatMap((scenario, place) =>
    faultsIn(scenario).map(({ path, says, nearest: near }) =>
      fault('scenarios', [`[${place}] ${scenario.id} expect`, ...path].map(String).join('.'), says, near),
    ),
  );
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

/** Sources are read from the folder of the version, whatever its head says: another place would never be looked at. */
const otherSources = ({ policy: { sources = SOURCES } }: PolicyFiles): PolicyFault[] =>
  sources === SOURCES
    ? []
    : [
        fault(
          'policy',
          'sources',
          `${JSON.stringify(sources)} is never read: a version lists its sources in ${SOURCES}, in its own folder`,
          [SOURCES],
        ),
      ];

const SOURCES = 'sources.json';

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

/** Every other entry that rests on a source cites one that is listed, as a rule does. */
function uncited(files: PolicyFiles): PolicyFault[] {
  const citing = [
    ['facts', files.facts.map(({ id, source }) => ({ id, source }))],
    ['outcomes', files.outcomes.map(({ code, source }) => ({ id: code, source }))],
    ['settings', files.settings.map(({ name, source }) => ({ id: name, source }))],
    ['periods', files.periods.map(({ id, source }) => ({ id, source }))],
  ] as const;
  const findOut = files.policy.findOut?.source;
  return [
    ...citing.flatMap(([file, entries]) =>
      entries.flatMap(({ id, source }, place) => unknownNames(file, `[${place}] ${id}`, sourceNames(files, source))),
    ),
    ...(findOut === undefined ? [] : unknownNames('policy', 'findOut', sourceNames(files, findOut))),
  ];
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
