import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { evidenceOf } from './evidence.ts';
import { ofAnswers, type Read } from './proof-answers.ts';
import { View } from './proof-view.ts';
import { World } from './proof-world.ts';
import { IDS, realPolicy } from './real-policy.make.ts';

const lacks = (id: string, read?: Read): readonly string[] => {
  const { files } = realPolicy(id, readFileSync);
  const world = new World([files], 1, false);
  return ofAnswers(read).lacks([new View(files, files.policy.inForceFrom, world, 1)]);
};

for (const id of IDS)
  void test(`${id}: an answer to what was unknown leaves possible only what was possible before`, () => {
    assert.deepEqual(lacks(id), []);
  });

// Planted: what is said to be unknown of the case is taken as if it had been left out.
const takenAsDerived =
  (fact: string): Read =>
  (variables, input) => {
    const { [fact]: said, ...factors } = input.factors ?? {};
    return evidenceOf(variables, said === 'unknown' ? { ...input, factors } : input);
  };

for (const fact of ['under-13', 'persistent-behaviour', 'capacity-concern'])
  void test(`${fact} that is unknown of the case and taken as derived is found`, () => {
    assert.match(
      lacks('2024-05', takenAsDerived(fact)).join('\n'),
      new RegExp(`^${fact} of the case from unknown to suspected: something becomes possible`, 'mu'),
    );
  });

// Planted: an age that is said to be unknown is taken as 15.
void test('an unknown age that is read as one age is found', () => {
  const asFifteen: Read = (variables, input) =>
    evidenceOf(variables, {
      ...input,
      people: (input.people ?? []).map((person) => (person.age === 'unknown' ? { ...person, age: 15 } : person)),
    });
  assert.match(lacks('2016-11', asFifteen).join('\n'), /^age: something becomes possible/mu);
});
