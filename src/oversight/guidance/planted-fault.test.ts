import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { lineOf, saidOf } from './policies.make.ts';
import { GUIDANCE } from './policies.ts';

interface Planted {
  readonly what: string;
  readonly file: string;
  /** The first of this is changed. */
  readonly from: RegExp;
  /** What it becomes; its own line is the one to be told. */
  readonly to: string;
  /** What was expected instead. */
  readonly expected: RegExp;
  readonly nearest?: string;
}

// A slip in each kind of place that a version has. Each says where, what was expected, and the nearest right thing if there is one.
const PLANTED: readonly Planted[] = [
  {
    ...{ what: 'a default that is no text', file: 'settings', from: /"default": [^,]+/u, to: '"default": 5' },
    ...{ expected: /default: 5 .*text, or true or false is expected/u, nearest: 'SUSPECT_LINK' },
  },
  {
    ...{ what: 'a default that is no answer', file: 'settings', from: /"default": [^,]+/u, to: '"default": "SUSPECT"' },
    ...{ expected: /default: SUSPECT is none of the answers/u, nearest: 'SUSPECT_LINK' },
  },
  {
    ...{ what: 'a key of a rule that is misspelt', file: 'rules', from: /"when"/u, to: '"wehn"' },
    ...{ expected: /there is no wehn here/u, nearest: 'when' },
  },
  {
    ...{ what: 'an effect that is misspelt', file: 'rules', from: /"effect"/u, to: '"efect"' },
    ...{ expected: /there is no efect here/u, nearest: 'effect' },
  },
  {
    ...{ what: 'a key that may be left out, misspelt', file: 'rules', from: /"reading"/u, to: '"reding"' },
    ...{ expected: /there is no reding here/u, nearest: 'reading' },
  },
  {
    ...{ what: 'a rule that says nothing', file: 'rules', from: /"says": "[^"]*"/u, to: '"says": ""' },
    expected: /says: it is empty: text is expected/u,
  },
  {
    ...{ what: 'a rule that nobody owns', file: 'rules', from: /"owner": "[^"]*"/u, to: '"owner": ""' },
    ...{
      expected: /owner: it is empty: a name of letters, digits, dots and hyphens is expected/u,
      nearest: 'policy-owner',
    },
  },
  {
    ...{ what: 'an owner that is a number', file: 'rules', from: /"owner": "[^"]*"/u, to: '"owner": 5' },
    ...{ expected: /owner: 5 is not text, which is expected/u, nearest: 'policy-owner' },
  },
  {
    ...{ what: 'what a rule is about', file: 'rules', from: /"about": "case"/u, to: '"about": "cas"' },
    ...{ expected: /about: "cas" is expected to be one of case, person/u, nearest: 'case' },
  },
  {
    ...{ what: 'a wrong field in an example', file: 'rules', from: /"fires": \{/u, to: '"fires": { "factrs": {},' },
    ...{ expected: /examples\.fires\.factrs: .*there is no field "factrs"/u, nearest: 'factors' },
  },
  {
    ...{ what: 'yes for true', file: 'facts', from: /"always": (?:true|false)/u, to: '"always": "yes"' },
    expected: /always: "yes" is not true or false, which is expected/u,
  },
  {
    ...{ what: 'a code that is a number', file: 'outcomes', from: /"code": "1"/u, to: '"code": 1' },
    expected: /code: 1 is not text, which is expected/u,
  },
  {
    ...{ what: 'a title that is misspelt', file: 'policy', from: /"title"/u, to: '"titel"' },
    ...{ expected: /there is no titel here/u, nearest: 'title' },
  },
  {
    ...{
      what: 'facts of a scenario that nobody could give',
      file: 'scenarios',
      from: /"nation": "england"/u,
      to: '"nation": "englnd"',
    },
    ...{ expected: /input\.nation: .*there is no value "englnd"/u, nearest: 'england' },
  },
  {
    ...{ what: 'a key that advice has not', file: 'scenarios', from: /"response"/u, to: '"respons"' },
    ...{ expected: /expect\.respons: advice has no respons here/u, nearest: 'response' },
  },
  {
    ...{
      what: 'a response that there is not',
      file: 'scenarios',
      from: /"response": "[^"]*"/u,
      to: '"response": "proportionat"',
    },
    ...{
      expected: /expect\.response: "proportionat": one of proportionate, .* is expected/u,
      nearest: 'proportionate',
    },
  },
  {
    ...{ what: 'an outcome that there is not', file: 'scenarios', from: /"code": "21"/u, to: '"code": "2l"' },
    ...{ expected: /expect\.people\.0\.outcomes\.0\.code: there is no outcome 2l/u, nearest: '2' },
  },
  {
    ...{
      what: 'a standing that there is not',
      file: 'scenarios',
      from: /"standing": "[^"]*"/u,
      to: '"standing": "availble"',
    },
    ...{ expected: /standing: "availble": one of available, .* is expected/u, nearest: 'available' },
  },
  {
    ...{
      what: 'a duty that no rule has',
      file: 'scenarios',
      from: /"id": "record-crime"/u,
      to: '"id": "recrod-crime"',
    },
    ...{ expected: /expect\.duties\.\d+\.id: there is no duty recrod-crime/u, nearest: 'record-crime' },
  },
  {
    ...{
      what: 'a rule that gives no reason',
      file: 'scenarios',
      from: /"because": \["/u,
      to: '"because": ["no-such-rule", "',
    },
    expected: /because\.0: there is no rule no-such-rule/u,
  },
  {
    ...{
      what: 'somebody who is not in the facts',
      file: 'scenarios',
      from: /(?<=expect[^]*)"ref": "A"/u,
      to: '"ref": "AA"',
    },
    ...{ expected: /expect\.people\.0\.ref: there is no person in these facts AA/u, nearest: 'A' },
  },
];

for (const { what, file, from, to, expected, nearest } of PLANTED)
  void test(`given ${what}, when the version is read, then it is refused with file, line, what was expected and what is nearest`, () => {
    const text = readFileSync(join(GUIDANCE, '2024-05', `${file}.json`), 'utf8');
    const changed = text.replace(from, to);
    assert.notEqual(changed, text);
    const said = saidOf(`${file}.json`, () => changed).split('\n');
    const line = said.find((each) => each.startsWith(`${file}.json:${lineOf(changed, to)}: `));
    assert.match(line ?? said.join('\n'), expected);
    if (nearest !== undefined) assert.match(line ?? '', new RegExp(`\\(nearest: ${nearest}[,)]`, 'u'));
  });
