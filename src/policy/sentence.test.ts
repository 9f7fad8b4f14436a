import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readPolicy } from './policy.ts';
import { IDS, realPolicy } from './real-policy.make.ts';
import { sentencesIn } from './sentence.ts';

void test('given texts, when their sentences are counted, then abbreviations and quoted questions end none', () => {
  for (const [text, count] of [
    ['', 0],
    ['The response is proportionate.', 1],
    ['The response is proportionate', 1],
    ['Under s.46 of the Act a child is protected.', 1],
    ['Under s. 46 and Sch. 2 a child, e.g. one in care, is protected.', 1],
    ['Ask “is everybody safe?” and write down what was said.', 1],
    ['Ask (by telephone.) and write it down.', 1],
    ['By no. 5 of 3.7 it waits.', 1],
    ['It waits. It is barred.', 2],
    ['It waits. 21 is barred.', 2],
    ['It waits. it is barred.', 2],
    ['Is it so? It is. It is barred!', 3],
    ['He said “no.” Then it waits.', 2],
    ['It rests on s.46. It waits.', 2],
  ] as const)
    assert.equal(sentencesIn(text), count, text);
});

for (const id of IDS) {
  const { files } = realPolicy(id, readFileSync);
  void test(`${id}: given a rule that says several sentences, when it is read, then it is refused where it stands; as it ships each says one`, () => {
    assert.ok(files.rules.every(({ says }) => sentencesIn(says) === 1));
    const rules = files.rules.map((rule, place) =>
      place === 3 ? { ...rule, says: `${rule.says} It is so. Everybody knows.` } : rule,
    );
    const read = readPolicy({ ...files, rules });
    assert.deepEqual(read.ok ? [] : read.refusal.map(({ file, at, says }) => [file, at, says.slice(0, 19)]), [
      ['rules.json', `[3] ${rules[3]?.id ?? ''} says`, 'it has 3 sentences '],
    ]);
  });

  void test(`${id}: given a head that names another file of sources, when it is read, then it is refused with the one that is read`, () => {
    const read = readPolicy({ ...files, policy: { ...files.policy, sources: '../others.json' } });
    assert.deepEqual(read.ok ? [] : read.refusal.map(({ file, at, nearest }) => [file, at, nearest]), [
      ['policy.json', 'sources', ['sources.json']],
    ]);
  });
}
