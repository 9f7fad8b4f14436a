import assert from 'node:assert/strict';
import test from 'node:test';
import { attack, type AttackResult } from './attack.ts';
import { CONTROLS } from './control.ts';
import { ReleaseDocument } from './document.ts';
import { asMade, countedBy } from './own-release.ts';
import { findDefinition } from '../definition/own.ts';
import { frame } from './release.make.ts';
import { subjectOf } from './system.ts';

type Cells = readonly (readonly [at: readonly (string | null)[], value: number | null])[];
type Dimensions = ReleaseDocument['dimensions'];

const released = (number: number, counted: Partial<ReleaseDocument['counted']>, dimensions: Dimensions, cells: Cells) =>
  ReleaseDocument.parse({
    ...{ schema: 'evenhand-release-1', release: `00000000-0000-4000-8000-00000000000${number}`, number },
    ...{
      publisher: 'Northmoor',
      periodStart: '2026-01-01',
      periodEnd: '2026-12-31',
      countedAt: '2027-02-01T00:00:00Z',
    },
    counted: {
      ...{ id: 'invented', says: 'invented', measure: 'outcomes', outcomeType: null, unit: 'crimes', basis: 'closed' },
      ...{
        ageScope: 'under 18',
        offenceScope: '86/02',
        source: 'invented',
        records: 'crimes | closed | 86/02',
        ...counted,
      },
    },
    // Exact, zeros shown: whatever can be worked out of them can be worked out to a number.
    control: { ...CONTROLS.suppress, least: 5 },
    ...{ scope: [], dimensions, caveats: [] },
    cells: cells.map(([at, value]) => ({ at, value, since: null })),
  });

const pointsOf = ({ recovered }: AttackResult) => recovered.filter(({ isPoint }) => isPoint).map(({ low }) => low);
const attackAll = (...documents: readonly ReleaseDocument[]) => attack(documents.map(asMade), { least: 10, width: 10 });

const outcome = [{ name: 'Outcome', values: ['21', '22'] }];

test('given the same of fewer offences and of more, when they are laid over each other, then what the others add is found', async () => {
  const narrow = { offenceScope: '86/02 + 86/10', records: 'crimes | closed | 86/02+86/10' };
  const wide = { offenceScope: '86/02 + 86/10 + 86/15', records: 'crimes | closed | 86/02+86/10+86/15' };
  const [one, other] = [
    released(1, narrow, outcome, [
      [['21'], 50],
      [['22'], 30],
      [[null], 80],
    ]),
    released(2, wide, outcome, [
      [['21'], 52],
      [['22'], 31],
      [[null], 83],
    ]),
  ];
  assert.deepEqual(pointsOf(await attackAll(one, other)).toSorted(), [1, 2, 3]);
  // Alone neither tells of anybody.
  assert.deepEqual(pointsOf(await attackAll(one)), []);
});

test('given two shipped lists of ages of the same arrests, when they are laid over each other, then the youngest are found', async () => {
  const of = (id: string) => {
    const definition = findDefinition(id);
    assert.ok(definition !== undefined);
    const [age] = definition.dimensions;
    return {
      counted: countedBy(definition, 'Northmoor'),
      age: [{ name: 'Age', values: (age?.groups ?? []).map(({ value }) => value) }],
    };
  };
  const [eighteen, fourteen] = [of('arrests-under-18'), of('arrests-under-14')];
  const found = await attackAll(
    released(1, eighteen.counted, eighteen.age, [
      [['under 18'], 20],
      [['not known whether under 18'], null],
      [[null], null],
    ]),
    released(2, fourteen.counted, fourteen.age, [
      ...([
        [['under 14'], null],
        [['14 to 17'], 18],
      ] as const),
      ...([
        [['under 18, not known whether under 14'], 0],
        [['not known whether under 18'], null],
        [[null], null],
      ] as const),
    ]),
  );
  assert.ok(found.recovered.some(({ says, isPoint, low }) => says.includes('under 14') && isPoint && low === 2));
});

test('given two lists of names with a rest of their own, when they are laid over each other, then a name of both is one thing', async () => {
  const short = [{ name: 'Outcome', values: ['21', '22', 'any other outcome'] }];
  const long = [
    { name: 'Outcome', values: ['1', '2', '21', '22', 'any other outcome'] },
    { name: 'Sex', values: ['female', 'male'] },
  ];
  const found = await attackAll(
    released(1, {}, short, [
      [['21'], 50],
      [['22'], null],
      [['any other outcome'], null],
      [[null], null],
    ]),
    released(2, {}, long, [
      [['21', 'female'], 48],
      [['21', 'male'], null],
      [['1', 'male'], null],
    ]),
  );
  assert.deepEqual(pointsOf(found), [2]);
});

test('given a release that says that it leaves ages out, and one of before that only named them, when held together, then they are of one subject', () => {
  const counted = (records: string) => ({ counted: { ...frame().counted, records } });
  assert.equal(
    subjectOf(counted('crime | closed | left out: age 18 or over')),
    subjectOf(counted('crime | closed | age 18 or over')),
  );
});
