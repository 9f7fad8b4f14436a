import { Adviser, expectationsIn, shortfalls, type Policy } from '../../policy/index.ts';
import { fieldOf } from './column.ts';
import type { ReadScenario, ScenarioFault } from './scenario-table.ts';

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
  const expected = expectationsIn(policy.files);
  const ids = read.map(({ scenario }) => scenario.id);
  const faults = read.flatMap((each, place) => [
    ...(ids.indexOf(each.scenario.id) < place ? [at(each, 'id', 'this id is given twice')] : []),
    ...expected(each.scenario).map(({ path, says, nearest: near }) =>
      at(
        each,
        fieldOf(['expect', ...path.map((step) => (typeof step === 'number' ? step : String(step)))]),
        says,
        near,
      ),
    ),
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
