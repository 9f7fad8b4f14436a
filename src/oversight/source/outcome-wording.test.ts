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
