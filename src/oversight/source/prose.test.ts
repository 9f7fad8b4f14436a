import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { many } from '../../../test/many.ts';
import type { ImportRead } from './import-read.ts';
import { offenceIn } from './offence-scope.ts';
import { proseIn } from './prose.ts';
import { pasted, returned, said } from './source.make.ts';

const prose = ({ questions }: ImportRead) => questions.filter(({ about }) => about === 'prose');
const odd = ({ oddities }: ImportRead): string => oddities.map(({ says }) => says).join(' ');

const LETTER = `# Kent Police
In 2019 there were 14 arrests of under 18s for offences under 86/2.
Between 1 April 2019 and 31 March 2020 fewer than five crimes were given Outcome 22.
There were 12 arrests in 2020 and 15 in 2021.
Our reference is 2826_16; the search took 18 hours at £25 an hour.
`;

describe('numbers in sentences', () => {
  it('given a letter, when read, then each number is asked with its exact sentence, and none is a count', async () => {
    const read = await pasted(LETTER);
    assert.deepEqual(read.counts, []);
    assert.deepEqual(
      prose(read).map(({ printed, at, proposals }) => [printed, at.row, proposals.map(({ answer }) => answer)]),
      [
        ['In 2019 there were 14 arrests of under 18s for offences under 86/2.', 2, ['14', 'no count']],
        [
          'Between 1 April 2019 and 31 March 2020 fewer than five crimes were given Outcome 22.',
          3,
          ['1 to 4', 'no count'],
        ],
        ['12 in: There were 12 arrests in 2020 and 15 in 2021.', 4, ['12', 'no count']],
        ['15 in: There were 12 arrests in 2020 and 15 in 2021.', 4, ['15', 'no count']],
      ],
    );
    assert.match(prose(read)[0]?.proposals[0]?.why ?? '', /the sentence says: arrests, 2019, 86\/02, under 18/);
  });

  it('given a person has answered, when read again, then what was confirmed is a count with what the sentence says, the rest is none', async () => {
    const answers = prose(await pasted(LETTER)).map(({ about, printed, proposals }, i) => ({
      ...{ about, printed },
      answer: i === 2 ? 'no count' : (proposals[0]?.answer ?? ''),
    }));
    const read = await pasted(LETTER, { answers, publisher: 'Kent' });
    assert.deepEqual(prose(read), []);
    assert.deepEqual(
      read.counts.map((count) => [
        ...[
          count.force,
          count.periodStart,
          count.outcomeType ?? count.measure,
          count.unit,
          count.ageScope,
          said(count),
        ],
      ]),
      [
        ['Kent', '2019-01-01', 'arrests', 'arrests', 'under 18', '14'],
        ['Kent', '2019-04-01', '22', 'crimes', 'under 18', 'not-given 1..4'],
        ['Kent', '2021-01-01', 'arrests', 'arrests', 'under 18', '15'],
      ],
    );
  });

  it('given real answers with sentences beside their tables, when read, then a share, a part or a note is asked and never counted', async () => {
    const suffolk = await returned('suffolk.md');
    assert.deepEqual(
      prose(suffolk).map(({ printed }) => printed?.slice(0, 6)),
      ['392 in', '1,327 ', '757 in'],
    );
    assert.ok(suffolk.counts.every(({ at }) => at.column !== null));
    const mercia = await returned('west-mercia-warwickshire.md');
    const asked = prose(mercia).map(({ proposals }) => proposals[0]?.answer);
    for (const number of ['104', '100']) assert.ok(asked.includes(number), number);
    assert.match(odd(mercia), /not read as counts: 161, 28, Eight, six in “15 to 17 161/);
    const grid = await returned('northumbria.md');
    assert.ok(prose(grid).every(({ printed }) => !/^(?:86|276|044|21) in/.test(printed ?? '')));
  });

  it('given information that is not held, when read, then it is not held, and no zero is offered', async () => {
    for (const said of [
      'We hold no information about Outcome 22',
      'We hold no data on Outcome 22.',
      'No information was recorded about Outcome 22',
    ])
      assert.deepEqual(
        [
          said,
          prose(await pasted(`${said}\n`)),
          (await pasted(`${said}\n`)).counts.map((each) => [each.outcomeType, each.missing, each.value]),
        ],
        [said, [], [['22', 'not-held', null]]],
      );
  });

  it('given a sentence with two years, when read, then each number is asked with the year of its own clause, one in words too, and the rest is named', async () => {
    const read = await pasted(
      'In 2019 no children were arrested; in 2020 two were.\nAsk for five of our two leaflets.\n',
    );
    assert.deepEqual(
      prose(read).map(({ asks, proposals }) => [asks, proposals[0]?.answer, proposals[0]?.why]),
      [
        [
          '“In 2019 no children were arrested; in 2020 two were.” Does “no” say that there were none?',
          '0',
          'it counts what the sentence says: arrests, 2019, children',
        ],
        [
          '“In 2019 no children were arrested; in 2020 two were.” Is “two” a count to be taken in?',
          '2',
          'it counts what the sentence says: arrests, 2020, children',
        ],
      ],
    );
    assert.match(odd(read), /not read as counts: five, two in “Ask for five of our two leaflets/);
    const [one] = prose(await pasted('In 2020 the law changed, and no children were arrested in 2019.\n'));
    assert.equal(one?.proposals[0]?.why, 'it counts what the sentence says: arrests, children');
  });

  it('given a sentence in a cell of a table, when read, then its number is asked; answered, it is the count', async () => {
    const text =
      'Question\tArrests 2019\nUnder 86/2\tThere were 14 arrests, with a further 3 under review.\nUnder 71/17\t5\n';
    const read = await pasted(text);
    const [question] = prose(read);
    assert.deepEqual(
      [read.counts.map(said), question?.proposals.map(({ answer }) => answer)],
      [
        ['not-given ?..', '5'],
        ['14', '3', 'no count'],
      ],
    );
    const answers = [{ about: 'prose', printed: question?.printed ?? '', answer: '14' }];
    assert.deepEqual((await pasted(text, { answers })).counts.map(said), ['14', '5']);
  });

  const noise = fc.constantFrom(
    ...['under section 12(1)', 'on 21 March 2019', 'aged 14 to 17', 'under code 086/02', 'in 2018/19', 'of under 18s'],
    ...[
      '(reference 1711564/23)',
      'in 18 hours',
      'at a cost of £450',
      'or 88%',
      'for the year to 31 March 2020',
      'as Outcome 21',
    ],
    ...['by 13-year-olds', 'under the age of 16', 'in 1 in 10 cases', 'since 1 April 2016', 'from 2017'],
  );
  it('given any count among dates, codes, ages and references, when read, then that number alone is proposed', () => {
    fc.assert(
      fc.property(
        fc.nat(250_000),
        fc.boolean(),
        fc.array(noise, { maxLength: 4 }),
        fc.array(noise, { maxLength: 2 }),
        (count, commas, after, before) => {
          const number = commas ? count.toLocaleString('en-GB') : String(count);
          const sentence = `${['We found', ...before].join(', ')}, ${number} arrests ${after.join(' ')}.`;
          assert.deepEqual(
            proseIn(sentence).counts.map(({ printed, value }) => [printed, value.value]),
            [[number, count]],
            sentence,
          );
        },
      ),
      many(150),
    );
  });

  it('given any text, when read, then nothing throws, and a number is proposed, passed over by name, or no count by its form', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(noise, fc.string({ maxLength: 6 }), fc.constantFrom('12 arrests', 'five', '-', '<5', '1,9')),
          { maxLength: 8 },
        ),
        (parts) => {
          const { counts, others } = proseIn(parts.join(' '));
          for (const { printed } of counts) assert.match(printed, /\d|[a-z]{3}/i);
          assert.ok(counts.length + others.length <= 60);
        },
      ),
      many(150),
    );
  });
});

