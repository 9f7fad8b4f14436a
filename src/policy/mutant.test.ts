import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { mutantsOf } from './mutant.make.ts';
import { IDS, realPolicy } from './real-policy.make.ts';
import { Trial } from './trial.make.ts';

/** How many planted faults are tried of each version, spread over all of them; more when everything is assured. */
const TRIED = Number(process.env['EVENHAND_MUTANTS'] ?? 12);
const SEED = Number(process.env['EVENHAND_SEED'] ?? 20_261_122);

const versions = IDS.map((id) => realPolicy(id, readFileSync).files);

for (const [place, files] of versions.entries())
  void test(`${files.policy.id}: every planted fault that anybody could notice is refuted by a statement or a scenario`, (t) => {
    const all = [...mutantsOf(files, SEED)];
    assert.ok(all.length > 1000, 'faults are planted in every rule');
    const step = Math.max(1, Math.floor(all.length / TRIED));
    const trial = new Trial(files, versions[place - 1]);
    const judged = all
      .filter((_, each) => each % step === SEED % step)
      .map((mutant) => ({ name: mutant.name, ...trial.judge(mutant) }));
    const named = (by: string) => judged.filter((each) => each.by === by).map(({ name }) => name);
    assert.deepEqual(named('nothing'), []);
    const [statement, scenario, equal] = [named('statement'), named('scenario'), named('equal')];
    t.diagnostic(
      `${judged.length} planted faults: ${statement.length} refuted by a statement, ${scenario.length} by a scenario`,
    );
    t.diagnostic(`${equal.length} change nothing that is advised, which is proved of all inputs: ${equal.join('; ')}`);
    assert.ok(statement.length > judged.length * 0.9);
  });

void test('what nobody could notice is proved equal, and what somebody could is not', () => {
  const [files] = versions;
  assert.ok(files !== undefined);
  const trial = new Trial(files, undefined);
  const faults = [...mutantsOf(files, SEED)];
  const dropped = faults.find(({ name }) => name === 'drop the rule: duty-nrm');
  assert.ok(dropped !== undefined);
  assert.equal(trial.judge(dropped).by, 'statement');
  const again = files.rules.map((rule) => (rule.id === 'duty-nrm' ? { ...rule, when: { all: [rule.when] } } : rule));
  assert.equal(trial.judge({ ...dropped, files: { ...files, rules: again } }).by, 'equal');
});
