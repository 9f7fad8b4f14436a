// The JSON Schema of the policy files, asked of a validator that knows nothing of the program.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { z } from 'zod';
import { FILES, policySchema, schemaPath } from '../scripts/policy-schema.ts';
import { PolicyFiles } from '../src/policy/index.ts';
import { IDS } from '../src/policy/real-policy.make.ts';

const root = join(import.meta.dirname, '..');
const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

/** The pattern beside it says what a date is. */
const formats = { date: true } as const;
const validatorOf = (file: (typeof FILES)[number]) =>
  new Ajv2020({ strictTuples: false, allowUnionTypes: true, allErrors: true, formats }).compile(
    z.looseObject({}).parse(read(schemaPath(file))),
  );

void it('given the schemas of the program, when docs/policy-schema is read, then it says the same', () => {
  for (const file of FILES)
    assert.equal(readFileSync(schemaPath(file), 'utf8'), policySchema(file), `${file} is out of date: npm run written`);
});

void it('given an editor, when it looks for the schema of a policy file, then there is one for each', () => {
  const Settings = z.object({ 'json.schemas': z.array(z.object({ fileMatch: z.array(z.string()), url: z.string() })) });
  const named = Settings.parse(read(join(root, '.vscode', 'settings.json')))['json.schemas'];
  assert.deepEqual(
    named.map(({ fileMatch, url }) => [fileMatch[0], join(root, url)]),
    FILES.map((file) => [`policies/*/${file}.json`, schemaPath(file)]),
  );
});

for (const file of FILES)
  void describe(`${file}.schema.json`, () => {
    const isValid = validatorOf(file);

    for (const id of IDS)
      void it(`given ${id} as it ships, when it is checked, then nothing is wrong with it`, () => {
        assert.ok(
          isValid(read(join(root, 'policies', id, `${file}.json`))),
          JSON.stringify(isValid.errors?.slice(0, 3)),
        );
      });

    void it('given a stray word, when it is checked, then it is refused', () => {
      const content = read(join(root, 'policies', '2024-05', `${file}.json`));
      const [first, ...others] = z.array(z.looseObject({})).parse(Array.isArray(content) ? content : [content]);
      const planted = { ...first, planted: true };
      assert.equal(isValid(Array.isArray(content) ? [planted, ...others] : planted), false);
    });
  });

const rules = z.array(z.looseObject({})).parse(read(join(root, 'policies', '2024-05', 'rules.json')));
const isValidRules = validatorOf('rules');

for (const [what, change] of [
  ['a condition that is none', { when: { factr: 'coercion', is: ['confirmed'] } }],
  ['a state that is none', { when: { factor: 'coercion', is: ['sure'] } }],
  ['a quantifier inside another', { when: { someone: { everyone: { always: true } } } }],
  ['a condition deep inside that is none', { when: { all: [{ not: { any: [{ this: { agee: { from: 3 } } }] } }] } }],
  ['an age without an end', { when: { this: { age: {} } } }],
  ['a day that never was', { review: '2027-02-30' }],
  ['a standing that is none', { effect: { standing: 'maybe', outcomes: ['21'] } }],
] as const)
  void it(`given a rule with ${what}, when it is checked, then schema and program both refuse it`, () => {
    const planted = [{ ...rules[0], ...change }];
    assert.equal(isValidRules(planted), false);
    assert.equal(PolicyFiles.shape.rules.safeParse(planted).success, false);
  });