const UNLIKE = `Kent Police
Between 1 April 2019 and 31 March 2020 we recorded 45 crimes under 86/2.
We cannot provide the number of arrests as this would exceed the cost limit (section 12).
No Outcome 22 disposals were recorded.
`;

describe('sentences that answer by themselves', () => {
  it('given a letter that counts crimes and refuses arrests, when read, then an outcome is given neither’s unit, days nor codes: they are asked, and proposed', async () => {
    const read = await pasted(UNLIKE, { publisher: 'Kent' });
    const none = read.counts.find(({ outcomeType }) => outcomeType === '22');
    assert.deepEqual(
      [none?.unit, none?.periodStart, none?.offenceScope, none?.ageScope],
      ['not-stated', null, 'not stated', 'not stated'],
    );
    const proposed = (about: string) =>
      read.questions.find((each) => each.about === about)?.proposals.map(({ answer }) => answer);
    assert.deepEqual(proposed('period'), ['2019-04-01 to 2020-03-31']);
    assert.equal(proposed('offence')?.[0], '86/02');
    assert.ok(proposed('unit')?.includes('crimes'));
  });
});

describe('sentences that could be cut or stretched to say something else', () => {
  for (const [words, value] of [
    ['one hundred and twenty-three', 123],
    ['two hundred', 200],
    ['a hundred and five', 105],
    ['nine hundred forty two', 942],
    ['ninety-nine', 99],
  ] as const)
    it(`given “${words}” in a sentence, when read, then it is ${value}, and one number`, () => {
      const { counts, others } = proseIn(`In 2019/20 we recorded ${words} Outcome 21 disposals, against 12 charges.`);
      assert.deepEqual([counts.map((each) => each.value.value), others], [[value, 12], []]);
    });

  it('given a fraction of people in a sentence, when read, then it is no count, and named', () => {
    assert.deepEqual(proseIn('Outcome 21 in Kent for 2019/20: 3.5 people'), { counts: [], others: ['3.5'] });
  });

  it('given that nothing is held on arrests under an outcome, when read, then that is no answer on the outcome, and is asked', async () => {
    const held = 'No information is held for arrests under Outcome 21.';
    const { counts, questions } = await pasted(`Surrey Police: ${held} Outcome 21: 33 crimes in 2019/20.\n`);
    assert.deepEqual(counts, []);
    assert.ok(questions.some(({ about, printed }) => about === 'measure' && printed?.endsWith(held) === true));
  });
});

describe('offence codes in a text', () => {
  for (const [text, codes] of [
    ['Arrests, 86/10 and 86/15 not asked', undefined],
    ['86/02 and 86/10, excluding 86/15', '86/02 + 86/10'],
    ['86/02, 86/10 (86/15 was excluded)', '86/02 + 86/10'],
    ['86/11-86/13 other than codes 86/12', '86/11 + 86/13'],
    ['86/02 (not recorded elsewhere)', '86/02'],
  ] as const)
    it(`given “${text}”, when read, then what was left out is no code that was counted`, () => {
      assert.equal(offenceIn(text), codes);
    });
});
