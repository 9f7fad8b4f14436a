import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { countsOf, type Released } from '../release/own.ts';
import { compareCounts } from './compare-counts.ts';
import type { CompareQuery } from './compare.schema.ts';
import { short } from './comparison.view.ts';
import { clopperPearson, outsideByTail } from '../measure/index.ts';
import { countsIn } from './returned-counts.ts';
import { returnsSource } from './returns-source.ts';

type Document = Released['document'];
type Figures = readonly (readonly [age: string | null, outcome: string | null, value: number | null])[];

const OUTCOMES = ['Outcome 21', 'Outcome 22', 'any other outcome'];

/** A release of one force by the definition that ships, parted by age and outcome. */
const release = (publisher: string, cells: Figures, over: Partial<Document> = {}): Released => ({
  digest: `${publisher}${over.number ?? 1}`.padEnd(64, '0'),
  document: {
    ...{ schema: 'evenhand-release-1', release: '00000000-0000-7000-8000-000000000001', number: 1, publisher },
    counted: {
      ...{ id: 'outcome-21-crimes, version 1', says: 'Outcome 21 by crimes', records: 'crime-with-outcome' },
      ...{ measure: 'crime with outcome', outcomeType: null, unit: 'crimes', basis: 'closed' },
      ...{ ageScope: 'under 18', offenceScope: '086/02 + 086/10 + 086/15', source: `Own cases of ${publisher}` },
    },
    ...{ periodStart: '2025-01-01', periodEnd: '2025-12-31', countedAt: '2026-01-10T09:00:00.000Z' },
    control: { method: 'cell-key', least: 10, bound: 5, base: 1, width: 10, zeros: 'hidden', revision: 20 },
    scope: [],
    dimensions: [
      { name: 'Age', values: ['under 18', 'not known whether under 18'] },
      { name: 'Outcome', values: OUTCOMES },
    ],
    cells: cells.map(([age, outcome, value]) => ({ at: [age, outcome], value, since: null })),
    caveats: [],
    ...over,
  },
});

const usual = (soft: number | null, all: number): Figures => [
  ['under 18', 'Outcome 21', soft],
  ['under 18', null, all],
  // Of all ages known or not: another table than the one of children.
  [null, 'Outcome 21', 999],
  [null, null, 1999],
];

const laid = (tables: readonly Released[], left = 0) => ({ tables, left });

const shares = (returns: readonly Released[], query: CompareQuery = {}, own: readonly Released[] = []) => {
  const answer = compareCounts(returnsSource(laid(returns), laid(own)), query);
  if (answer.kind === 'refused') assert.fail(answer.sentence);
  return answer.comparison;
};

