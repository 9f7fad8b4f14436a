import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { bruteForce, narrowIn, type Group } from '../../../test/brute-force.ts';
import { many } from '../../../test/many.ts';
import { attack } from './attack.ts';
import { cellKeyNoise, type Noise } from './cell-key.ts';
import { CONTROLS } from './control.ts';
import type { Counted, ReleaseDocument } from './document.ts';
import { candidateOf, prepare } from './prepare.ts';
import { dice, frame, INVENTED, tableOf, type Dice } from './release.make.ts';

const noise = cellKeyNoise(Buffer.from('an invented secret'), 5);
const AREA = { name: 'area', values: ['Moor', 'Vale', 'Coast'] };
const SEX = { name: 'sex', values: ['girls', 'boys'] };
const FIELDS = { area: AREA.values, sex: SEX.values };
const { numRuns, seed = 5 } = many(5);
const SEEDS = Array.from({ length: numRuns }, (_, i) => (seed % 1_000_000) + i);

const pointsIn = (groups: readonly Group[]): readonly Group[] => groups.filter(({ low, high }) => low === high);
const smallPoints = (groups: readonly Group[]): readonly Group[] =>
  pointsIn(groups).filter(({ low }) => low > 0 && low < 5);

/** Six counts of three areas and two sexes: many small, none large. */
const countsBy = (roll: Dice): readonly number[] =>
  Array.from({ length: 6 }, () => (roll(2) === 0 ? roll(6) : 5 + roll(7)));

const tell = (t: TestContext, what: string, figures: object): void => {
  t.diagnostic(`${what}: ${JSON.stringify(figures)}`);
};

describe('an attacker who tries every way of filling in the published tables', () => {
  it('given single tables with margins, when every filling is tried, then no hidden number is found; without the complementary step, many are', async (t) => {
    const found = { tables: SEEDS.length, hidden: 0, points: 0, narrow: 0, planted: 0 };
    const { least, width } = CONTROLS.suppress;
    for (const one of SEEDS) {
      const table = tableOf([AREA, SEX], countsBy(dice(one)), () => 1);
      const left = candidateOf(table, frame('suppress'), [], noise);
      found.planted += smallPoints(bruteForce(FIELDS, [left])).length;
      const document = await prepare(table, frame('suppress'), [], noise);
      const groups = bruteForce(FIELDS, [document]);
      found.hidden += document.cells.filter(({ value }) => value === null).length;
      found.points += smallPoints(groups).length;
      found.narrow += narrowIn(groups, least, width).filter(({ low, high }) => low < high).length;
    }
    tell(t, 'single tables', found);
    assert.deepEqual([found.points, found.narrow], [0, 0]);
    assert.ok(found.hidden > 0 && found.planted > 0, JSON.stringify(found));
  });

  /** By area; of one sex by area; of the other: what one hides, the others may show. */
  const sequence = async (counts: readonly number[], isRemembered: boolean): Promise<readonly ReleaseDocument[]> => {
    const of = (sex: number): readonly number[] => AREA.values.map((_, area) => counts[area * 2 + sex] ?? 0);
    const [girls, boys] = [of(0), of(1)];
    const tables = [
      { counts: girls.map((each, area) => each + (boys[area] ?? 0)), scope: [] },
      { counts: girls, scope: [{ dimension: 'sex', value: 'girls' }] },
      { counts: boys, scope: [{ dimension: 'sex', value: 'boys' }] },
    ];
    const documents: ReleaseDocument[] = [];
    for (const { counts: asked, scope } of tables) {
      const head = frame('suppress', { scope, number: documents.length + 1 });
      const before = isRemembered ? documents : [];
      documents.push(
        await prepare(
          tableOf([AREA], asked, () => 1),
          head,
          before,
          noise,
        ),
      );
    }
    return documents;
  };

  it('given three tables that overlap, when every filling of all of them is tried, then no number is found; each made without the others, some are', async (t) => {
    const found = { sequences: SEEDS.length, points: 0, planted: 0 };
    for (const one of SEEDS) {
      // Boys are never few, so that their table alone has nothing to hide.
      const counts = countsBy(dice(one)).map((count, place) => (place % 2 === 1 ? Math.max(count, 5) : count));
      // Not the width: a number that is hidden within one of 7 that left before is at most 7, and nothing takes that back.
      found.points += smallPoints(bruteForce(FIELDS, await sequence(counts, true))).length;
      found.planted += smallPoints(bruteForce(FIELDS, await sequence(counts, false))).length;
    }
    tell(t, 'three overlapping tables', found);
    assert.equal(found.points, 0);
    assert.ok(found.planted > 0, JSON.stringify(found));
  });
});

