import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { outcomeIn } from './outcome-wording.ts';
import { meaningOf } from './label.ts';
import { pasted } from './source.make.ts';

describe('labels that name more than one outcome, or all but one', () => {
  const several: readonly (readonly [string, string])[] = [
    ['Outcomes 21 and 22', '21 22'],
    ['Outcome 21/22', '21 22'],
    ['Outcome 21 or Outcome 22', '21 22'],
    ['Outcomes 20 to 22', '20 21 22'],
    ['Outcome types 9, 10 & 11', '9 10 11'],
    ['Outcome 21 and 45', ''],
    ...['All outcomes except Outcome 21', 'Non-Outcome 21', 'Excluding Outcome 21', 'Outcome 21 not used'].map(
      (label) => [label, ''] as const,
    ),
    ...['Any outcome other than outcome 21', 'No outcome 21', 'Not cautioned', 'Excluding cautions'].map(
      (label) => [label, ''] as const,
    ),
  ];
  for (const [label, types] of several)
    it(`given “${label}”, when its counts are read, then no type is taken and a person is asked`, async () => {
      const { counts, questions } = await pasted(`Force,"${label}"\nKent,50\nSurrey,60\n`);
      assert.deepEqual(
        counts.map(({ outcomeType, ageScope }) => [outcomeType, ageScope]),
        [
          [null, 'not stated'],
          [null, 'not stated'],
        ],
      );
      assert.equal(outcomeIn(label)?.types.join(' '), types);
      assert.ok(questions.some(({ about, printed }) => about === 'outcome' && printed === label));
    });

  const one: readonly (readonly [string, string, string | undefined])[] = [
    ['Outcome 21, 14 to 17', '21', '14 to 17'],
    ['Outcome 21 - 16 and over', '21', '16 and over'],
    ['Outcome 21 under 14', '21', 'under 14'],
    ['Outcome 21 14-17', '21', '14 to 17'],
    ['Outcome 21, 86/02', '21', undefined],
    ['Outcome 21: further investigation not in the public interest', '21', undefined],
    ['No. of Outcome 21', '21', undefined],
    ['Outcome 14: evidential difficulties, suspect not identified', '14', undefined],
    ['Outcome 18 - no suspect identified', '18', undefined],
    ['Number of Outcome 21s', '21', undefined],
  ];
  for (const [label, type, age] of one)
    it(`given “${label}”, when read, then it is type ${type} and nothing else`, () => {
      const { outcome, age: said } = meaningOf(label);
      assert.deepEqual([outcome?.types, said], [[type], age]);
    });
});
