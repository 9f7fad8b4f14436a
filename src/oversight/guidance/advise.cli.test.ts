import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { z } from 'zod';
import { askShellNow } from '../../../test/shell-asked.ts';
import { Advice } from '../../policy/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'advise-'));
after(() => {
  rmSync(folder, { recursive: true });
});

function advise(args: readonly string[], input = ''): { status: number | null; stdout: string; stderr: string } {
  return askShellNow(['advise', ...args], { input });
}

const facts = (more: Record<string, unknown> = {}): string =>
  JSON.stringify({ nation: 'england', on: '2026-11-22', people: [{ ref: 'A', age: 15, parts: ['shared'] }], ...more });

void test('the answer as JSON has the agreed shape, and the version in force on the date', () => {
  const file = join(folder, 'facts.json');
  writeFileSync(file, facts());
  const { status, stdout } = advise(['--json', file]);
  assert.equal(status, 0);
  const advice = Advice.parse(JSON.parse(stdout));
  assert.equal(advice.policy.id, '2024-05');
  assert.equal(advice.response, 'not-yet-known');
  assert.deepEqual(
    advice.people[0]?.outcomes.map(({ code }) => code).filter((code) => code === '22'),
    ['22'],
  );
});

void test('an earlier date and a named version choose the earlier guidance; without a date it is today', () => {
  assert.match(advise(['-'], facts({ on: '2018-03-01' })).stdout, /^Guidance 2016-11/u);
  assert.match(advise(['--policy', '2016-11', '-'], facts()).stdout, /^Guidance 2016-11/u);
  assert.match(advise(['-'], '{}').stdout, /^Guidance 2024-05/u);
});

void test('a version asked on a day on which it was not in force says so, as text and as JSON; in force it says nothing', () => {
  const before = facts({ on: '2020-01-01' });
  assert.match(advise(['--policy', '2024-05', '-'], before).stdout, /2024-05 was not in force on 2020-01-01/u);
  const warned = (args: readonly string[]): readonly string[] =>
    Advice.parse(JSON.parse(advise([...args, '--json', '-'], before).stdout)).warnings.map(({ id }) => id);
  assert.deepEqual(warned(['--policy', '2024-05']), ['policy-not-in-force']);
  assert.deepEqual(warned(['--policy', '2016-11']), []);
});

void test('the answer as text says what, why, what to do and what to ask', () => {
  const { status, stdout } = advise(['-'], facts({ factors: { coercion: 'confirmed' } }));
  assert.equal(status, 0);
  for (const part of [
    'Response: full investigation',
    'Category: aggravated',
    'because: Where a child was pressed',
    'A: welfare check (officer in case, now)',
    'First of all, of every child',
    'Ask next',
  ])
    assert.ok(stdout.includes(part), part);
});

void test('given a blackmailed child of whom nobody said what they did, when it is read, then that comes before the rule, and never as said of them', () => {
  const people = [
    { ref: 'A', age: 15, parts: ['depicted', 'shared'], towards: { extortion: 'confirmed' } },
    { ref: 'B', age: 16, parts: ['received'], by: { extortion: 'confirmed' } },
  ];
  const { stdout } = advise(['-'], facts({ people, factors: { extortion: 'confirmed' } }));
  const own = stdout.slice(stdout.indexOf('\nA: '), stdout.indexOf('\nB: '));
  assert.match(
    own,
    /^\nA: not yet known\n[^]*\n {2}Whether A did any of this is not recorded or not known\.\n {4}It turns on this rule: A person of 10/u,
  );
  assert.match(
    stdout,
    /\nB: suspect\n {2}because: A person of 10 or over who/u,
    'a rule that applies is said as it is',
  );
});

