import assert from 'node:assert/strict';
import { test } from 'node:test';
import { programFiles, type ProgramFile } from '../test/program-files.ts';
import { webProblems, type Problems } from './platform/web/index.ts';
import { problems } from './problems.ts';

/** Refusals that no page and no endpoint can give, and who says them instead. */
const ELSEWHERE: readonly (readonly [said: string, codes: string])[] = [
  ['the shell: who is on the list, and which keys are there', 'LastAdministrator ForceKeyLost ForceKeyForeign'],
  ['the shell: a version that is to be taken', 'NotPublished'],
  ['the shell: the return of another', 'NotAReturn AnotherSchema AnotherKey ReturnTampered SharesNotOfFigures'],
  ['the shell: a return that is to be kept', 'ReturnTakenAlready ReturnOlder PublisherKeyChanged'],
  ['the start: a demonstration alone has a past', 'NotADemonstration'],
  ['nobody: a fault of the program, which breaks off', 'ConcernsNobody CannotBeOpened'],
];
const elsewhere = ELSEWHERE.flatMap(([, codes]) => codes.split(' '));

/** The codes of refusals that a file names: a type’s, or a refusal’s that is given. */
const codesIn = ({ name, text }: ProgramFile): readonly (readonly [code: string, file: string])[] =>
  [...text.matchAll(/\bcode:((?:\s*\|?\s*'[A-Z][A-Za-z]+')+)/gu)].flatMap(([, codes = '']) =>
    [...codes.matchAll(/'(\w+)'/gu)].map(([, code = '']) => [code, name] as const),
  );

const named = programFiles('ts').flatMap(codesIn);

const unsaid = (table: Problems): readonly string[] => [
  ...new Set(
    named.flatMap(([code, file]) =>
      Object.hasOwn(table, code) || elsewhere.includes(code)
        ? []
        : [
            `${code} (src/${file}) has no words: give it a line in the step’s .problem.ts, and that a line in src/problems.ts`,
          ],
    ),
  ),
];

void test('given every refusal of the program, when its words are looked up, then there are some', () => {
  assert.ok(named.length > 300);
  assert.deepEqual(unsaid({ ...webProblems, ...problems }), []);
});

void test('given a step whose words are not in the table, when its refusals are looked up, then each is named with its file', () => {
  const less = Object.fromEntries(Object.entries(problems).filter(([code]) => code !== 'AlreadySigned'));
  assert.match(
    unsaid({ ...webProblems, ...less }).join('\n'),
    /^AlreadySigned \(src\/platform\/setting\/setting\.ts\)/u,
  );
});

void test('given what is said elsewhere, when the table is read, then it is a refusal still, and has no words there', () => {
  const codes = new Set(named.map(([code]) => code));
  assert.deepEqual(
    elsewhere.filter((code) => !codes.has(code) || Object.hasOwn(problems, code)),
    [],
  );
});
