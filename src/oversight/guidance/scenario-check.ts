import { z } from 'zod';
import { Advice, Adviser, nearest, shortfalls, type Policy, type Scenario } from '../../policy/index.ts';
import { fieldOf } from './column.ts';
import type { ReadScenario, ScenarioFault } from './scenario-table.ts';

const Likely = z.deepPartial(Advice);
/** `not` tells of what must not be there: a list says of what it has, and nothing of what it has not. */
const Expected = z.strictObject({ ...Likely.shape, not: z.array(Likely).optional() });

/** Where the advice falls short of what a scenario expects of it. */
export interface Unmet {
  readonly id: string;
  readonly line: number;
  readonly shortfalls: readonly string[];
}

export interface Checked {
  /** What no version could be asked, or could ever answer. */
  readonly faults: readonly ScenarioFault[];
  /** What this version answers otherwise: the scenario, or the guidance, has to change. */
  readonly unmet: readonly Unmet[];
}

/** Asks a version every scenario that was read, and compares. */
export function checkScenarios(policy: Policy, read: readonly ReadScenario[], today: string): Checked {
  const adviser = new Adviser([policy], () => '');
  const ids = read.map(({ scenario }) => scenario.id);
  const faults = read.flatMap((each, place) => [
    ...(ids.indexOf(each.scenario.id) < place ? [at(each, 'id', 'this id is given twice')] : []),
    ...expectationFaults(policy, each),
  ]);
  const unmet: Unmet[] = [];
  for (const each of read) {
    const { id, input, expect } = each.scenario;
    const advice = adviser.advise(input, { today, policy: policy.files.policy.id });
    if (!advice.ok)
      faults.push(...advice.refusal.map(({ field, says, nearest: near }) => at(each, `input.${field}`, says, near)));
    else {
      const found = shortfalls(expect, advice.value);
      if (found.length > 0) unmet.push({ id, line: each.line, shortfalls: found });
    }
  }
  return { faults, unmet };
}

/** Told at the column of a field, or of what is nearest around it. */
function at(
  { line, columnOf }: ReadScenario,
  field: string,
  says: string,
  near: readonly string[] = [],
): ScenarioFault {
  const exact = columnOf((path) => fieldOf(path) === field);
  const inside = exact > 0 ? exact : columnOf((path) => fieldOf(path).startsWith(field));
  const around = inside > 0 ? inside : columnOf((path) => path.length > 1 && field.startsWith(fieldOf(path)));
  return { line, column: around, says, nearest: near };
}

/** An expectation that no advice has a place for would never be met, and nobody would know why. */
function expectationFaults({ files }: Policy, read: ReadScenario): ScenarioFault[] {
  const parsed = Expected.safeParse(read.scenario.expect);
  if (!parsed.success) return parsed.error.issues.map((issue) => issueFault(read, issue));
  const duties = files.rules.flatMap(({ effect }) => ('duty' in effect ? [effect.duty.id] : []));
  const codes = files.outcomes.map(({ code }) => code);
  const { not = [] } = parsed.data;
  const [owed, people] = [
    [parsed.data, ...not].flatMap((each) => each.duties ?? []),
    [parsed.data, ...not].flatMap((each) => each.people ?? []),
  ];
  return [
    ...reasonsIn(read.scenario).flatMap((name) =>
      missing(
        read,
        'rule',
        name,
        files.rules.map(({ id }) => id),
      ),
    ),
    ...owed.flatMap(({ id }) => missing(read, 'duty', id, [...duties, 'find-out'])),
    ...people.flatMap(({ outcomes = [] }) => outcomes.flatMap(({ code }) => missing(read, 'outcome', code, codes))),
  ];
}

const missing = (read: ReadScenario, kind: string, name: string | undefined, known: readonly string[]) =>
  name === undefined || known.includes(name)
    ? []
    : [at(read, 'expect', `there is no ${kind} ${name}`, nearest(name, known))];

const Reasons = z.array(z.string());

/** Every rule that is expected among the reasons, wherever it is. */
function reasonsIn({ expect }: Scenario): readonly string[] {
  const found: string[] = [];
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, each] of Object.entries(value)) {
      if (key === 'because') found.push(...(Reasons.safeParse(each).data ?? []));
      else look(each);
    }
  };
  look(expect);
  return found;
}

function issueFault(read: ReadScenario, issue: z.core.$ZodIssue): ScenarioFault {
  const field = fieldOf(['expect', ...issue.path.map((step) => (typeof step === 'number' ? step : String(step)))]);
  if (issue.code === 'unrecognized_keys') {
    const [key = ''] = issue.keys;
    const known = issue.path.length === 0 ? Object.keys(Expected.shape) : [];
    return at(read, `${field}.${key}`, `advice has no ${key} here`, nearest(key, known));
  }
  if (issue.code !== 'invalid_value') return at(read, field, `${field}: ${issue.message}`);
  const words = issue.values.map(String);
  const word = told(read.scenario.expect, issue.path);
  return at(read, field, `${field} is ${word}: one of ${words.join(', ')} is expected`, nearest(word, words));
}

/** What stands at a path, as a word. */
const told = (whole: unknown, path: readonly PropertyKey[]): string =>
  String(
    path.reduce<unknown>(
      (value, step) =>
        typeof value === 'object' && value !== null ? new Map(Object.entries(value)).get(String(step)) : undefined,
      whole,
    ),
  );
