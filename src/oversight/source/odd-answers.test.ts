import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ImportRead } from './import-read.ts';
import { pasted, said } from './source.make.ts';

/** Invented answers in shapes that forces send. Each count as its days and its value; what is asked of days and blanks, as printed. */
const read = async (text: string) => {
  const { counts, questions, oddities }: ImportRead = await pasted(text);
  const of = (wanted: string) => questions.filter(({ about }) => about === wanted).map(({ printed }) => printed);
  return {
    counts: counts.map((count) => `${count.periodStart ?? '?'} ${count.outcomeType ?? count.measure} ${said(count)}`),
    days: of('period'),
    asked: of,
    odd: oddities.map(({ says }) => says).join('\n'),
    ages: counts.map(({ ageScope }) => ageScope),
  };
};

describe('parts of a year that stand apart from their year', () => {
  it('given quarters down and calendar-looking years across, when read, then each quarter of each year is asked, and none is its whole year', async () => {
    const { counts, days } = await read('Outcome 21,2021,2022\nQ1,13,14\nQ2,25,26\n');
    assert.deepEqual(counts, ['? 21 13', '? 21 14', '? 21 25', '? 21 26']);
    assert.deepEqual(days, ['Q1 2021', 'Q1 2022', 'Q2 2021', 'Q2 2022']);
  });

  it('given quarters of financial years and their total, when read, then they have their own days, and the total its year', async () => {
    const { counts, days } = await read('Outcome 21,2021/22\nQ1,13\nQ2,25\nQ3,7\nQ4,17\nTotal,62\n');
    assert.deepEqual(counts, [
      ...['2021-04-01 21 13', '2021-07-01 21 25', '2021-10-01 21 7', '2022-01-01 21 17'],
      '2021-04-01 21 62',
    ]);
    assert.deepEqual(days, []);
  });

  it('given months down and years across, when read, then it is asked which January: that of 2021, or of the year that begins in it', async () => {
    const { counts, days } = await read('Month,2021,2022\nJanuary,13,14\nMay,25,26\n');
    assert.ok(counts.every((count) => count.startsWith('? ')));
    assert.deepEqual(days, ['January 2021', 'January 2022', 'May 2021', 'May 2022']);
  });

  it('given a year and a quarter in columns of their own, when read, then the same quarter of two years is not the same', async () => {
    const { days } = await read('Year,Quarter,Outcome 21\n2021,Q1,5\n2021,Q2,6\n2022,Q1,9\n');
    assert.deepEqual(days, ['Q1 2021', 'Q2 2021', 'Q1 2022']);
  });

  it('given quarters across under a year in the corner, when read, then each is asked by itself, and no one answer fills them all', async () => {
    const { days } = await read('2023,Q1,Q2,H2\nO21,12,9,nil\nO22,-,<3,4\n');
    assert.deepEqual(days.toSorted(), ['H2', 'Q1', 'Q2']);
  });
});

describe('years that are no period', () => {
  for (const act of [
    's1 PCA 1978',
    'section 1 of the Protection of Children Act 1978',
    'the Sexual Offences Act (2003)',
  ])
    it(`given a row of arrests under ${act}, when read, then its days are those of its columns`, async () => {
      const { counts } = await read(
        `Measure,2021,2022,Change\nU18s arrested under ${act},7,9,+2\nOutcome 21,102,118,+16\n`,
      );
      assert.deepEqual(
        counts.map((count) => count.replace(/ .* /, ' ')),
        ['2021-01-01 7', '2022-01-01 9', '2021-01-01 102', '2022-01-01 118'],
      );
    });
});

describe('answers in odd shapes', () => {
  it('given years that stand once over blanks, an exemption, a nil return and a broken number, when read, then none is filled in or 0', async () => {
    const { counts, asked, days } = await read(
      'Calendar Year,Disposal,Number of offences\n2021,Charge/Summons,14\n,Outcome 22,s.40(2)\n2022,Charge/Summons,11\n,Outcome 21,1 18\n,Outcome 22,Nil return\n2023 (to 30 Sept),Charge/Summons,<5\n',
    );
    assert.deepEqual(counts, ['2021-01-01 1 14', '2022-01-01 1 11', '? 1 withheld 1..4']);
    assert.deepEqual([asked('blank'), days], [['Calendar Year'], ['2023 (to 30 Sept)']]);
  });

  it('given shares behind counts, letters for figures and a bound in words, when read, then shares are none and what is no number is said', async () => {
    const shares = await read('Outcome,2021\nOutcome 21,"102 (71.3%)"\nOutcome 1,"14 (9.8%)"\n');
    assert.deepEqual(shares.counts, ['2021-01-01 21 102', '2021-01-01 1 14']);
    const letters = await read('Year,Outcome 21 offences,Outcome 21 offenders\n2020,l2,O\n2021,15,5 or fewer\n');
    assert.deepEqual(letters.counts.slice(2), ['2021-01-01 21 15', '2021-01-01 21 withheld 0..5']);
    assert.ok(letters.counts.slice(0, 2).every((count) => !/ \d+$/.test(count)));
    assert.match(letters.odd, /“l2”: no count[\s\S]*“O”: no count/);
  });

  it('given ages that overlap and a range in place of a count, when read, then each band is its own and the range has both ends', async () => {
    const { counts, ages } = await read('Age of suspect,Outcome 21 2022\n10 to 13,41\n10 to 17,160\n14-17,5-9\n');
    assert.deepEqual(ages, ['10 to 13', '10 to 17', '14 to 17']);
    assert.equal(counts[2], '2022-01-01 21 withheld 5..9');
  });

  it('given sexes under merged years with their sum, when read, then the sum is left out', async () => {
    const { counts } = await read(
      'Outcome type,2019/20,,,2020/21,,\n,Male,Female,Total,Male,Female,Total\nOutcome 21,55,61,116,40,72,112\n',
    );
    assert.deepEqual(counts, ['2019-04-01 21 55', '2019-04-01 21 61', '2020-04-01 21 40', '2020-04-01 21 72']);
  });
});
