import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Fact, PolicyFiles } from './policy.schema.ts';
import { PERMITTED } from './proof-permitted.ts';
import { unread } from './proof-unread.ts';
import { View } from './proof-view.ts';
import { World } from './proof-world.ts';
import { IDS, realPolicy } from './real-policy.make.ts';

const versions = IDS.map((id) => realPolicy(id, readFileSync).files);
const lacks = (files: PolicyFiles) => unread.lacks([new View(files, '2026-11-22', new World([files], 1, false), 1)]);

/** The version with one fact more, made of one of its own of that kind. */
function withFact(files: PolicyFiles, kind: Fact['kind'], id: string): PolicyFiles {
  const like = files.facts.find((each) => each.kind === kind);
  assert.ok(like !== undefined, kind);
  return { ...files, facts: [...files.facts, { ...like, id }] };
}

for (const files of versions)
  void test(`${files.policy.id}: given a fact by any name that nobody listed, when it is proved, then the name is found`, () => {
    assert.deepEqual(lacks(files), []);
    for (const [kind, id] of [
      ['person-fact', 'girl'],
      ['factor', 'reported-by-teacher'],
      ['condition', 'area'],
      ['part', 'watched'],
    ] as const)
      assert.match(
        lacks(withFact(files, kind, id)).join('\n'),
        new RegExp(`^The ${kind} ${id} is not on the list`, 'u'),
      );
    const [setting] = files.settings;
    assert.ok(setting !== undefined);
    const more = { ...files, settings: [...files.settings, { ...setting, name: 'academyTrust' }] };
    assert.match(lacks(more).join('\n'), /^The setting academyTrust is not on the list/u);
  });

void test('given a listed name, when another kind of fact bears it, then that is found too', () => {
  for (const files of versions)
    assert.match(lacks(withFact(files, 'person-fact', 'bullying')).join('\n'), /^The person-fact bullying/u);
});

void test('given the list, when it is read, then nothing stands on it that no version asks for', () => {
  const known = versions.flatMap(({ facts, settings }) => [
    ...facts.map(({ kind, id }) => `${kind} ${id}`),
    ...settings.map(({ name }) => `setting ${name}`),
  ]);
  const listed = PERMITTED.flatMap(({ kind, ids }) => ids.map((id) => `${kind} ${id}`));
  assert.deepEqual(
    listed.filter((each) => !known.includes(each)),
    [],
  );
  assert.equal(new Set(listed).size, listed.length);
});
