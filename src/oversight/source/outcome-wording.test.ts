import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { outcomeIn } from './outcome-wording.ts';
import { pasted } from './source.make.ts';

const typesOf = (label: string): string => outcomeIn(label)?.types.join(' ') ?? 'no outcome';

describe('wordings of outcomes', () => {
  const turned = [
    ...['No proceedings', 'Proceedings not taken', 'Not proceeded to court', 'Court proceedings not considered'],
    ...[
      'No further proceedings',
      'Caution refused by youth',
      'Youth caution declined',
      'Community resolution not agreed',
    ],
    ...['Community resolution not in place', 'Charge withdrawn', 'Charge not yet made', 'Charge will not be brought'],
    ...[
      'Diversionary activity not undertaken',
      'Diversionary activity not yet finished',
      'No TICs',
      'Youth caution offered',
    ],
    ...['Charged - no further action', 'No suspects proceeded to court', 'Not transferred to another body'],
  ];
  for (const label of turned)
    it(`given “${label}”, when read, then it is not the outcome that it turns, and a person is asked`, async () => {
      assert.equal(typesOf(label), '');
      const { counts, questions } = await pasted(`Force,"${label}"\nKent,30\nSurrey,40\n`);
      assert.deepEqual(
        counts.map(({ outcomeType }) => outcomeType),
        [null, null],
      );
      assert.ok(questions.some(({ about, printed }) => about === 'outcome' && printed === label));
    });

  const several: readonly (readonly [string, string])[] = [
    ['No further action – (prosecution) not in the public interest', '9 10 21'],
    ['NFA - not in the public interest', '9 10 21'],
    ['Further action (CPS decision) not in the public interest', '9 10 21'],
    ['CPS: further action is not in the public interest', '9 21'],
    ['Investigation complete - suspect identified', '15 16 18'],
    ['Charged or cautioned - alternate offence', '1A 2A 3A'],
    ['Outcome 1 - alternate offence', ''],
  ];
  for (const [label, types] of several)
    it(`given “${label}”, when read, then it can be ${types === '' ? 'anything' : types}, and none is taken`, () => {
      assert.equal(typesOf(label), types);
    });

  const one: readonly (readonly [string, string])[] = [
    ['Charged/Summonsed - alternate offence', '1A'],
    ['Caution - youths - alternate offence', '2A'],
    ['Caution - adults (alternative offence)', '3A'],
    ['No further action - further investigation not in the public interest', '21'],
    ['Further action is not in the public interest', '21'],
    ['Diversionary activity undertaken; not in the public interest to take any further action', '22'],
    ['Suspects proceeded against: proceedings', '1'],
    ['No. of youth cautions', '2'],
    ['Investigation complete; no suspect was identified', '18'],
    ['Unable to identify suspect', '18'],
    ['Not yet assigned', '0'],
  ];
  for (const [label, type] of one)
    it(`given “${label}”, when read, then it is ${type}`, () => {
      assert.equal(typesOf(label), type);
    });

  it('given the Home Office’s own words of every type, when read, then they are that type', () => {
    const [, ...lines] = readFileSync('data/ref/outcome_types_2018-19.csv', 'utf8').trim().split('\n');
    for (const line of lines) {
      const [type = '', description = ''] = line.split(',');
      // Two wordings of 21 have *police* too: the shorter one is asked.
      if (type === '10') assert.equal(typesOf(description), '10 21');
      else assert.equal(typesOf(description), type, description);
    }
  });

  it('given charges and charges of an alternate offence in two columns, when read, then they are two types', async () => {
    const { counts } = await pasted(
      'Force,Charged/Summonsed,Charged/Summonsed - alternate offence\nKent,30,12\nSurrey,40,11\n',
    );
    assert.deepEqual(
      counts.map(({ outcomeType, value }) => [outcomeType, value]),
      [
        ['1', 30],
        ['1A', 12],
        ['1', 40],
        ['1A', 11],
      ],
    );
  });
});

it('given a column that may be a diversion or a caution, when read, then 22 is among what it may be', () => {
  assert.deepEqual(outcomeIn('Diversion or caution')?.types, ['2', '3', '22']);
});

describe('a code in front of the words of an outcome', () => {
  const proposedOf = async (heading: string, inColumn: boolean) => {
    const text = inColumn ? `Outcome,2019/20\n${heading},5\n` : `Force,${heading}\nKent,5\nEssex,4\n`;
    const { counts, questions } = await pasted(text);
    const [asked] = questions.filter(({ about, printed }) => about === 'outcome' && printed === heading);
    return { counts, text, asks: asked?.asks ?? '', first: asked?.proposals.map(({ answer }) => answer).slice(0, -1) };
  };

  const fits: readonly (readonly [string, readonly string[]])[] = [
    ['1 - Charged', ['1']],
    ['1. Charged/Summonsed', ['1']],
    ['21 – Not in the public interest', ['21', '9', '10']],
    ['14 - Evidential difficulties', ['14', '15', '16']],
  ];
  for (const [heading, first] of fits)
    for (const inColumn of [true, false])
      it(`given “${heading}” ${inColumn ? 'in a column of outcomes' : 'over counts'}, when read, then its code is proposed first, and taken once it is confirmed`, async () => {
        const read = await proposedOf(heading, inColumn);
        assert.deepEqual(read.first, first);
        assert.ok(read.counts.every(({ outcomeType }) => outcomeType === null));
        const answers = [{ about: 'outcome', printed: heading, answer: first[0] ?? '' }];
        const { counts } = await pasted(read.text, { answers });
        assert.ok(counts.every(({ outcomeType }) => outcomeType === first[0]));
      });

  const misfits: readonly (readonly [string, readonly string[], RegExp])[] = [
    ['2 - Charged', ['2', '1'], /Outcome 2 \(caution, youth\), but its words “Charged” say Outcome 1 \(charged/],
    ['2 - Community resolution', ['2', '8'], /Outcome 2 .* say Outcome 8 \(community resolution\)/],
    ['1 - Charge withdrawn', ['1'], /but its words “Charge withdrawn” are no wording of it/],
  ];
  for (const [heading, first, asks] of misfits)
    it(`given “${heading}”, of which the words do not fit the code, when read, then both are named and neither is taken`, async () => {
      for (const inColumn of [true, false]) {
        const read = await proposedOf(heading, inColumn);
        assert.deepEqual(read.first, first);
        assert.match(read.asks, asks);
        assert.ok(read.counts.every(({ outcomeType }) => outcomeType === null));
      }
    });

  it('given words that name one type by themselves and its own code, when read, then nothing is asked', async () => {
    const { counts, asks } = await proposedOf('8 - Community resolution', true);
    assert.deepEqual([counts[0]?.outcomeType, asks], ['8', '']);
  });

  for (const label of ['14 - 17 year olds', '10 to 17', '2 - Kent', '17-year-olds', '1 - Arrests'])
    it(`given “${label}”, when read, then it names no outcome`, () => {
      assert.equal(outcomeIn(label), undefined);
    });
});
