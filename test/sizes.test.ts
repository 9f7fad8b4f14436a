import assert from 'node:assert/strict';
import { it } from 'node:test';
import { habitsOf, measure } from '../scripts/sizes.ts';

const broken = (text: string): readonly string[] =>
  habitsOf(measure([['planted.ts', text]]))
    .filter(({ kept }) => !kept)
    .map(({ name }) => name);

const lines = (count: number, line = 'export {};\n'): string => line.repeat(count);
/** Enough plain lines, and comments between 3 and 8 %. */
const calm = lines(3, '// Why.\n') + lines(55);

it('given a file that keeps every habit, when it is measured, then nothing is wrong', () => {
  assert.deepEqual(broken(calm), []);
});

for (const [name, text, habits] of [
  ['any', `${calm}let x: any;`, ['ways round the types']],
  ['an assertion', `${calm}const x = y as string;`, ['ways round the types']],
  ['an assertion in angle brackets', `${calm}const x = <string>y;`, ['ways round the types']],
  ['a non-null assertion', `${calm}const x = y!;`, ['ways round the types']],
  ['as const', `${calm}const x = [1] as const;`, []],
  [
    'a function of 61 lines',
    `${calm}${lines(2, '// Why.\n')}const f = () => {\n${lines(59, '1;\n')}};`,
    ['file lines, median', 'function lines, median', 'function lines, most'],
  ],
  ['401 lines', lines(20, '// Why.\n') + lines(381), ['file lines, median', 'file lines, 90 %', 'file lines, most']],
  ['no comment', lines(50), ['comments beside docstrings, %']],
  ['docstrings alone', lines(3, '/** What. */\nexport const x = 1;\n') + lines(50), ['comments beside docstrings, %']],
  ['words above what is private', lines(3, '/** Why. */\nconst x = 1;\n') + lines(50), []],
  ['more comments than 8 %', lines(10, '// Why.\n') + lines(50), ['comments beside docstrings, %']],
] as const) {
  it(`given a file with ${name}, when it is measured, then what is wrong is ${habits.join(', ') || 'nothing'}`, () => {
    assert.deepEqual(broken(text), habits);
  });
}
