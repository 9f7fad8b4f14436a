import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { pasted } from './source.make.ts';

const quoted = async (text: string): Promise<readonly string[]> =>
  (await pasted(text, { publisher: 'Kent' })).oddities
    .filter(({ says }) => says.includes('may change what'))
    .map(({ says, at }) => `${at.row ?? '-'} ${/“([^“”]*)”\.$/.exec(says)?.[1] ?? ''}`);

describe('words beside figures that change what they are', () => {
  const cases: readonly (readonly [what: string, text: string, odd: readonly string[]])[] = [
    [
      'below a table with tabs',
      'Outcome\t2019\t2020\nOutcome 21\t540\t629\nCharge\t4\t8\n\nPlease note 2020 is January to June only.\n',
      ['- Please note 2020 is January to June only.'],
    ],
    [
      'above one',
      'Data for 2020 covers only six months.\n\nOutcome\t2019\t2020\nOutcome 21\t540\t629\nCharge\t4\t8\n',
      ['- Data for 2020 covers only six months.'],
    ],
    [
      'below a table of bars',
      '| Year | O21 | Charge |\n|---|---|---|\n| 2019 | 540 | 4 |\n\nFigures exclude cancelled crimes.\n',
      ['5 Figures exclude cancelled crimes.'],
    ],
    [
      'in a column of comments',
      'Outcome,2019,2020,Comments\nOutcome 21,40,50,2020 is January to June only\nCharge,13,12,\n',
      ['2 2020 is January to June only'],
    ],
    ['in a letter', 'Nil return for 2019.\nWe hold no information on Outcome 22.\n', ['1 Nil return for 2019.']],
    ['nowhere', 'Our answer,,\nOutcome,2019,2020\nOutcome 21,40,50\n', []],
  ];
  for (const [what, text, odd] of cases)
    it(`given them ${what}, when read, then each is named with its words`, async () => {
      assert.deepEqual(await quoted(text), odd);
    });
});
