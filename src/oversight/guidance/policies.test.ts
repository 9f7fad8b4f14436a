import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { z } from 'zod';
import { lineOf, saidOf } from './policies.make.ts';
import { faultSentence, GUIDANCE, readGuidance } from './policies.ts';

const rules = readFileSync(join(GUIDANCE, '2024-05', 'rules.json'), 'utf8');

/** Puts another rule at the end of the rules, like the first but for what is given. */
const withRule =
  (change: Readonly<Record<string, unknown>>) =>
  (text: string): string => {
    const [first, ...others]: unknown[] = z.array(z.unknown()).parse(JSON.parse(text));
    const planted = { ...z.looseObject({}).parse(first), id: 'planted', ...change };
    return JSON.stringify([first, ...others, planted], null, 2);
  };

void test('the versions that ship are read, each by its own name', () => {
  const read = readGuidance(GUIDANCE);
  assert.ok(read.ok, read.ok ? '' : read.refusal.map(faultSentence).join('\n'));
  const folders = readdirSync(GUIDANCE, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  assert.deepEqual(
    read.value.map(({ files }) => files.policy.id),
    folders.map(({ name }) => name).toSorted(),
  );
  assert.ok(read.value.length > 1);
});

void test('a file that is cut off is refused with its line', () => {
  assert.match(
    saidOf('periods.json', (text) => text.slice(0, -20)),
    /^periods\.json:\d+: not JSON: .*line \d+/u,
  );
});

void test('a rule that names a factor nobody defined is refused with the line of the name and the nearest right one', () => {
  const said = saidOf('rules.json', (text) => text.replace('{ "factor": "grooming",', '{ "factor": "groomng",'));
  const line = lineOf(rules, '{ "factor": "grooming",');
  assert.match(
    said,
    new RegExp(`^rules\\.json:${line}: \\S+ \\S+ when\\S*\\.factor: .*no factor groomng \\(nearest: grooming`, 'u'),
  );
});

void test('a wrong name deep in a rule is refused on its own line, not on the first of the rule', () => {
  const when = { all: [{ always: true }, { not: { someone: { byAny: ['coercion', 'groomng'], is: ['confirmed'] } } }] };
  const text = withRule({ when, effect: { standing: 'barred', outcomes: ['21', '2l'] } })(rules);
  const said = saidOf('rules.json', () => text);
  assert.deepEqual(
    said.split('\n').map((each) => each.replace(/ \(nearest.*/u, '').replace(/\[\d+\] /u, '')),
    [
      `rules.json:${lineOf(text, '"groomng"')}: planted when.all.1.not.someone.byAny.1: there is no factor groomng`,
      `rules.json:${lineOf(text, '"2l"')}: planted effect.outcomes.1: there is no outcome 2l`,
    ],
  );
});

void test('whatever rests on a source that is not listed is refused with its line', () => {
  for (const file of ['facts', 'outcomes', 'settings', 'periods', 'rules']) {
    const said = saidOf(`${file}.json`, (text) => text.replace(/"source": "(?=[^]*"source": ")/u, '"source": "S999, '));
    assert.match(said, new RegExp(`^${file}\\.json:\\d+: \\[0\\] \\S+ source: there is no source S999`, 'u'));
  }
  assert.match(
    saidOf('policy.json', (text) => text.replace('"source": "EH"', '"source": "EHH"')),
    /^policy\.json:\d+: findOut source: there is no source EHH \(nearest: EH/u,
  );
});

void test('a wrong answer, a stray word and a missing field are refused where they stand', () => {
  const confidence = saidOf('rules.json', (text) => text.replace('"confidence": "C"', '"confidence": "sure"'));
  assert.match(confidence, new RegExp(`^rules\\.json:${lineOf(rules, '"confidence": "C"')}: `, 'u'));
  assert.match(
    saidOf('settings.json', (text) => text.replace('"default"', '"defalt"')),
    /^settings\.json:\d+: /u,
  );
  assert.match(
    saidOf('rules.json', (text) => text.replace(/"owner": "[a-z-]+",/u, '')),
    /^rules\.json:\d+: \[0\] [\w-]+ owner/u,
  );
});

void test('a thing given twice is refused', () => {
  assert.match(
    saidOf('rules.json', (text) => text.replace('"full-investigation-coercion"', '"full-investigation-exploitation"')),
    /full-investigation-exploitation is given twice/u,
  );
  assert.match(
    saidOf('policy.json', (text) => text.replace('"format": 1,', '"format": 1, "format": 1,')),
    /^policy\.json:2: format is given twice/u,
  );
});

void test('a missing file, a stranger and a wrong name are refused', () => {
  assert.match(
    saidOf('rules.json', () => undefined),
    /^rules\.json:1: the file is missing/u,
  );
  assert.match(
    saidOf('rules.jsonc', () => '[]'),
    /^rules\.jsonc:1: only policy, sources/u,
  );
  assert.match(
    saidOf('outcomes.json', () => Uint8Array.of(0xff, 0xfe)),
    /^outcomes\.json:1: the file is not UTF-8/u,
  );
  assert.match(
    saidOf('policy.json', (text) => text.replace('"id": "2024-05"', '"id": "2024-06"')),
    /not the name of its folder/u,
  );
});

for (const [what, file, change, said] of [
  [
    'a condition with a slip in its name',
    'rules.json',
    (text: string) => text.replace('{ "factor": "gro', '{ "factr": "gro'),
    /when\.factr: Unrecognized: there is no factr here \(nearest: factor/u,
  ],
  [
    'an effect with a slip in its name',
    'rules.json',
    (text: string) => text.replace('{ "response":', '{ "respons":'),
    /effect\.respons: .*\(nearest: response/u,
  ],
  [
    'a state that is none',
    'rules.json',
    (text: string) => text.replace('["suspected", "confirmed"]', '["suspectd", "confirmed"]'),
    /when\.is\.0: "suspectd" is expected to be one of .*\(nearest: suspected/u,
  ],
  [
    'a field with a slip in its name',
    'rules.json',
    (text: string) => text.replace('"owner":', '"ownr":'),
    / ownr: Unrecognized: there is no ownr here \(nearest: owner/u,
  ],
  [
    'a confidence that is none',
    'sources.json',
    (text: string) => text.replace('"title":', '"titel":'),
    /titel.*\(nearest: title/u,
  ],
  [
    'a period of a form that is none',
    'periods.json',
    (text: string) => text.replace('{ "hours":', '{ "hour":'),
    /within\.hour: .*\(nearest: hours/u,
  ],
  [
    'a rule that rests on another’s answer, as a cycle would',
    'rules.json',
    withRule({ when: { response: 'proportionate' } }),
    /when\.response: Unrecognized: there is no response here/u,
  ],
  [
    'a rule that is never in force',
    'rules.json',
    withRule({ from: '2025-01-01', until: '2024-01-01' }),
    /planted: it is never in force: its last day 2024-01-01 is before its first/u,
  ],
  [
    'a rule about an age that is none',
    'rules.json',
    withRule({ when: { someone: { age: { from: 18, below: 13 } } } }),
    /planted: a dead rule: nothing is from 18 and below 13/u,
  ],
  [
    'a rule that contradicts another',
    'rules.json',
    withRule({ effect: { response: 'proportionate' } }),
    /planted: a contradiction: on the same condition full-investigation-exploitation gives the response full-investigation, not proportionate/u,
  ],
  [
    'a version that ends before it begins',
    'policy.json',
    (text: string) => text.replace('"inForceUntil": null', '"inForceUntil": "2020-01-01"'),
    /policy\.json:\d+: 2024-05: it is never in force/u,
  ],
] as const)
  void test(`${what} is named with its file, its line and the nearest right thing`, () => {
    const found = saidOf(file, change);
    assert.match(found, new RegExp(`^${file.replace('.', '\\.')}:\\d+: `, 'u'));
    assert.match(found, said);
  });

void test('what is wrong in an entry is told with its name and line, a date with its form, ten faults of a file and how many more', () => {
  const said = saidOf('rules.json', (text) => text.replaceAll('"review": "2027-05-01"', '"review": 20270501'));
  const lines = said.split('\n');
  assert.match(
    lines[0] ?? '',
    /^rules\.json:\d+: \[\d+\] [\w-]+ review: 20270501 is no date: a day that there is, as "2027-05-01", is expected$/u,
  );
  assert.equal(lines.length, 11);
  assert.match(lines[10] ?? '', /^rules\.json:\d+: and \d+ more from here on$/u);
  const code = saidOf('outcomes.json', (text) => text.replace('"formal": "charge"', '"formal": "charged"'));
  assert.match(code, /^outcomes\.json:\d+: \[\d+\] \d+ formal: "charged" is expected to be one of/u);
  const age = saidOf('rules.json', withRule({ when: { someone: { age: { from: 'ten' } } } }));
  assert.match(age, /planted when\.someone\.age\.from: .*"ten" is not a number, which is expected/u);
});

void test('a file of a size that no version has is refused before it is read', () => {
  assert.match(
    saidOf('facts.json', (text) => text + ' '.repeat(8_000_000)),
    /^facts\.json:1: the file has 9 MB: a file of a version has 8 MB at most$/u,
  );
});

/** What is said of both versions once the dates of one are changed. */
function saidOfDates(version: string, change: Readonly<Record<string, string | null>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'guidance-'));
  try {
    cpSync(GUIDANCE, folder, { recursive: true });
    const path = join(folder, version, 'policy.json');
    const head = z.looseObject({}).parse(JSON.parse(readFileSync(path, 'utf8')));
    writeFileSync(path, JSON.stringify({ ...head, ...change }, null, 2));
    const read = readGuidance(folder);
    return read.ok ? 'accepted' : read.refusal.map(faultSentence).join('\n').replaceAll(`${folder}/`, '');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

void test('days on which no version would hold, and two versions from one day, are named with file and line', () => {
  assert.match(
    saidOfDates('2016-11', { inForceUntil: '2024-03-31' }),
    /^2016-11\/policy\.json:\d+: inForceUntil: no guidance would hold from 2024-04-01 to 2024-04-30: 2024-05 begins on 2024-05-01/u,
  );
  assert.match(
    saidOfDates('2024-05', { inForceFrom: '2024-06-01' }),
    /^2016-11\/policy\.json:\d+: inForceUntil: no guidance would hold from 2024-05-01 to 2024-05-31/u,
  );
  assert.match(saidOfDates('2024-05', { inForceFrom: '2016-11-24' }), /2016-11 begins on 2016-11-24 too/u);
  assert.equal(saidOfDates('2016-11', { inForceUntil: null }), 'accepted');
});
