// No force has sent a signed return yet: what is real here are the figures, which each of the 44 forces published (data/README.md).
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { compareCounts } from '../src/oversight/comparison/compare-counts.ts';
import { returnsSource } from '../src/oversight/comparison/returns-source.ts';
import { compareShipped } from '../src/oversight/comparison/shipped.ts';
import { cellKeyNoise } from '../src/oversight/release/cell-key.ts';
import type { METHODS } from '../src/oversight/release/control.ts';
import type { ReleaseDocument } from '../src/oversight/release/document.ts';
import type { Released } from '../src/oversight/release/own.ts';
import { prepare } from '../src/oversight/release/prepare.ts';
import { dice, frame, INVENTED, tableOf } from '../src/oversight/release/release.make.ts';
import { openReturn, signedReturn, signedText } from '../src/oversight/release/return.ts';
import { shareOf, withShares } from '../src/oversight/release/share.ts';
import { publicKeyOf, releaseSecrets, signText } from '../src/oversight/release/signature.ts';
import { returned } from '../src/oversight/source/source.make.ts';

/** Of each force how many outcomes of code 86 were Outcome 21, out of how many, as published. */
const published = await compareShipped({ denominator: 'assigned' });
assert.ok(published.kind !== 'refused');
const FORCES = published.comparison.forces;

const OTHER = 'any other outcome';
const SOFT = 'Outcome 21';

type Of = Readonly<{ name: string; part: string; counts: readonly (readonly [string, number])[] }>;

/** What a force’s install would let leave of these counts: protected, with the share that its definition names, signed and taken in. */
async function taken(
  publisher: string,
  { name, part, counts }: Of,
  method: (typeof METHODS)[number],
): Promise<Released> {
  const values = counts.map(([value]) => value);
  const roll = dice(publisher.length);
  const table = tableOf(
    [{ name, values }],
    counts.map(([, count]) => count),
    () => roll(256),
  );
  const counted = {
    ...INVENTED,
    id: `by ${name}, version 1`,
    says: 'Outcomes of code 86',
    ageScope: 'all ages',
    outcomeType: null,
  };
  const noise = cellKeyNoise(Buffer.from('an invented secret'), 5);
  const prepared = await prepare(table, frame(method, { publisher, counted }), [], noise);
  const document = withShares(prepared, {
    numerator: { words: part, unit: 'crimes', where: { [name]: [part] } },
    denominator: { words: 'crimes with an outcome', unit: 'crimes', where: { [name]: values } },
  });
  const { signing } = releaseSecrets(Buffer.alloc(32, 7));
  const key = publicKeyOf(signing);
  const sent: unknown = JSON.parse(
    JSON.stringify(signedReturn(document, key, signText(signedText(document), signing))),
  );
  const opened = openReturn(sent, key);
  if (!opened.ok) assert.fail(opened.refusal.code);
  return { document: opened.value, digest: publisher.padEnd(64, '0') };
}

const compared = (returns: readonly Released[]) => {
  const answer = compareCounts(returnsSource({ tables: returns, left: 0 }, { tables: [], left: 0 }), {});
  if (answer.kind === 'refused') assert.fail(answer.sentence);
  return answer.comparison;
};

const whole = ({ shares }: ReleaseDocument) => shares?.rows.find(({ group }) => group.length === 0);

describe('shares with their figures, of real figures', () => {
  // By outcome the share is taken of outcomes; by anything else, it is the one that the definition names.
  for (const name of ['Outcome', 'How it ended'])
    it(`given the published figures of 44 forces as returns parted by “${name}”, when compared, then what is shown is what was published, and what was held back is a force left out`, async () => {
      assert.equal(FORCES.length, 44);
      const returns: Released[] = [];
      for (const { force, numerator, denominator } of FORCES) {
        const counts = [
          [SOFT, numerator],
          [OTHER, denominator - numerator],
        ] as const;
        returns.push(await taken(force, { name, part: SOFT, counts }, 'suppress'));
      }
      const { forces, excluded } = compared(returns);
      const told = FORCES.filter(({ force }) => forces.some((each) => each.force === force));
      assert.deepEqual(
        forces.map((each) => [each.force, each.numerator, each.denominator]),
        told.map((each) => [each.force, each.numerator, each.denominator]),
      );
      assert.equal(forces.length + excluded.length, 44);
      assert.deepEqual(
        excluded.map(({ force }) => force),
        ['British Transport Police', 'London, City of'],
      );
      // Held back is what a count from 1 to 4 would be told by; or none, which would tell of each of the 11 who are all elsewhere.
      for (const { force } of excluded) {
        const held = FORCES.find((each) => each.force === force);
        const parts = held === undefined ? [] : [held.numerator, held.denominator - held.numerator];
        assert.ok(
          parts.some((count) => count < 5),
          `${force}: ${parts.join(' and ')}`,
        );
      }
      for (const { document } of returns) {
        const real = FORCES.find(({ force }) => force === document.publisher);
        const percent = whole(document)?.percent ?? null;
        if (real === undefined || percent === null) continue;
        assert.equal(percent, Math.round((100 * real.numerator) / real.denominator), document.publisher);
        assert.ok(real.denominator >= 50, document.publisher);
      }
    });

  it('given them protected by noise, when their shares are read, then the published share of every force lies in the range that is said', async () => {
    for (const { force, numerator, denominator } of FORCES) {
      const counts = [
        [SOFT, numerator],
        [OTHER, denominator - numerator],
      ] as const;
      const { document } = await taken(force, { name: 'Outcome', part: SOFT, counts }, 'cell-key');
      const row = whole(document);
      const share = row === undefined ? undefined : shareOf(document, row);
      if (share === undefined) continue;
      const real = (100 * numerator) / denominator;
      assert.ok(share.low <= real && real <= share.high, `${force}: ${real} in ${share.low} to ${share.high}`);
    }
  });

  it('given the answer of West Yorkshire, and one that prints its own percentages, when their figures are shared out, then the shares are those of the figures', async () => {
    const yorkshire = (await returned('west-yorkshire_1711564-23.csv')).counts.filter(({ periodStart }) =>
      periodStart?.startsWith('2020'),
    );
    const soft = yorkshire.find(({ outcomeType }) => outcomeType === '21')?.value ?? 0;
    const all = yorkshire.reduce((sum, { value }) => sum + (value ?? 0), 0);
    assert.deepEqual([soft, all], [629, 653]);
    const counts = [
      [SOFT, soft],
      [OTHER, all - soft],
    ] as const;
    const { document } = await taken('West Yorkshire', { name: 'Outcome', part: SOFT, counts }, 'suppress');
    assert.equal(whole(document)?.percent, 96);
    // Printed: 75 decisions, of which no prosecution 66 (88 per cent), prosecution one (1 per cent), diversion eight (11 per cent).
    const printed = await taken(
      'Public Prosecution Service',
      {
        name: 'Decision',
        part: 'No prosecution',
        counts: [
          ['No prosecution', 66],
          ['Prosecution', 1],
          ['Diversion or caution', 8],
        ],
      },
      'suppress',
    );
    // One prosecution is held back, and one more with it: the share can be given only where its own figure is.
    const row = whole(printed.document);
    const held = row?.numerator.some((place) => printed.document.cells[place]?.value === null);
    assert.equal(row?.percent, held === true ? null : 88);
    assert.ok(printed.document.cells.every(({ at, value }) => at[0] !== 'Prosecution' || value === null));
  });
});
