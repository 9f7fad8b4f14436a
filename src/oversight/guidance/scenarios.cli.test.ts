import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { z } from 'zod';
import { askShellNow } from '../../../test/shell-asked.ts';
import { GUIDANCE } from './policies.ts';

const home = mkdtempSync(join(tmpdir(), 'scenarios-'));
after(() => {
  rmSync(home, { recursive: true });
});
const [folder, table] = [join(home, 'versions'), join(home, 'table.csv')];
const DRAFT = '2099-04';
for (const id of ['2024-05', DRAFT]) cpSync(join(GUIDANCE, '2024-05'), join(folder, id), { recursive: true });
const head = join(folder, DRAFT, 'policy.json');
writeFileSync(
  head,
  readFileSync(head, 'utf8').replace('"id": "2024-05"', `"id": "${DRAFT}"`).replace('"2024-05-01"', '"2099-04-01"'),
);
const file = join(folder, DRAFT, 'scenarios.json');
const shipped = readFileSync(file, 'utf8');

const ask = (...args: readonly string[]) => askShellNow(['policy', 'scenarios', ...args, '--folder', folder]);
const csv = ask(DRAFT, '--csv').stdout;

/** Brings the table back as somebody changed it. */
const bringBack = (change: (text: string) => string, ...args: readonly string[]) => {
  writeFileSync(table, change(csv));
  const { status, stdout, stderr } = ask(DRAFT, '--from', table, ...args);
  return { status, stdout, stderr: stderr.replaceAll(table, 'table.csv') };
};

void test('given the table as it went out, when it is brought back, then nothing is new, changed or gone and the file stays', () => {
  const { status, stdout } = bringBack((text) => text, '--write');
  assert.equal(status, 0, stdout);
  assert.match(stdout, /^0 added; 0 changed; 0 removed\.\nWritten/u);
  assert.equal(readFileSync(file, 'utf8'), shipped);
});

void test('given a wrong answer, a wrong fact and a rule that is none, when brought back, then all are refused with place and nearest', () => {
  const { status, stderr } = bringBack(
    (text) =>
      text
        .replace(',complete,', ',completed,')
        .replace('input.factors.grooming', 'input.factors.groomng')
        .replace('[proportionate, non-aggravated]', '[proportionat, non-aggravated]'),
    '--write',
  );
  assert.equal(status, 2);
  assert.match(stderr, /table\.csv:2: column [A-Z]+: .*completed.*nearest.*complete/u);
  assert.match(stderr, /table\.csv:2: column [A-Z]+: .*groomng.*nearest.*grooming/u);
  assert.match(stderr, /table\.csv:2: column [A-Z]+: there is no rule proportionat \(nearest: proportionate/u);
  assert.match(stderr, /Nothing was changed\.\n$/u);
  assert.equal(readFileSync(file, 'utf8'), shipped);
});

const Found = z.object({
  added: z.array(z.string()),
  changed: z.array(z.string()),
  removed: z.array(z.string()),
  unmet: z.array(z.object({ id: z.string(), line: z.number(), shortfalls: z.array(z.string()) })),
});

void test('given a scenario that expects otherwise, when brought back, then it is told what the guidance says, with exit code 1', () => {
  const { status, stdout } = bringBack((text) => text.replace(',non-aggravated,', ',aggravated,'), '--json');
  assert.equal(status, 1, stdout);
  const found = Found.parse(JSON.parse(stdout));
  assert.equal(found.changed.length, 1);
  assert.deepEqual(found.unmet[0]?.shortfalls, ['category: expected “aggravated”, found “non-aggravated”']);
  assert.equal(readFileSync(file, 'utf8'), shipped, 'nothing is written unless it is asked for');
  const asked = bringBack((text) => text.replace(',non-aggravated,', ',aggravated,'), '--write');
  assert.equal(asked.status, 1, asked.stdout);
  assert.match(asked.stdout, /Nothing was written: put right first what does not come out\./u);
  assert.equal(readFileSync(file, 'utf8'), shipped, 'nor where it does not come out');
});

void test('given a scenario less and another story, when they are written, then the file holds them and the rest as it was', () => {
  const lines = csv.split('\r\n');
  const { status, stdout } = bringBack(() => [...lines.slice(0, 1), ...lines.slice(2)].join('\r\n'), '--write');
  assert.equal(status, 0, stdout);
  assert.match(stdout, /^0 added; 0 changed; 1 removed: handbook-1-two-willing-children\.\n/u);
  assert.equal(shipped.endsWith(readFileSync(file, 'utf8').slice(3)), true);
});

void test('given a version whose first day has come, when a table is to be written, then it is refused and stays', () => {
  writeFileSync(table, csv);
  const { status, stderr } = ask('2024-05', '--from', table, '--write');
  assert.equal(status, 2);
  assert.match(
    stderr,
    /2024-05 is in force from 2024-05-01, and a published version is never changed: copy its folder/u,
  );
  assert.equal(readFileSync(join(folder, '2024-05', 'scenarios.json'), 'utf8'), shipped);
});

void test('given a file that is no UTF-8, none, or a version that is none, when asked, then it is refused in a sentence', () => {
  writeFileSync(table, Uint8Array.of(0x69, 0x92));
  assert.match(ask('2024-05', '--from', table).stderr, /is not UTF-8 text: save it as “CSV UTF-8”/u);
  assert.match(ask('2024-05', '--from', join(home, 'none.csv')).stderr, /cannot be read/u);
  assert.match(ask('2024-06', '--csv').stderr, /there is no such version/u);
  assert.match(ask('2024-05').stderr, /say --csv for the table, or --from FILE/u);
});

test('given a table with nothing beneath its head, when it is brought back, then it is refused and the scenarios stay', () => {
  const { status, stderr } = bringBack((text) => text.split('\r\n').slice(0, 1).join(''), '--write');
  assert.equal(status, 2);
  assert.match(stderr, /has no scenario beneath its head\. Nothing was changed/);
});