void test('given what is confirmed of the case and not known of a child, when it is asked why they are no victim, then the first way answers what is not known, and takes nothing back', () => {
  const people = [
    { ref: 'A', age: 15, identified: true, parts: ['depicted', 'shared'], towards: { coercion: 'confirmed' } },
    { ref: 'B', age: 16, identified: true, parts: ['received'], by: { coercion: 'confirmed' } },
  ];
  const given = facts({ people, factors: { coercion: 'confirmed', extortion: 'ruled-out' } });
  const Ways = z.object({ ways: z.array(z.object({ revises: z.boolean(), answers: z.array(z.unknown()) })) });
  const { ways } = Ways.parse(JSON.parse(advise(['-', '--json', '--why-not', 'role victim for A'], given).stdout));
  assert.equal(ways[0]?.revises, false);
  assert.match(
    JSON.stringify(ways[0].answers),
    /\{"person":"A","fact":"by\.coercion","anyOf":\["ruled-out","no-evidence"\]\}/u,
  );
  assert.match(
    advise(['-', '--why-not', 'response proportionate'], given).stdout,
    /1\. Then proportionate, taking back what was stated:/u,
  );
});

void test('given an outcome that is barred, when it is read, then the rule that bars it is said, and no need that would not open it; what is weighed comes last', () => {
  const { stdout } = advise(['-'], facts({ factors: { coercion: 'confirmed' } }));
  assert.match(stdout, /\n {5}3 {2}Caution, adult\n {8}because: An adult caution is not for anybody under 18\./u);
  const order = ['What is to be done', 'Not known, and it matters', 'Ask next', 'What to weigh'].map((title) =>
    stdout.indexOf(`\n${title}\n`),
  );
  assert.ok(
    order.every((at, place) => at > (order[place - 1] ?? 0)),
    String(order),
  );
  assert.doesNotMatch(stdout, /\bby\.|csa|hba/u);
});

void test('why not says what stands against it, what is to be recorded and what would change it', () => {
  const { status, stdout } = advise(
    ['-', '--why-not', 'outcome 21 for A'],
    facts({ factors: { coercion: 'confirmed' } }),
  );
  assert.equal(status, 0);
  for (const part of ['It is: barred.', 'Against it', '[outcome-21-coercion; applies; gives barred]', 'To be recorded'])
    assert.ok(stdout.includes(part), part);
  assert.match(stdout, /\nOutcome 21 is barred: Outcome 21 is not open[^\n]*\nIt is: barred\./u);
  assert.match(stdout, /any one of these\. There are \d+ in all, [^\n]*such are told once\.\n {2}1\. Then /u);
  const json = advise(['-', '--json', '--why-not', 'response full-investigation'], facts());
  const why: unknown = JSON.parse(json.stdout);
  assert.ok(typeof why === 'object' && why !== null && 'changes' in why && 'rules' in why);
});

void test('why not an outcome, of what is open: first what it waits for, then the ordinary way, and the duty to find out too', () => {
  const asked = (what: string) => advise(['-', '--why-not', what], facts()).stdout;
  const open = asked('outcome 22 for A');
  assert.match(open, /\nOutcome 22 waits for \d+ answers that are not known yet, and for what is to be recorded/u);
  const [ordinary, harm] = [open.indexOf('? ruled out or no evidence'), open.indexOf(': suspected or confirmed')];
  assert.ok(ordinary > 0 && (harm < 0 || ordinary < harm), 'nothing is supposed of a child before it was looked at');
  assert.match(asked('duty find-out for A'), /It is: raised\./u);
});