describe('comparing forces on signed returns', () => {
  it('given figures moved by noise, when compared, then intervals hold the noise, and a force that noise alone may bring inside is not flagged', () => {
    const returns = [
      release('Moor', usual(40, 100)),
      release('Vale', usual(70, 90)),
      ...['A', 'B', 'C', 'D'].map((name) => release(name, usual(50, 100))),
    ];
    const { forces, warnings } = shares(returns);
    const moor = forces.find(({ force }) => force === 'Moor') ?? assert.fail();
    const vale = forces.find(({ force }) => force === 'Vale') ?? assert.fail();
    // 35 of 105 to 45 of 95.
    assert.deepEqual(moor.interval, [clopperPearson({ y: 35, n: 105 })[0], clopperPearson({ y: 45, n: 95 })[1]]);
    assert.equal(vale.shown.outside, '95');
    assert.equal(outsideByTail({ y: 70, n: 90 }, 330 / 590), '99.8');
    assert.ok(warnings.some((each) => each.startsWith('Figures were moved before they were published.')));
  });

  it('given a return of years before anything was held, when it is compared, then those are not held, and no count of none', () => {
    const years = ['2023', '2024', '2025'];
    const outcomes = ['Outcome 21', 'Outcome 22', null];
    const cells = years.flatMap((year) =>
      outcomes.map((outcome) => ({ at: ['under 18', outcome, year], value: year === '2025' ? 40 : 0, since: null })),
    );
    const early = release('Moor', [], {
      ...{ periodStart: '2023-01-01', periodEnd: '2025-12-31', heldFrom: '2025-03-01', cells },
      dimensions: [
        { name: 'Age', values: ['under 18'] },
        { name: 'Outcome', values: ['Outcome 21', 'Outcome 22'] },
        { name: 'year', values: years },
      ],
    });
    const given = countsIn(early).map(({ periodStart, periodEnd, value, missing }) => [
      periodStart,
      periodEnd,
      value,
      missing,
    ]);
    assert.deepEqual(
      given.filter((_, i) => i % 3 === 0),
      [
        ['2023-01-01', '2023-12-31', null, 'not-held'],
        ['2024-01-01', '2024-12-31', null, 'not-held'],
        ['2025-03-01', '2025-12-31', 40, null],
      ],
    );
    const taken = countsOf(early.document, 'return.json');
    assert.deepEqual([taken[0]?.value, taken[0]?.missing, taken[6]?.value], [null, 'not-held', 40]);
  });

  it('given returns by one definition, when compared, then each is a force, of its total of children, own releases among them', () => {
    const { forces, definition, warnings } = shares(
      [release('Moor', usual(40, 100)), release('Vale', usual(70, 90))],
      {},
      [release('Coast', usual(20, 80))],
    );
    assert.deepEqual(
      forces.map(({ force, numerator, denominator }) => [force, numerator, denominator]),
      [
        ['Coast', 20, 80],
        ['Moor', 40, 100],
        ['Vale', 70, 90],
      ],
    );
    assert.deepEqual(
      [definition.scope.ages, definition.scope.offence.group],
      ['under 18', 'outcome-21-crimes, version 1'],
    );
    assert.match(
      definition.files.map(({ file, vintage }) => `${file}: ${vintage}`).join(),
      /release 1 of Moor: counted on 2026-01-10/,
    );
    assert.match(warnings.join('\n'), /moved at random by at most 5/);
  });

  it('given another version of the definition, when compared, then its return is not set beside the others', () => {
    const other = release('Vale', usual(70, 90));
    const counted = { ...other.document.counted, id: 'outcome-21-crimes, version 2' };
    const { forces } = shares([
      release('Moor', usual(40, 100)),
      release('Coast', usual(1, 9)),
      { ...other, document: { ...other.document, counted } },
    ]);
    assert.deepEqual(
      forces.map(({ force }) => force),
      ['Coast', 'Moor'],
    );
  });

  it('given a later release of the same force, when compared, then it takes the place of the earlier and what moved is said', () => {
    const { forces, warnings } = shares([
      release('Moor', usual(60, 100), { number: 2 }),
      release('Moor', usual(40, 100)),
      release('Vale', usual(70, 90)),
    ]);
    assert.deepEqual(
      forces.map(({ numerator }) => numerator),
      [60, 70],
    );
    assert.match(warnings.join('\n'), /Moor: 40 of 100 in the earlier issue, 60 of 100 in the later one/);
  });

  it('given a figure that its publisher held back, when compared, then the force is left out as withheld, and never read as 0', () => {
    const { forces, excluded } = shares([release('Moor', usual(null, 100)), release('Vale', usual(70, 90))]);
    assert.deepEqual(
      forces.map(({ force }) => force),
      ['Vale'],
    );
    assert.deepEqual(excluded, [{ force: 'Moor', why: 'type 21 in 2025 is withheld, which is not 0' }]);
  });

  it('given a table on the recorded basis with cases still open, when its total is asked for, then it is refused', () => {
    const base = release('Moor', usual(40, 100));
    const dimensions = [
      { name: 'Age', values: ['under 18'] },
      { name: 'Outcome', values: [...OUTCOMES, 'not yet assigned'] },
    ];
    const answer = compareCounts(
      returnsSource(laid([{ ...base, document: { ...base.document, dimensions } }]), laid([])),
      {
        denominator: 'assigned',
      },
    );
    assert.ok(answer.kind === 'refused' && answer.sentence.includes('no total of all outcomes'));
  });

  it('given returns by a definition that names no outcome, when compared, then the share that it names is, in its own words', () => {
    const checked = (publisher: string, soon: number | null, all: number) => {
      const base = release(publisher, []);
      const counted = {
        ...base.document.counted,
        id: 'days-to-welfare-check, version 1',
        basis: 'not-stated' as const,
      };
      const dimensions = [
        { name: 'Age', values: ['under 18'] },
        { name: 'Days to the welfare check', values: ['the same day', 'over 7 days'] },
      ];
      const cells = [
        { at: ['under 18', 'the same day'], value: soon, since: null },
        { at: ['under 18', null], value: all, since: null },
      ];
      const rows = [{ group: [], numerator: [0], denominator: [1], percent: null }];
      const parts = { numerator: 'children checked on the day', denominator: 'children with a check' };
      return { ...base, document: { ...base.document, counted, dimensions, cells, shares: { ...parts, rows } } };
    };
    const welfare = [checked('Moor', 40, 100), checked('Vale', 70, 90), checked('Coast', null, 60)];
    const outcomes = [release('Moor', usual(40, 100)), release('Vale', usual(70, 90))];
    const { forces, definition, excluded } = shares([...welfare, ...outcomes], {
      definition: 'days-to-welfare-check, version 1',
    });
    assert.deepEqual(
      forces.map(({ force, numerator, denominator }) => [force, numerator, denominator]),
      [
        ['Moor', 40, 100],
        ['Vale', 70, 90],
      ],
    );
    assert.equal(short(definition.numerator), 'children checked on the day');
    assert.equal(definition.denominator.words, 'children with a check');
    assert.match(excluded[0]?.why ?? '', /^the part that is asked in 2025 is withheld, which is not 0/);
    // Outcomes that are held back are asked first all the same: their definition says who is silent.
    const held = compareCounts(returnsSource(laid([...welfare, release('Moor', usual(null, 90))]), laid([])), {});
    assert.ok(held.kind === 'refused' && held.sentence.includes('type 21 in 2025 is withheld'), JSON.stringify(held));
    // Alone they are asked by default; outcomes are asked first where there are any.
    assert.equal(shares(welfare).definition.numerator.words, 'children checked on the day');
    assert.match(shares([...welfare, ...outcomes]).definition.numerator.words, /outcome 21/);
    const answer = compareCounts(returnsSource(laid(welfare), laid([])), { numerator: '21' });
    assert.ok(answer.kind === 'refused' && answer.sentence.includes('counts no outcome: its share is of'));
  });

  it('given a return of arrests, when a force is compared on outcomes, then its arrests are given beside, by age, and in no share', () => {
    const base = release('Moor', []);
    const counted = { ...base.document.counted, id: 'arrests-under-14, version 1', unit: 'arrests' as const };
    const dimensions = [{ name: 'Age', values: ['under 14', '14 to 17'] }];
    const cells = [
      { at: ['under 14'], value: 12, since: null },
      { at: [null], value: 60, since: null },
    ];
    const arrests = { ...base, document: { ...base.document, counted, dimensions, cells } };
    const answer = compareCounts(returnsSource(laid([arrests, release('Moor', usual(40, 100))]), laid([])), {});
    assert.ok(answer.kind === 'compared' && answer.comparison.forces[0]?.denominator === 100);
    assert.deepEqual(
      answer.given.flatMap(({ measure, ageScope, value }) => (measure === 'arrests' ? [[ageScope, value]] : [])),
      [
        ['under 14', 12],
        ['under 18, and age not known', 60],
      ],
    );
  });

  it('given more returns than are compared at once, when compared, then the notes say how many were left out', () => {
    const { notes } = returnsSource(laid([release('Moor', usual(40, 100))], 3), laid([]));
    assert.match(notes.join(), /Left out: 3 releases, the oldest/u);
    assert.doesNotMatch(returnsSource(laid([]), laid([])).notes.join(), /Left out/u);
  });
});
