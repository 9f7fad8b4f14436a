import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { made, shares, table, type MadeRow } from '../../../test/consistency/outcomes.make.ts';
import { many } from '../../../test/many.ts';
import { compareFiles, type Asked } from './compare-files.ts';
import type { Comparison } from './comparison.ts';

const soft: Asked = { offence: '86', numerator: '21', denominator: '21,1', basis: 'closed' };

const first: readonly MadeRow[] = shares({ Kent: [30, 20], Essex: [10, 40], Dorset: [8, 9] });
const later: readonly MadeRow[] = shares({ Kent: [36, 24], Essex: [10, 40] });

const revision = (name: string, rows: readonly MadeRow[], vintage?: string) => ({
  revision: { paths: [made(name, table(rows))], vintage },
});

async function compare(paths: readonly string[], asked: Partial<Asked> = {}): Promise<Comparison> {
  const answer = await compareFiles(paths, { ...soft, ...asked });
  return answer.kind === 'compared' ? answer.comparison : assert.fail(answer.sentence);
}

async function refusal(paths: readonly string[], asked: Partial<Asked>): Promise<string> {
  const answer = await compareFiles(paths, { ...soft, ...asked });
  return answer.kind === 'refused' ? answer.sentence : assert.fail('it was compared');
}

const figures = ({ forces }: Comparison) => forces.map((each) => [each.force, each.numerator, each.denominator]);

describe('a later issue of the same quarters', () => {
  const base = made('first.csv', table(first));

  it('given it as revised, when compared, then its counts take the place, and what moved is said force by force', async () => {
    const comparison = await compare([base], revision('later.csv', later, 'July 2024'));
    assert.deepEqual(figures(comparison), [
      ['Dorset', 8, 17],
      ['Essex', 10, 50],
      ['Kent', 36, 60],
    ]);
    const said = comparison.warnings.join('\n');
    assert.match(said, /later\.csv \(July 2024\) takes the place .* 1 of 3 forces moved/);
    assert.match(said, /Kent: 30 of 50 in the earlier issue, 36 of 60 in the later one\./);
    assert.doesNotMatch(said, /Essex: 10/);
    // The later issue has nothing of Dorset: its older figure is among newer ones, and that is said.
    assert.match(said, /Dorset: nothing in the later issue; what the earlier one gives stands\./);
    assert.deepEqual(
      comparison.definition.files.map(({ file, vintage }) => [file, vintage.slice(0, 11)]),
      [
        ['first.csv', 'not a known'],
        ['later.csv', 'July 2024'],
      ],
    );
  });

  it('given it beside the first and not as revised, when compared, then nothing is taken in and the way out is named', async () => {
    assert.match(await refusal([base, made('later.csv', table(later))], {}), /would count twice.*goes under --revised/);
  });

  it('given it without its vintage, when compared, then it is asked for', async () => {
    assert.match(await refusal([base], revision('later.csv', later)), /say which issue it is with --vintage/);
  });

  it('given two later issues of one quarter, when compared, then nothing is taken in', async () => {
    const paths = [made('one.csv', table(later)), made('two.csv', table(later))];
    assert.match(await refusal([base], { revision: { paths, vintage: 'July 2024' } }), /two\.csv was not read/);
  });

  it('given any two issues, when the later covers every force, then the answer is that of the later alone', async () => {
    const counts = fc.tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60 }));
    const issue = fc.record({ Kent: counts, Essex: counts, Dorset: counts });
    await fc.assert(
      fc.asyncProperty(issue, issue, async (one, other) => {
        const old = made('old.csv', table(shares(one)));
        const together = await compare([old], revision('new.csv', shares(other), 'later'));
        const alone = await compare([made('new.csv', table(shares(other)))]);
        assert.deepEqual(figures(together), figures(alone));
        assert.deepEqual(together.spread, alone.spread);
        const moved = Object.keys(one).filter((force) =>
          together.warnings.some((each) => each.startsWith(`${force}: `)),
        );
        const differ = figures(await compare([old])).filter(
          (row) => !figures(alone).some((now) => now.join() === row.join()),
        );
        assert.deepEqual(moved.toSorted(), differ.map(([force]) => force).toSorted());
      }),
      many(12),
    );
  });
});

describe('quarters that a table does not mark as short', () => {
  it('given Greater Manchester in the autumn of 2019, when compared, then it is left out and why is said', async () => {
    const rows = shares({ Kent: [30, 20], Essex: [10, 40], 'Greater Manchester': [1, 1] });
    const autumn = made('gap.csv', table(rows.map((row) => ({ ...row, year: '2019/20', quarter: 3 }))));
    const { excluded, forces, warnings } = await compare([autumn]);
    assert.equal(forces.length, 2);
    assert.deepEqual(excluded[0]?.force, 'Greater Manchester');
    assert.match(excluded[0].why, /a gap is known for July 2019 to 2020/);
    assert.match(warnings.join('\n'), /Greater Manchester: a gap is known/);
    const before = made('before.csv', table(rows.map((row) => ({ ...row, year: '2019/20', quarter: 1 }))));
    assert.deepEqual((await compare([before])).excluded, []);
  });
});