describe('people and the crimes that they are counted by', () => {
  const crimes: Counted = {
    ...INVENTED,
    id: 'by-crimes',
    unit: 'crimes',
    records: 'crime-with-outcome | closed | 86/02',
  };
  const people: Counted = {
    ...INVENTED,
    id: 'by-people',
    unit: 'people',
    records: 'person-with-outcome | closed | 86/02',
  };
  const table = tableOf([SEX], [60, 9], (cell) => cell);
  /** Noise that moves the figures of one table so that each alone leaves enough open. */
  const moved =
    (ofGirls: number, ofAll: number): Noise =>
    (count) =>
      count === 60 ? ofGirls : count === 69 ? ofAll : 0;
  const bothTables = async (isLinked: boolean): Promise<readonly ReleaseDocument[]> => {
    const first = await prepare(table, frame('cell-key', { counted: crimes }), [], moved(5, -3));
    const second = await prepare(
      table,
      frame('cell-key', { counted: people, number: 2 }),
      isLinked ? [first] : [],
      moved(-4, 4),
    );
    return [first, second];
  };
  const { least, width } = CONTROLS['cell-key'];
  const narrow = (documents: readonly ReleaseDocument[]) =>
    narrowIn(bruteForce({ sex: SEX.values }, documents, ['people', 'crimes']), least, width);

  it('given both tables made as if the other were none, when laid over each other, then a small number is narrowed, and our attacker sees it too', async () => {
    const documents = await bothTables(false);
    for (const one of documents) assert.deepEqual(narrow([one]), []);
    assert.ok(narrow(documents).length > 0);
    assert.ok((await attack(documents, CONTROLS['cell-key'])).recovered.length > 0);
  });

  it('given the one released before the other is made, when laid over each other, then nothing is narrowed', async () => {
    const documents = await bothTables(true);
    assert.deepEqual(narrow(documents), []);
    assert.deepEqual((await attack(documents, CONTROLS['cell-key'])).recovered, []);
  });
});

describe('people who are counted once in whatever period is asked for', () => {
  const counted: Counted = { ...INVENTED, unit: 'people', records: 'person-with-outcome | closed | 86/02' };
  const YEARS = { '2025': ['2025-01-01', '2025-12-31'], '2026': ['2026-01-01', '2026-12-31'] } as const;
  const both = ['2025-01-01', '2026-12-31'] as const;
  const fields = { year: ['2025', '2026', '2025 + 2026'] };
  const head = (number: number, [periodStart, periodEnd]: readonly [string, string]) =>
    frame('suppress', { counted, number, periodStart, periodEnd });
  const only = (count: number) => tableOf([], [count], () => 1);
  /** The table of each year and of both years: of people of one year alone, of the other alone, and of both. */
  const yearly = async ([first, second, each]: readonly [number, number, number], isRemembered: boolean) => {
    const documents: ReleaseDocument[] = [];
    for (const [period, count] of [
      [YEARS['2025'], first + each],
      [YEARS['2026'], second + each],
      [both, first + second + each],
    ] as const)
      documents.push(
        await prepare(only(count), head(documents.length + 1, period), isRemembered ? documents : [], noise),
      );
    return documents;
  };
  /** What the tables say to one who knows that a person can have crimes of both years. */
  const triedBy = (documents: readonly ReleaseDocument[]): readonly Group[] =>
    bruteForce(
      fields,
      documents.map((document, i) => ({
        ...document,
        scope: i === 2 ? [] : [{ dimension: 'year', value: i === 0 ? '2025' : '2026' }],
      })),
    );

  it('given years that come to more than both of them together, when attacked, then they do not contradict each other, and who came in one year alone is found', async () => {
    const { disagree, recovered } = await attack(await yearly([10, 2, 10], false), CONTROLS.suppress);
    assert.equal(disagree, false);
    assert.deepEqual(
      recovered.filter(({ isPoint }) => isPoint).map(({ says, low }) => [says, low]),
      [['release 3, without release 1', 2]],
    );
  });

  it('given tables of each year and of both, when every filling is tried, then no small number is found; made without memory, some are, and our attacker finds each', async (t) => {
    const found = { tables: SEEDS.length * 4, points: 0, planted: 0 };
    for (const one of SEEDS.flatMap((seed) => [0, 1, 2, 3].map((more) => seed * 4 + more))) {
      const roll = dice(one);
      const counts = [5 + roll(6), 1 + roll(6), 5 + roll(6)] as const;
      const planted = smallPoints(triedBy(await yearly(counts, false)));
      found.planted += planted.length;
      found.points += smallPoints(triedBy(await yearly(counts, true))).length;
      if (planted.length > 0)
        assert.ok((await attack(await yearly(counts, false), CONTROLS.suppress)).recovered.length >= planted.length);
    }
    tell(t, 'years and both of them', found);
    assert.equal(found.points, 0);
    assert.ok(found.planted > 0);
  });
});
