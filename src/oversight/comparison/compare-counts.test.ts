import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { drawn } from '../chart/index.ts';
import { AnswerShape, answerShapeOf } from './answer-shape.ts';
import { pooledView } from './pooled.view.ts';
import { compareCounts, type CountsCompared } from './compare-counts.ts';
import type { CompareQuery } from './compare.schema.ts';
import { aCount, aSource, shared, small } from './count-source.make.ts';
import { materialSilence } from './counts-silence.ts';
import type { CountSource, SourceCount } from './count-source.ts';
import { heardOf } from './heard.ts';
import { beyondSentences } from './beyond.ts';
import { comparisonText } from './comparison.text.ts';
import { captionOf, comparisonChart, comparisonView, rangeSentence, spreadSentence } from './comparison.view.ts';
import { forcesView } from './forces.view.ts';
import { quotable } from './quotable.ts';
import { reportHtml } from './report.html.ts';
import { reportOf } from './report.ts';
import { shippedChildren } from './shipped-children.ts';
import { publicationSource } from './taken-source.ts';
import { trendView } from './trend.view.ts';

const compared = (source: CountSource, query: CompareQuery = {}): CountsCompared => {
  const answer = compareCounts(source, query);
  return answer.kind === 'compared' ? answer : assert.fail(answer.sentence);
};
const sentence = (source: CountSource, query: CompareQuery = {}): string => {
  const answer = compareCounts(source, query);
  return answer.kind === 'refused' ? answer.sentence : assert.fail('it was compared');
};
const shares = ({ comparison }: CountsCompared) =>
  comparison.forces.map(({ force, numerator, denominator }) => `${force} ${numerator}/${denominator}`);

const THREE = shared({ Kent: [12, 8], Essex: [30, 10], Surrey: [5, 15] });

