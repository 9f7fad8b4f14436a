import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { betweenForces } from './like-cases.ts';
import { betweenSentences } from './like-cases.words.ts';
import { partedInto } from './parting.ts';
import { saidOf } from './split.words.ts';

/** So many decisions of a force on cases of one kind, so many of them ended in the outcome. */
const of = (force: string, pattern: string, n: number, y: number) =>
  Array.from({ length: n }, (_, i) => ({ force, pattern, outcome: i < y }));

/** Each force deals with each kind alike (nine in ten of the one, three in ten of the other); only what it meets differs. */
const sameHand = ['a', 'b', 'c', 'd', 'e', 'f'].flatMap((force, i) => [
  ...of(force, 'light', 10 * (i + 1), 9 * (i + 1)),
  ...of(force, 'grave', 10 * (7 - i), 3 * (7 - i)),
]);

/** Twelve people of the six forces, all under one setting. */
const underOne = sameHand.map((each, i) => ({ ...each, setting: 's', person: `${each.force}${i % 2}` }));

describe('how far forces differ in like cases', () => {
  it('given forces that meet other cases and deal alike with each kind, when compared, then they differ as recorded, and not in like cases', () => {
    const found = betweenForces(sameHand);
    if (found.kind !== 'measured') assert.fail(found.kind);
    assert.deepEqual([found.forces, found.kinds, found.alike.mor], [6, 2, 1]);
    assert.ok(found.raw.mor > 1.5, String(found.raw.mor));
    assert.match(
      betweenSentences(found).join(' '),
      /^Between 6 forces the median odds ratio is \d\.\d\d \(95% interval .*\) as recorded, and 1\.00 \(95% interval 1\.00 to \d\.\d\d\) in cases of which the same was recorded/,
    );
  });

  it('given forces that meet the same cases and deal with them otherwise, when compared, then what differs stays in like cases', () => {
    const found = betweenForces(
      ['a', 'b', 'c', 'd', 'e'].flatMap((force, i) => [
        ...of(force, 'light', 30, 5 + 5 * i),
        ...of(force, 'grave', 30, 3 + 4 * i),
      ]),
    );
    if (found.kind !== 'measured') assert.fail(found.kind);
    assert.ok(found.alike.mor > 1.8 && found.alike.interval[0] > 1, JSON.stringify(found));
  });

  it('given forces that all decide under one setting, when their decisions are parted, then nothing is, and how far they differ is told', () => {
    const parted = (least: { readonly cases: number; readonly people: number }) =>
      partedInto({ cases: underOne, least }, () => undefined);
    const found = parted({ cases: 200, people: 10 });
    assert.ok(found.kind === 'too-few' && found.between?.kind === 'measured', JSON.stringify(found));
    assert.match(saidOf(found, '21').join(' '), /^Between 6 forces the median odds ratio is/);
    // Where a force asks for more decisions than there are, nothing is told of them.
    assert.deepEqual(saidOf(parted({ cases: 5000, people: 10 }), '21'), []);
  });

  it('given half of all in kinds that two forces had, when compared, then they are; with less than half, they are too few', () => {
    const forces = ['a', 'b', 'c', 'd', 'e'];
    const shared = forces.flatMap((force) => of(force, 'light', 20, 10));
    const alone = forces.flatMap((force) => of(force, `of ${force}`, 20, 10));
    assert.equal(betweenForces([...shared, ...alone]).kind, 'measured');
    assert.equal(betweenForces([...shared, ...alone, ...of('a', 'of a', 1, 0)]).kind, 'too-few');
  });

  for (const [what, cases] of [
    ['four forces', sameHand.filter(({ force }) => force < 'e')],
    ['forces of which two have few decisions', sameHand.filter(({ force }, i) => force < 'e' || i % 8 === 0)],
    [
      'forces that share no kind of case',
      sameHand.map((each) => ({ ...each, pattern: `${each.force} ${each.pattern}` })),
    ],
  ] as const)
    it(`given ${what}, when compared, then it is said that they are too few`, () => {
      const found = betweenForces(cases);
      assert.equal(found.kind, 'too-few');
      assert.match(
        betweenSentences(found).join(' '),
        /cannot be told: too few\. It takes 5 forces with 20 decisions each/,
      );
    });
});
