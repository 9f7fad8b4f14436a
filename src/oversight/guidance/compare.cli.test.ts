import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { askShellNow } from '../../../test/shell-asked.ts';
import { eachClosedCase } from './closed-cases.ts';
import { shipped } from './guidance.make.ts';

const folder = mkdtempSync(join(tmpdir(), 'compare-'));
after(() => {
  rmSync(folder, { recursive: true });
});

const policy = (...args: readonly string[]) => askShellNow(['policy', ...args]);

const Compared = z.looseObject({
  on: z.string(),
  classes: z.array(
    z.looseObject({
      size: z.number(),
      moves: z.array(z.looseObject({ of: z.string() })),
      closedCases: z.union([z.number(), z.null(), z.literal('not counted')]),
    }),
  ),
});
const BackTested = z.looseObject({
  cases: z.number().nullable(),
  casesChanged: z.number().nullable(),
  groups: z.looseObject({ sex: z.array(z.looseObject({ group: z.string(), people: z.number().nullable() })) }),
});

const line = (sex: string) => JSON.stringify({ input: { people: [{ ref: 'A', age: 15 }] }, groups: { A: { sex } } });
const file = (name: string, lines: readonly string[]): string => {
  const path = join(folder, name);
  writeFileSync(path, lines.join('\n'));
  return path;
};

void test('given two versions, when they are compared, then their classes are told, the smallest first', () => {
  const { status, stdout } = policy('compare', '2016-11', '2024-05', '--json');
  assert.equal(status, 0);
  const { classes } = Compared.parse(JSON.parse(stdout));
  assert.ok(classes.length > 0);
  assert.deepEqual(
    classes.map(({ size }) => size),
    classes.map(({ size }) => size).sort((a, b) => a - b),
  );
  assert.equal(classes[0]?.closedCases, 'not counted');
});

void test('given a draft that lacks a duty and cases that raise it, when compared, then they are counted in its class', () => {
  const version = fileURLToPath(new URL('../../../policies/2024-05', import.meta.url));
  // A version bears the name of its folder.
  const draft = join(folder, 'draft', '2024-05');
  cpSync(version, draft, { recursive: true });
  const rules = z
    .array(z.looseObject({ id: z.string() }))
    .parse(JSON.parse(readFileSync(join(draft, 'rules.json'), 'utf8')));
  writeFileSync(join(draft, 'rules.json'), JSON.stringify(rules.filter(({ id }) => id !== 'duty-nrm')));
  // What expects the duty would be refused: no rule has it any more.
  const scenarios = z.array(z.unknown()).parse(JSON.parse(readFileSync(join(draft, 'scenarios.json'), 'utf8')));
  const without = scenarios.filter(
    (scenario) => !/duty-nrm|consider-national-referral/u.test(JSON.stringify(scenario)),
  );
  writeFileSync(join(draft, 'scenarios.json'), JSON.stringify(without));
  const exploited = JSON.stringify({
    input: { people: [{ ref: 'A', age: 15 }], factors: { exploitation: 'confirmed' } },
  });
  const cases = file(
    'exploited.jsonl',
    Array.from({ length: 20 }, () => exploited),
  );
  const { status, stdout } = policy('compare', '2024-05', draft, '--cases', cases, '--json');
  assert.equal(status, 0);
  const [first] = Compared.parse(JSON.parse(stdout)).classes;
  assert.deepEqual([first?.moves[0]?.of, first?.closedCases], ['duty', 20]);
});

void test('given a case with a setting as ids are written, when it is read, then by the name and the word of the guidance', async () => {
  const [version] = shipped();
  assert.ok(version);
  const settings = { 'sgii-model': 'person-involved' };
  const cases = file('settings.jsonl', [JSON.stringify({ input: { people: [{ ref: 'A', age: 15 }], settings } })]);
  const read: unknown[] = [];
  const none = () => Promise.reject(new Error('no database is opened for a file'));
  await eachClosedCase({ cases }, version, none, ({ input }) => read.push(input.settings));
  // As it was written no version knows it, and each would go by its own default.
  assert.deepEqual(read, [{ sgiiModel: 'PERSON_INVOLVED' }]);
});

void test('given a version and itself, when compared, then it says that nothing differs, and exits 0', () => {
  const { status, stdout } = policy('compare', '2024-05', '2024-05');
  assert.equal(status, 0);
  assert.match(stdout, /They advise the same of every case\./u);
});

void test('given a file of cases, when they are tried, then small counts are held back and their total is not given away', () => {
  const cases = file('cases.jsonl', [...Array.from({ length: 8 }, () => line('female')), line('male'), line('male')]);
  const { status, stdout } = policy('backtest', '2024-05', '--from', '2016-11', '--cases', cases, '--json');
  assert.equal(status, 0);
  const view = BackTested.parse(JSON.parse(stdout));
  assert.equal(view.cases, 10);
  // Eight and two: either alone would tell the other, and which groups there are is told of none so small.
  assert.deepEqual(view.groups.sex, []);
  const told = policy('backtest', '2024-05', '--from', '2016-11', '--cases', cases);
  assert.match(told.stdout, /By sex:\s+Too few people to say by group/u);
  assert.doesNotMatch(told.stdout, /female/u);
});

void test('given what is no case, no version or no day, when asked, then one sentence says where and the code is 2', () => {
  const wrong = [
    {
      args: ['backtest', '2024-05', '--from', '2016-11', '--cases', file('bad', [line('x'), '{'])],
      says: /bad:2: this is not JSON/u,
    },
    {
      args: [
        'backtest',
        '2024-05',
        '--from',
        '2016-11',
        '--cases',
        file('id', ['{"input":{"factors":{"coersion":"unknown"}}}']),
      ],
      says: /id:1: factors\.coersion: there is no id "coersion"; the nearest right one is coercion/u,
    },
    {
      args: ['backtest', '2024-05', '--from', '2016-11', '--cases', join(folder, 'none')],
      says: /none could not be read: there is no such file/u,
    },
    {
      args: ['backtest', '2024-05', '--from', '2016-11', '--cases', folder],
      says: /could not be read: it is a folder, and a file with one case a line is expected/u,
    },
    {
      args: ['backtest', '2024-05', '--from', '2016-11', '--cases', file('empty', [''])],
      says: /empty: there is no case in it; each line is one case/u,
    },
    {
      args: ['backtest', '2024-05', '--from', '2016-11', '--cases', file('other', ['{"a":1}'])],
      says: /other:1: input is not what a case has there; each line is one case/u,
    },
    {
      args: ['backtest', '2024-05', '--from', '2016-11', '--cases', file('day', [line('x')]), '--on', '2015-01-01'],
      says: /--on 2015-01-01: 2024-05 has no rule that holds on that day; in force are 2016-11 from .* to 2024-04-30, 2024-05 from 2024-05-01 on/u,
    },
    { args: ['backtest', '2024-05', '--from', '2016-11'], says: /say whose closed cases/u },
    { args: ['compare', '2024-06', '2016-11'], says: /2024-06: there is no such version.*the nearest is 2024-05\./u },
    {
      args: ['compare', '2024-05', '2016-11', '--on', '2026-02-30'],
      says: /--on 2026-02-30: give a day of the calendar/u,
    },
  ];
  for (const { args, says } of wrong) {
    const { status, stdout, stderr } = policy(...args);
    assert.equal(status, 2, stderr);
    assert.equal(stdout, '');
    assert.match(stderr, says);
  }
});
