import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { pasted, said } from './source.make.ts';

/** What is asked about one number, as its words and what is proposed. */
const asked = async (text: string, about: string) =>
  (await pasted(text)).questions
    .filter((each) => each.about === about)
    .map(({ printed, proposals }) => ({ about, printed, answer: proposals[0]?.answer ?? '' }));

describe('a range in words beside a refusal', () => {
  const beside: readonly (readonly [string, string, readonly string[]])[] = [
    [
      'in another sentence',
      'In 2019 there were between 10 and 15 arrests of under 18s. The number of Outcome 21 is refused under section 12.\n',
      ['1 refused 0..', '1 not-given 10..15'],
    ],
    [
      'in the same sentence',
      'In 2020/21 between ten and fifteen crimes were given Outcome 21, but Outcome 22 is exempt under section 40(2).\n',
      ['1 refused 0..', '1 not-given 10..15'],
    ],
    [
      'behind a colon',
      'Outcome 22: 7\nOutcome 21: refused under section 40(2), but between 10 and 15 in 2019.\n',
      ['1 7', '2 refused 10..15'],
    ],
    [
      'in the cell of a table',
      'Force,Outcome 21 2019/20\nEssex,7\nKent,"Refused under section 40(2), but between 10 and 15"\n',
      ['2 7', '3 refused 10..15'],
    ],
  ];
  for (const [where, text, counts] of beside)
    it(`given one ${where}, when what is proposed of it is confirmed, then it is 10 to 15 at its place, and the refusal is read`, async () => {
      const answers = await asked(text, 'prose');
      assert.deepEqual(
        answers.map(({ answer }) => answer),
        ['10 to 15'],
      );
      const after = await pasted(text, { answers });
      assert.deepEqual(
        after.counts.map((count) => `${count.at.row ?? '?'} ${said(count)}`),
        counts,
      );
    });

  it('given a range that is no count of anything, when read, then no number of it is asked', async () => {
    for (const words of ['between 10 and 15 per cent', 'between 10 and 15 days', 'between the ages of 10 and 15'])
      assert.deepEqual(await asked(`Arrests of suspects take ${words}.\n`, 'prose'), [], words);
  });

  it('given two years, when read, then they are a period and no range of a count', async () => {
    const [one, more] = await asked('Between 2019 and 2021 we made 12 arrests.\n', 'prose');
    assert.deepEqual([one?.answer, more], ['12', undefined]);
  });
});

describe('a footnote that begins with a figure', () => {
  const TABLE = 'Outcome,2019,2020\nOutcome 21,5,6\nOutcome 8,3,4\n';
  const notes: readonly (readonly [string, string])[] = [
    ['1 Figures are provisional,,\n', '1 Figures are provisional'],
    ['2019 data are from another system,,\n', '2019 data are from another system'],
    ['2019/20 is from another system\n', '2019/20 is from another system'],
    ['1,Figures are provisional,\n', '1 Figures are provisional'],
    ['1 Figures are provisional, and may change\n', '1 Figures are provisional and may change'],
    ['1 Charges are counted by the day of the charge,,\n', '1 Charges are counted by the day of the charge'],
  ];
  for (const [row, words] of notes)
    it(`given “${row.trim()}” below a table, when read, then it is no row of counts, and is said with its place`, async () => {
      const { counts, questions, oddities } = await pasted(TABLE + row);
      assert.deepEqual(counts.map(said), ['5', '6', '3', '4']);
      assert.ok(questions.every(({ about }) => about !== 'outcome' && about !== 'period'));
      const odd = oddities.filter(({ says }) => says.includes(`“${words}”`));
      assert.ok(odd.some(({ says, at }) => says.startsWith('A note stands below the table') && at.row === 4));
    });

  const rows = [
    '1 Charged,,7\n',
    '16 Evidential difficulties: victim does not support,,7\n',
    '1 Charged,not held,not held\n',
  ];
  for (const row of rows)
    it(`given “${row.trim()}”, when read, then it stays a row`, async () => {
      assert.equal((await pasted(TABLE + row)).counts.length, 6);
    });

  it('given the words of an outcome behind its code and nothing beside them, when read, then they are no footnote', async () => {
    const { counts } = await pasted(`${TABLE}14 Evidential difficulties: suspect was not identified,,\n`);
    assert.deepEqual(counts.map(said).slice(4), ['not-given 0..', 'not-given 0..']);
  });
});
