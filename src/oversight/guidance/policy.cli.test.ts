import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { z } from 'zod';
import { askShellNow } from '../../../test/shell-asked.ts';
import { GUIDANCE } from './policies.ts';

const folder = mkdtempSync(join(tmpdir(), 'prove-'));
after(() => {
  rmSync(folder, { recursive: true });
});

const prove = (...args: readonly string[]) => askShellNow(['policy', 'prove', ...args]);

const Proofs = z.array(
  z.strictObject({
    policy: z.string(),
    statement: z.string(),
    proved: z.boolean(),
    counterexample: z
      .strictObject({ story: z.string(), scenarios: z.array(z.record(z.string(), z.unknown())) })
      .nullable(),
    ms: z.number(),
  }),
);

void test('every version is proved, a line a statement, and that is told by the exit code', () => {
  const { status, stdout } = prove();
  assert.equal(status, 0, stdout);
  assert.match(stdout, /^Guidance 2016-11, over every input, for any number of people, from 2016-01-01, 2016-04-06/u);
  assert.match(stdout, /^Guidance 2024-05/mu);
  assert.match(stdout, /^ {2}proved {3}Every case has exactly one response/mu);
  assert.doesNotMatch(stdout, /REFUTED/u);
});

void test('one version as JSON: for each statement whether it is proved, the case against it and the time', () => {
  const { status, stdout } = prove('2024-05', '--json');
  assert.equal(status, 0);
  const proofs = Proofs.parse(JSON.parse(stdout));
  assert.ok(proofs.length > 100);
  // A program reads the four that every proof has, in their order, before what else is said.
  assert.match(
    stdout,
    /^\[\s*\{\s*"statement": [^\n]*\s*"proved": true,\s*"counterexample": null,\s*"ms": [\d.e-]+,\s*"policy"/u,
  );
  assert.ok(
    proofs.every(({ policy, proved, counterexample }) => policy === '2024-05' && proved && counterexample === null),
  );
});

void test('a fault in the guidance is refuted by a story that can be pasted as a scenario, with exit code 1', () => {
  cpSync(GUIDANCE, folder, { recursive: true });
  const file = join(folder, '2024-05', 'rules.json');
  const rules = z.array(z.looseObject({ id: z.string() })).parse(JSON.parse(readFileSync(file, 'utf8')));
  const aged = rules.map((rule) => (rule.id === 'proportionate' ? { ...rule, review: '2026-01-01' } : rule));
  writeFileSync(file, JSON.stringify(aged.filter(({ id }) => id !== 'outcome-no-soft-end-for-adults')));
  rmSync(join(folder, 'README.md'));
  const { status, stdout } = prove('2024-05', '--json', '--folder', folder);
  assert.equal(status, 1);
  const refuted = Proofs.parse(JSON.parse(stdout)).filter(({ proved }) => !proved);
  const [found] = refuted.filter(({ statement }) => statement.startsWith('An adult’s part never ends'));
  assert.match(found?.counterexample?.story ?? '', /^A is 18/u);
  const scenarios = join(folder, '2024-05', 'scenarios.json');
  const known = z.array(z.unknown()).parse(JSON.parse(readFileSync(scenarios, 'utf8')));
  writeFileSync(scenarios, JSON.stringify([...known, ...(found?.counterexample?.scenarios ?? [])]));
  const asked = (...args: readonly string[]) =>
    askShellNow(['policy', 'scenarios', '2024-05', '--folder', folder, ...args]);
  const table = join(folder, 'scenarios.csv');
  writeFileSync(table, asked('--csv').stdout);
  const red = asked('--from', table);
  assert.equal(red.status, 1, red.stdout);
  assert.match(red.stdout, /no-soft-end-for-adults does not come out as it expects:\n[^\n]*barred/u);
  const text = prove('2024-05', '--folder', folder);
  assert.equal(text.status, 1, 'with the scenario among them the version is still read');
  assert.match(text.stdout, /REFUTED {2}An adult’s part never ends[^]*A is 18[^]*To paste among the scenarios/u);
  cpSync(join(GUIDANCE, '2024-05', 'rules.json'), file);
  const green = asked('--from', table);
  assert.equal(green.status, 0, green.stdout);
});

void test('given a rule past its review and nothing else, when the version is proved, then that is refuted with exit code 1', () => {
  const file = join(folder, '2024-05', 'rules.json');
  const rules = readFileSync(join(GUIDANCE, '2024-05', 'rules.json'), 'utf8');
  writeFileSync(file, rules.replace(/"review": "[\d-]+"/u, '"review": "2026-01-01"'));
  const { status, stdout } = prove('2024-05', '--folder', folder);
  assert.equal(status, 1);
  assert.match(
    stdout,
    /REFUTED {2}On \d{4}-\d\d-\d\d no rule is past its review[^]*: Its review was due by 2026-01-01: read it against its source/u,
  );
  assert.match(stdout, /\n1 of \d+ [^\n]*are refuted/u);
  writeFileSync(file, rules);
});

void test('a version that is none, and a folder with a fault in it, are refused with exit code 2', () => {
  const none = prove('2024-06');
  assert.equal(none.status, 2);
  assert.match(
    none.stderr,
    /^evenhand: 2024-06: there is no such version of the guidance; there are 2016-11, 2024-05[^;]*; the nearest is 2024-05\./u,
  );
  writeFileSync(join(folder, '2016-11', 'settings.json'), '[{ "name": ');
  const broken = prove('--folder', folder);
  assert.equal(broken.status, 2);
  assert.match(broken.stderr, /settings\.json:1/u);
});
