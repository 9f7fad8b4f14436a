import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { isAssured, many } from '../../../test/many.ts';
import { attack } from './attack.ts';
import { cellKeyNoise, type Noise } from './cell-key.ts';
import { CONTROLS, type METHODS } from './control.ts';
import type { Figure, ReleaseDocument } from './document.ts';
import { plan } from './plan.ts';
import { prepare } from './prepare.ts';
import { dice, frame, tableOf, type Dice } from './release.make.ts';
import { count, isIn, record, request, type CaseRecord, type Request } from './sequence.make.ts';

const REQUESTS = 20;
const noise = cellKeyNoise(Buffer.from('an invented secret'), 5);
const { numRuns, seed = 3 } = many(1);
const SEEDS = Array.from({ length: numRuns }, (_, i) => (seed % 1_000_000) + i);

interface Way {
  readonly method?: (typeof METHODS)[number];
  readonly noiseFor?: (roll: Dice) => Noise;
  /** Whether cases come in between, all of which the attacker knows of. */
  readonly grows?: boolean;
  readonly requests?: number;
}

interface Released {
  readonly document: ReleaseDocument;
  readonly asked: Request;
  readonly records: number;
}

/** As the attacker sees it who knows of each case that came in later: every figure brought up to the last day. */
const broughtUp = (released: readonly Released[], records: readonly CaseRecord[]): readonly ReleaseDocument[] =>
  released.map(({ document, asked, records: then }) => ({
    ...document,
    countedAt: '2027-06-01T09:00:00.000Z',
    cells: document.cells.map((figure): Figure => {
      const later = records.slice(then).filter((one) => isIn(one, asked, figure.at)).length;
      return figure.value === null ? figure : { ...figure, value: figure.value + later };
    }),
  }));

/** Twenty overlapping requests, cases coming in between; what may be released is, and then all of it is attacked together. */
const runSequence = async (
  from: number,
  { method = 'cell-key', noiseFor = () => noise, grows = true, requests = REQUESTS }: Way,
) => {
  const roll = dice(from);
  const fresh = noiseFor(roll);
  let records = Array.from({ length: 60 + roll(300) }, (_, i) => record(roll, i));
  const released: Released[] = [];
  let day = 10;
  for (let turn = 0; turn < requests; turn += 1) {
    if (grows && roll(3) === 0) {
      records = [...records, record(roll, 10_000 + turn)];
      day += 1;
    }
    const asked = request(roll);
    const countedAt = `2027-01-${day}T09:00:00.000Z`;
    const head = frame(method, { periodEnd: '2026-06-30', number: turn + 1, scope: asked.scope, countedAt });
    const earlier = released.map(({ document }) => document);
    const dimensions = asked.dimensions.map(({ name, values }) => ({ name, values: [...values] }));
    if (!plan({ ...head, dimensions }, earlier).ok) continue;
    const document = await prepare(count(records, asked), head, earlier, fresh);
    released.push({ document, asked, records: records.length });
  }
  const result = await attack(broughtUp(released, records), CONTROLS[method]);
  return { ...result, released: released.length };
};

const runAll = async (t: TestContext, what: string, way: Way, seeds: readonly number[] = SEEDS) => {
  const sum = { sequences: seeds.length, released: 0, groups: 0, points: 0, narrow: 0, astray: 0 };
  for (const one of seeds) {
    const { recovered, groups, released, disagree } = await runSequence(one, way);
    if (disagree) sum.astray += 1;
    sum.released += released;
    sum.groups += groups;
    sum.narrow += recovered.length;
    sum.points += recovered.filter(({ isPoint }) => isPoint).length;
  }
  t.diagnostic(`${what}: ${JSON.stringify(sum)}`);
  return sum;
};

describe('the attacker on everything ever released', () => {
  it('given sequences of 20 overlapping requests, when attacked by one program over all of them, then no number is recovered', async (t) => {
    const { points, released, astray } = await runAll(t, 'cell-key, everything remembered', {});
    // What cannot all be true at once would hide everything: what was counted always can. Narrow may be above nought: this
    // attacker is given every case that came in later, which nothing that was published tells (ADR 22).
    assert.deepEqual([points, astray], [0, 0]);
    assert.ok(released > 5);
  });

  it('given sequences between which no case comes in, when attacked with what was published alone, then no group is narrowed either', async (t) => {
    const way = { grows: false, requests: isAssured ? REQUESTS : 8 };
    const { points, narrow, released, astray } = await runAll(t, 'cell-key, no case comes in', way);
    assert.deepEqual([points, narrow, astray], [0, 0, 0]);
    assert.ok(released > 3);
  });

  it('given an earlier release forgotten, when attacked, then what was hidden in it is found exactly; remembered, it is not', async () => {
    const sex = { name: 'sex', values: ['girls', 'boys'] };
    const first = await prepare(
      tableOf([sex], [60, 3], () => 1),
      frame('suppress'),
      [],
      noise,
    );
    const head = frame('suppress', { number: 2, scope: [{ dimension: 'sex', value: 'girls' }] });
    const points = async (remembered: readonly ReleaseDocument[]): Promise<readonly number[]> => {
      const second = await prepare(
        tableOf([], [60], () => 1),
        head,
        remembered,
        noise,
      );
      const { recovered } = await attack([first, second], CONTROLS.suppress);
      return recovered.filter(({ isPoint }) => isPoint).map(({ low }) => low);
    };
    assert.deepEqual(await points([]), [3]);
    assert.deepEqual(await points([first]), []);
  });

  it('given fresh noise for every request, when the same table is asked again and again, then the noise wears off', async () => {
    const roll = dice(5);
    const records = Array.from({ length: 200 }, (_, i) => record(roll, i));
    const asked: Request = { dimensions: [{ name: 'sex', values: ['girls', 'boys', 'not stated'] }], scope: [] };
    const ask = async (each: () => Noise): Promise<number> => {
      const documents: ReleaseDocument[] = [];
      for (let number = 1; number <= REQUESTS; number += 1)
        documents.push(await prepare(count(records, asked), frame('cell-key', { number }), [], each()));
      const told = documents.flatMap(({ cells }) =>
        cells.flatMap(({ at, value }) => (at[0] === 'boys' ? [value ?? 0] : [])),
      );
      return Math.max(...told) - Math.min(...told);
    };
    assert.equal(await ask(() => noise), 0);
    // The highest less 5 and the lowest plus 5 leave hardly a number between them.
    assert.ok((await ask(() => () => roll(11) - 5)) >= 8);
  });
});