void test('given what is left out on purpose, when it is asked of the guidance, then it says why, and nothing near it', () => {
  const said = (input: object) => advise(['-'], JSON.stringify(input)).stderr;
  assert.match(
    said({ nation: 'Northern Ireland' }),
    /out of scope, as Northern Ireland has .* covers forces in England and in Wales/u,
  );
  assert.doesNotMatch(said({ nation: 'scotland' }), /nearest/u);
  const told = said({ people: [{ ref: 'A', sex: 'x', facts: { 'in-care': 'confirmed' } }] });
  assert.match(told, /people\[0\]\.sex: .* it is not read, and no rule may turn on it/u);
  assert.match(told, /there is no id "in-care"; the nearest right ones? (?:is|are) child-in-care/u);
  for (const code of ['6', '7', '19'])
    assert.match(
      advise(['-', '--why-not', `outcome ${code} for A`], facts()).stderr,
      new RegExp(`Outcome ${code} \\([^)]+\\) is out of scope here and open to nobody: `, 'u'),
    );
});

void test('given people of whom nobody is depicted or took part, when advice is asked, then that is a warning', () => {
  const listed = (parts: readonly string[]) =>
    advise(['-'], facts({ people: [{ ref: 'A', age: 15, parts }], factors: { coercion: 'ruled-out' } })).stdout;
  assert.match(
    listed(['reported']),
    /\nWarnings\n {2}Of nobody listed is it said that they are depicted or took part/u,
  );
  assert.doesNotMatch(listed(['protected']), /nobody listed/u);
  assert.match(advise(['-'], facts({ people: [] })).stdout, /\nWarnings\n {2}Nobody is listed/u);
});

const refusals: readonly (readonly [string, readonly string[], string, RegExp])[] = [
  ['a file that is not there', [join(folder, 'none.json')], '', /none\.json does not exist/u],
  ['a directory', [folder], '', /is a directory/u],
  ['nothing', ['-'], '', /standard input is empty/u],
  ['why not, of nothing known', ['-', '--why-not', 'the weather'], facts(), /write "outcome 22 for A"/u],
  ...(
    [
      ['outcome 99 for A', /no Outcome 99 in force on that day; the nearest: 9,/u],
      ['outcome 22 for Z', /no person Z in these facts; there are A\./u],
      ['role suspekt for A', /no role suspekt; the nearest: suspect,/u],
      ['response supervisor', /no response supervisor; the nearest: supervisor-decides\./u],
      ['duty tell-of-desision for A', /no duty tell-of-desision; the nearest: tell-of-decision\./u],
      ['duty record-crime for A', /record-crime is about the case: write "duty record-crime"\./u],
    ] as const
  ).map(([what, says]) => [`why not ${what}`, ['-', '--why-not', what], facts(), says] as const),
  ['a text that is not JSON', ['-'], '{"people": [}', /not JSON: .*position 12/u],
  [
    'a version that is none',
    ['--policy', '2024-06', '-'],
    '{}',
    /2024-06: there is no such version.*2016-11, 2024-05/u,
  ],
  ['a factor that is none', ['-'], facts({ factors: { coersion: 'confirmed' } }), /factors\.coersion.*coercion/u],
  [
    'a state that is none',
    ['-'],
    facts({ factors: { coercion: 'confrmed' } }),
    /factors\.coercion.*confrmed.*confirmed/u,
  ],
  ['a field that is none', ['-'], facts({ factor: {} }), /factor.*factors/u],
  ['a wrong type', ['-'], facts({ checks: 3 }), /checks is 3: one of complete, outstanding, unavailable/u],
  ['a date that is none', ['-'], facts({ on: '2026-02-30' }), /on is "2026-02-30"/u],
  ['a date before all guidance', ['-'], facts({ on: '1999-01-01' }), /on is "1999-01-01"/u],
  ['a data URI', ['-'], facts({ note: 'data:image/png;base64,AAAA' }), /data URI/u],
];

for (const [what, args, input, sentence] of refusals)
  void test(`${what} is refused whole, in a sentence, with exit code 2`, () => {
    const { status, stdout, stderr } = advise(args, input);
    assert.equal(status, 2);
    assert.equal(stdout, '');
    assert.match(stderr, /^evenhand: /u);
    assert.match(stderr, sentence);
    assert.doesNotMatch(stderr, /at .*\.ts:\d+/u);
  });