describe('comparing forces on counts that were taken in', () => {
  it('given outcomes of three forces, when compared, then each share, definition, basis, ages and issue are the source’s', () => {
    const answer = compared(aSource(THREE));
    assert.deepEqual(shares(answer), ['Essex 30/40', 'Kent 12/20', 'Surrey 5/20']);
    const { definition } = answer.comparison;
    assert.deepEqual(
      [definition.scope.ages, definition.scope.unit, definition.basis, definition.scope.offence.code],
      ['under 18', 'crimes', 'closed', '86/02 + 86/10'],
    );
    assert.match(definition.source, /answers\.csv, given by Invented Researchers/);
    assert.match(definition.files[0]?.vintage ?? '', /taken in on 2025-02-01/);
  });

  it('given a type that one force does not name, when compared, then it is left out: not given is not 0', () => {
    const answer = compared(aSource([...THREE, aCount('Dorset', '21', 9)]));
    assert.equal(answer.comparison.forces.length, 3);
    assert.deepEqual(answer.comparison.excluded, [
      { force: 'Dorset', why: 'type 1 in 2024 is not given, which is not 0' },
    ]);
  });

  it('given two bases, when compared, then one alone is, and the other for its denominator is refused with why', () => {
    const recorded = shared({ Kent: [20, 9], Essex: [40, 12] }, { basis: 'recorded' });
    const both = aSource([...THREE, ...recorded]);
    assert.deepEqual(shares(compared(both)), ['Essex 30/40', 'Kent 12/20', 'Surrey 5/20']);
    assert.deepEqual(shares(compared(both, { basis: 'recorded' })), ['Essex 40/52', 'Kent 20/29']);
    assert.match(
      sentence(both, { basis: 'not-stated' }),
      /another basis \(closed; recorded\).*two bases are never mixed/,
    );
    const apart = aSource([aCount('Kent', '21', 12), aCount('Kent', '1', 9, { basis: 'recorded' })]);
    assert.match(
      sentence(apart, { denominator: 'charge' }),
      /gives outcome 1 with basis recorded, and the rest with basis closed: two bases are never set over one another/,
    );
  });

  it('given closed counts that are held back, when no basis is asked, then it is the closed one all the same', () => {
    const hidden = [aCount('Kent', '21', 0, small), aCount('Kent', '1', 8), aCount('Essex', '21', 0, small)];
    const recorded = shared({ Kent: [20, 9], Essex: [40, 12], Surrey: [6, 6] }, { basis: 'recorded' });
    const source = aSource([...hidden, aCount('Essex', '1', 9), ...shared({ Surrey: [5, 15] }), ...recorded]);
    assert.equal(compared(source).comparison.definition.basis, 'closed');
    // Given of one force alone it is not what the source was asked.
    const one = aSource([...shared({ Surrey: [5, 15] }), ...recorded]);
    assert.equal(compared(one).comparison.definition.basis, 'recorded');
  });

  it('given people and crimes, when a share of both is asked, then it is refused; arrests are no denominator', () => {
    const source = aSource([aCount('Kent', '21', 12), aCount('Kent', '1', 9, { unit: 'people' })]);
    const refused = compareCounts(aSource(THREE), { denominator: 'arrests' });
    assert.ok(refused.kind === 'refused' && (refused.fields?.length ?? 0) > 4, 'nothing is offered instead');
    assert.match(sentence(source, { denominator: 'charge' }), /with unit people, and the rest with unit crimes/);
    assert.match(
      sentence(aSource(THREE), { denominator: 'arrests' }),
      /an arrest is of a person, an outcome is of a crime/,
    );
  });

  it('given a small count that is held back, when compared, then the force is left out of the points and in the interval', () => {
    const source = aSource([...THREE, aCount('Dorset', '21', 0, small), aCount('Dorset', '1', 6)]);
    const { comparison } = compared(source);
    assert.deepEqual(comparison.excluded, [
      { force: 'Dorset', why: 'type 21 in 2024 is withheld (1 to 4), which is not 0' },
    ]);
    const [dorset] = comparison.between?.forces ?? [];
    assert.deepEqual([dorset?.y.low, dorset?.y.high, dorset?.others.low, dorset?.others.high], [1, 4, 6, 6]);
    const table = forcesView(comparison).table.rows.map((row) => row.slice(0, 4).map(({ shown }) => shown));
    assert.deepEqual(table[0], ['Dorset', '1 to 4', '7 to 10', '14.3% to 40.0%']);
    // What the source has no row of is not hidden.
    assert.deepEqual(
      forcesView(comparison)
        .table.rows[0]?.slice(4, 8)
        .map(({ shown }) => shown),
      ['not given', 'not given', 'not given', 'hidden count'],
    );
    assert.match(
      spreadSentence(comparison),
      /^Among 4 forces, 1 of them with a hidden count, .* \(55\.2% to 56\.7% overall\)/,
    );
    assert.match(
      beyondSentences(comparison)[1] ?? '',
      /other 3 forces alone, which hide nothing: the share of these is 58\.8% overall/,
    );
    assert.equal(AnswerShape.parse(answerShapeOf(compared(source))).headline, quotable(comparison));
    const [low = 0, high = 0] = comparison.between?.whole?.overall ?? [];
    assert.ok(low > 0.5 && low < high && Math.abs(low - 48 / 87) < 1e-9 && Math.abs(high - 51 / 90) < 1e-9);
  });

  it('given a figure that was printed inexactly, when compared, then its bounds hold, whatever the reason', () => {
    const about = (low: number, high: number | null) => ({ value: null, low, high, missing: 'not-given' }) as const;
    const whole = [aCount('Dorset', '1', 6), aCount('Gwent', '1', 6)];
    const printed = [aCount('Dorset', '21', 0, about(10, 20)), aCount('Gwent', '21', 0, about(371, null))];
    assert.deepEqual(compared(aSource([...THREE, ...whole, ...printed])).comparison.excluded, [
      { force: 'Dorset', why: 'type 21 in 2024 is not given (10 to 20), which is not 0' },
      { force: 'Gwent', why: 'type 21 in 2024 is not given (371 or more), which is not 0' },
    ]);
  });

  it('given one place with two figures, when compared, then neither is taken; given twice alike, then once', () => {
    const differing = compared(aSource([...THREE, aCount('Kent', '21', 14)]));
    assert.deepEqual(shares(differing), ['Essex 30/40', 'Surrey 5/20']);
    assert.match(differing.comparison.excluded[0]?.why ?? '', /given more than once, as 12 and as 14/);
    assert.deepEqual(shares(compared(aSource([...THREE, aCount('Kent', '21', 12)])))[1], 'Kent 12/20');
  });

  it('given several years, when compared, then the time that most give is, never two that overlap, and over time all are seen', () => {
    const earlier = shared({ Kent: [4, 16], Essex: [9, 11] }, { periodStart: '2023-01-01', periodEnd: '2023-12-31' });
    const long = shared({ Kent: [99, 1] }, { periodStart: '2022-06-01', periodEnd: '2024-08-31' });
    const source = aSource([...THREE, ...earlier, ...long]);
    assert.deepEqual(shares(compared(source)), ['Essex 30/40', 'Kent 12/20', 'Surrey 5/20']);
    assert.deepEqual(shares(compared(source, { period: '2023' })), ['Essex 9/20', 'Kent 4/20']);
    const all = compared(source, { period: 'all' });
    assert.deepEqual(shares(all), ['Essex 39/60', 'Kent 16/40']);
    assert.match(all.comparison.excluded[0]?.why ?? '', /no row of this force for 2023/);
    const { comparison, over } = compared(source);
    assert.match(
      trendView(comparison, over).summary[0] ?? '',
      /From 2023 to 2024 the overall share of the 2 forces that have a figure in every period went from 32\.5% to 70\.0%/,
    );
    assert.match(
      sentence(source, { period: '2019' }),
      /has no figures for “2019”; it has: 2022-06-01 to 2024-08-31; 2023; 2024/,
    );
  });

  it('given a year before the first record, when no period is asked, then what is held is compared and the rest is named', () => {
    const none = {
      value: null,
      low: null,
      high: null,
      missing: 'not-held',
      periodStart: '2022-01-01',
      periodEnd: '2022-12-31',
    } as const;
    const year = { periodStart: '2023-01-01', periodEnd: '2023-12-31' };
    const own = [
      aCount('Kent', '21', 0, none),
      aCount('Kent', '1', 0, none),
      ...shared({ Kent: [4, 16] }, year),
      ...shared({ Kent: [12, 8] }),
    ];
    const answer = compared(aSource(own));
    assert.deepEqual(shares(answer), ['Kent 16/40']);
    assert.match(answer.comparison.warnings.join('\n'), /Not held by most forces, and in no figure .*: 2022\./);
    const period = answer.fields.find(({ name }) => name === 'period');
    assert.equal(period?.value, 'held');
    assert.ok(period.items.some(({ value }) => value === 'held'));
    assert.deepEqual(shares(compared(aSource(own), { period: 'held' })), ['Kent 16/40']);
    assert.match(sentence(aSource(own), { period: 'all' }), /type 21 in 2022 is not held/);
    // One force of many that began later is left out of all times, and takes none of them from the others.
    const others = ['Essex', 'Surrey', 'Dorset'].flatMap((force) =>
      [{}, year, { ...year, periodStart: '2022-01-01', periodEnd: '2022-12-31' }].flatMap((time) =>
        shared({ [force]: [5, 5] }, time),
      ),
    );
    const all = compared(aSource([...own, ...others]));
    assert.deepEqual(shares(all), ['Dorset 15/30', 'Essex 15/30', 'Surrey 15/30']);
  });

  it('given quarters and months of days, when compared over time, then each has its name, and a part of a year is no year', () => {
    const days = [
      ...[2018, 2019].flatMap((y) => [
        [`${y}-04-01`, `${y}-06-30`],
        [`${y}-07-01`, `${y}-09-30`],
        [`${y}-10-01`, `${y}-12-31`],
        [`${y + 1}-01-01`, `${y + 1}-03-31`],
      ]),
      ['2020-04-01', '2020-06-30'],
    ];
    const counts = days.flatMap(([periodStart = '', periodEnd = '']) =>
      shared({ Kent: [12, 8], Essex: [5, 5] }, { periodStart, periodEnd }),
    );
    const { comparison, over, fields } = compared(aSource(counts));
    assert.match(trendView(comparison, over).summary[0] ?? '', /^From 2018\/19 to Q1 2020\/21 /);
    assert.deepEqual(
      fields
        .find(({ name }) => name === 'period')
        ?.items.slice(0, 2)
        .map(({ value }) => value),
      ['Q1 2018/19', 'Q2 2018/19'],
    );
    const asked = compared(aSource(counts), { period: '2018-04-01 to 2018-06-30' });
    assert.deepEqual(shares(asked), ['Essex 5/10', 'Kent 12/20'], 'an address that was kept is still answered');
    const month = [...counts, ...shared({ Kent: [2, 2] }, { periodStart: '2024-02-01', periodEnd: '2024-02-29' })];
    assert.match(
      compared(aSource(month), { period: 'all' })
        .comparison.excluded.map(({ why }) => why)
        .join(),
      /no row of this force for February 2024/,
    );
  });

  it('given an earlier issue, when compared, then the later is used and what moved is said', () => {
    const earlier = { files: [], counts: shared({ Kent: [10, 8], Essex: [30, 10], Surrey: [5, 15] }) };
    const { comparison } = compared(aSource(THREE, { earlier }));
    assert.match(
      comparison.warnings.join('\n'),
      /1 of 3 forces moved[\s\S]*Kent: 10 of 18 in the earlier issue, 12 of 20 in the later one/,
    );
  });

  it('given an earlier issue of both bases, ages and units, when nothing was restated, then nothing moved', () => {
    const other = [
      ...shared({ Kent: [2, 3], Essex: [7, 9] }, { basis: 'recorded' }),
      ...shared({ Kent: [1, 3], Essex: [2, 4] }, { ageScope: 'under 14' }),
      ...shared({ Kent: [6, 8], Essex: [5, 9] }, { unit: 'people' }),
      ...shared({ Kent: [1, 1], Essex: [3, 2] }, { offenceScope: '86/02' }),
      ...shared({ Kent: [3, 2] }, { definition: 'another' }),
    ];
    const both = [...other, ...THREE];
    const { comparison } = compared(aSource(both, { earlier: { files: [], counts: both } }));
    const said = comparison.warnings.join('\n');
    assert.match(said, /: 0 of 3 forces moved\./);
    assert.doesNotMatch(said, /given more than once/);
  });

  it('given an earlier issue with one that was held back, when it is given now, then it was from 1 to 4, and not no figure', () => {
    const counts = [aCount('Surrey', '21', 0, small), aCount('Surrey', '1', 15)];
    const { comparison } = compared(aSource(THREE, { earlier: { files: [], counts } }));
    assert.match(comparison.warnings.join('\n'), /Surrey: 21 withheld \(1 to 4\), which is not 0 in the earlier issue/);
    assert.doesNotMatch(comparison.warnings.join('\n'), /Surrey: no figure/);
  });

  it('given a total that the source gives, when shares of it are asked, then it is the denominator, under the source’s words', () => {
    const answer = compared(aSource([...THREE, aCount('Kent', null, 50), aCount('Essex', null, 90)]), {
      denominator: 'assigned',
    });
    assert.deepEqual(shares(answer), ['Essex 30/90', 'Kent 12/50']);
    assert.match(answer.comparison.definition.denominator.words, /“All outcomes”, the total that the source gives/);
  });

  it('given two to four forces, when compared, then they are too few to say how far forces differ or who lies beyond, and their table stays', async () => {
    const children = await shippedChildren();
    for (const forces of [
      { Kent: [90, 10], Essex: [1, 1] },
      { Kent: [90, 10], Essex: [1, 1], Surrey: [4, 6], Sussex: [9, 3] },
    ] as const) {
      const answer = compareCounts(aSource(shared(forces)), { numerator: '21', denominator: 'charge' });
      if (answer.kind !== 'compared') assert.fail(answer.sentence);
      const { comparison } = answer;
      const count = Object.keys(forces).length;
      const says = [
        spreadSentence(comparison),
        rangeSentence(comparison),
        ...beyondSentences(comparison),
        captionOf(comparison),
        ...pooledView(comparison).summary,
      ];
      assert.match(says[0] ?? '', /: too few to say how far forces differ/);
      assert.doesNotMatch(says.join(' '), /median odds ratio|beyond the 9|middle 80%|would by chance/);
      assert.equal(comparisonView(comparison).rows.length, count);
      assert.doesNotMatch(comparison.warnings.join(' '), /would still lie beyond/);
      // Neither does any table or mark beneath say of one that it is outside.
      const report = `${reportHtml(reportOf(answer, children))}${comparisonChart(comparison)}`;
      const shell = comparisonText(comparisonView(comparison), beyondSentences(comparison));
      for (const said of [report, shell, JSON.stringify(forcesView(comparison).table)]) {
        assert.doesNotMatch(said, /beyond (?:the )?9\d/);
        assert.match(said, /too few/);
      }
      assert.ok(answerShapeOf(answer).forces.every(({ outside }) => ['no', '95', '99.8'].includes(outside)));
    }
  });

  it('given one force, when compared, then it is said that one shows no spread: too few to say', () => {
    const { comparison } = compared(aSource(shared({ Kent: [12, 8] })));
    assert.match(spreadSentence(comparison), /too few to say/);
    assert.deepEqual(beyondSentences(comparison), []);
    assert.doesNotMatch(JSON.stringify([captionOf(comparison), comparison.warnings]), /of 1\b/);
  });

  it('given no outcome by its type, or a nation’s figure, when compared, then the first is refused and the second is no force', () => {
    assert.match(sentence(aSource([aCount('Kent', null, 9, { measure: 'reports' })])), /no outcome by its type/);
    const { comparison } = compared(aSource([...THREE, ...shared({ 'UK national': [900, 100] })]));
    assert.equal(comparison.forces.length, 3);
    assert.deepEqual(
      comparison.excluded.map(({ force }) => force),
      ['UK national'],
    );
  });

  it('given answers, refusals and figures of other things, when silence is asked, then only what answers the question is an answer', () => {
    const why = (missing: 'refused' | 'not-held') => ({ value: null, low: null, high: null, missing });
    const { comparison, over } = compared(
      aSource([
        ...THREE,
        ...[aCount('Dorset', '21', 0, why('refused')), aCount('Gwent', '21', 0, why('not-held'))],
        ...[aCount('Cumbria', '21', 3, { offenceScope: 'all crime' }), aCount('Cleveland', '21', 0, small)],
        ...[aCount('Durham', '21', 7), aCount('Cleveland', '1', 7)],
      ]),
    );
    const { table, summary, drawing } = materialSilence(heardOf(comparison.definition, over, comparison.warnings));
    const said = (force: string) => table.rows.find(([name]) => name?.shown === force)?.[1]?.shown;
    assert.deepEqual(['Kent', 'Dorset', 'Gwent', 'Cumbria', 'Cleveland', 'Durham', 'Devon and Cornwall'].map(said), [
      'answered',
      'refused',
      'not held',
      'other terms',
      'withheld',
      'other terms',
      'nothing found',
    ]);
    assert.match(
      summary[0] ?? '',
      /^3 of 44 .* 5 do for some or none: Cleveland; Cumbria; Dorset; Durham; Gwent; of 36 nothing/,
    );
    const svg = drawing === null ? assert.fail('not drawn') : drawn(drawing('phone'));
    assert.ok(svg.includes(`<desc id="silence-phone-desc">${summary.join(' ')} The table`), svg.slice(0, 600));
  });

  it('given hidden counts in every force, when compared, then no point is given and the refusal says between what all lies', () => {
    const hidden = [aCount('Kent', '21', 0, small), aCount('Kent', '1', 6), aCount('Essex', '21', 0, small)];
    const said = sentence(aSource([...hidden, aCount('Essex', '1', 12)]));
    assert.match(said, /^No force is left to compare/);
    assert.match(said, /between two ends: Essex 1 to 4 of 13 to 16 \(7\.7% to 25\.0%\); Kent 1 to 4 of 7 to 10/);
    assert.match(said, /the overall share is between 10\.0% and 30\.8%/);
  });

  it('given nothing that can be compared, when silence is asked, then it is mapped all the more', () => {
    const refusal = { value: null, low: null, high: null, missing: 'refused' } as const;
    const mapped = (counts: readonly SourceCount[]) => {
      const answer = compareCounts(aSource(counts), {});
      assert.equal(answer.kind, 'refused');
      const view = answer.heard === undefined ? assert.fail(answer.sentence) : materialSilence(answer.heard);
      const said = (force: string) => view.table.rows.find(([name]) => name?.shown === force)?.[1]?.shown;
      return [view.title, said('Kent'), said('Dorset'), said('Gwent')];
    };
    const refused = [aCount('Kent', '21', 0, refusal), aCount('Kent', '1', 0, refusal), aCount('Dorset', '21', 4)];
    assert.deepEqual(mapped(refused), [
      'Codes 86/02 + 86/10, outcome 21 among outcomes 21 + 1: who answered, by force and time',
      ...['refused', 'other terms', 'nothing found'],
    ]);
    assert.deepEqual(mapped([aCount('Kent', '21', 7), aCount('Dorset', '21', 0, small)]), [
      'Codes 86/02 + 86/10, outcome 21: who answered, by force and time',
      ...['answered', 'withheld', 'nothing found'],
    ]);
    const arrests = { measure: 'arrests', unit: 'arrests' } as const;
    assert.deepEqual(
      mapped([aCount('Kent', null, 9, arrests), aCount('Dorset', null, 0, { ...arrests, ...refusal })]),
      ['Codes 86/02 + 86/10, arrests: who answered, by force and time', ...['answered', 'refused', 'nothing found']],
    );
  });
});

describe('a publication with an earlier issue', () => {
  it('given a force that only the earlier issue names, when it is made ready, then its silence is said', () => {
    const issue = (counts: readonly SourceCount[], at: string) => ({
      ...{
        source: 'a',
        publisher: 'Invented Researchers',
        file: 'answers.csv',
        sha256: 'ab'.repeat(32),
        official: null,
      },
      ...{ takenAt: new Date(at), counts: [...counts], offences: [] },
    });
    const before = issue([...shared({ Kent: [1, 2] }), aCount('Essex', '21', 0, small)], '2025-02-01T09:00:00Z');
    const now = issue(shared({ Kent: [1, 2] }), '2025-03-01T09:00:00Z');
    const { notes } = publicationSource({ ...now, earlier: [before], unread: 0 });
    assert.match(
      notes.join('\n'),
      /before this one \(issue taken in on 1 February 2025\) and not in this one: Essex\./,
    );
  });
});
