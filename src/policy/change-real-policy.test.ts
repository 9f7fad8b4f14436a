import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { many } from '../../test/many.ts';
import type { AdviceInput } from './advice.schema.ts';
import { Adviser, type Prepared } from './adviser.ts';
import { choicesOf, type Given } from './answer.ts';
import { Decider, type Decision } from './decide.ts';
import { anyKnown, IDS, realPolicy } from './real-policy.make.ts';
import type { Target } from './target.ts';
import { isRange, whatWouldChange, type Change } from './what-would-change.ts';

const today = '2026-11-22';

/** Some of what was answered is not known after all. */
const doubted = fc
  .tuple(
    fc.subarray(['nation', 'checks', 'earlierReports', 'factors'], { maxLength: 2 }),
    fc.subarray(['age', 'identified', 'parts'], { maxLength: 1 }),
  )
  .map(([ofCase, ofPerson]) => (input: AdviceInput): AdviceInput => {
    const without = <Thing extends object>(thing: Thing, names: readonly string[]): Thing => {
      const copy = { ...thing };
      for (const name of names) Reflect.deleteProperty(copy, name);
      return copy;
    };
    return {
      ...without(input, ofCase),
      people: (input.people ?? [])
        .slice(0, 2)
        .map((person, place) => (place === 0 ? person : without(person, ofPerson))),
    };
  });

const TARGETS: readonly Target[] = [
  { of: 'response' },
  { of: 'category' },
  { of: 'role', person: 'A' },
  ...['1', '8', '18', '21', '22'].map((code): Target => ({ of: 'outcome', person: 'A', code })),
];

const wordOf = (decision: Decision, target: Target, codes: readonly string[]): string => {
  if (target.of === 'response' || target.of === 'category') return decision[target.of];
  const [person] = decision.people;
  return (target.of === 'outcome' ? person?.standings[codes.indexOf(target.code)] : person?.role) ?? '';
};

/** A case that the adviser itself is asked again and again. */
function asking({ policy, compiled, input }: Prepared, target: Target) {
  const decider = new Decider(policy.files, compiled, () => '');
  const codes = compiled.outcomes.map(({ code }) => code);
  const given = (answers: readonly Given[]) => answers.reduce((now, { then }) => then(now), input);
  return { given, word: (answers: readonly Given[]) => wordOf(decider.decide(given(answers)), target, codes) };
}

const contradicts = ({ people = [] }: AdviceInput): boolean =>
  people.some(
    ({ parts = [] }) =>
      parts.includes('protected') &&
      parts.some((part) => ['shared', 'received', 'passed-on', 'asked-for'].includes(part)),
  );

/** The answers of a set as the input takes them, the first of those to each question. */
function givenBy({ compiled, input }: Prepared, { answers }: Change): Given[] {
  const all = choicesOf(compiled.variables, input);
  return answers.flatMap(({ person, fact, anyOf: [one] }) => {
    const choice = all.find((each) => each.person === person && each.fact === fact);
    const isIt = (answer: Given['answer']) =>
      isRange(answer) && isRange(one) ? answer[0] === one[0] : String(answer) === String(one);
    return choice?.answers.filter(({ answer }) => isIt(answer)).slice(0, 1) ?? [];
  });
}

const parts = <Thing>(set: readonly Thing[]): Thing[][] =>
  set
    .reduce<Thing[][]>((made, thing) => made.flatMap((part) => [part, [...part, thing]]), [[]])
    .filter((part) => part.length < set.length);

for (const id of IDS) {
  const policy = realPolicy(id, readFileSync);
  const adviser = new Adviser([policy], () => '');
  const anyCase = fc.tuple(anyKnown(policy), doubted).map(([input, doubt]) => doubt(input));
  const prepare = (input: AdviceInput): Prepared => {
    const prepared = adviser.prepare(input, { today, policy: id });
    assert.ok(prepared.ok);
    return prepared.value;
  };

  void test(`${id}: every set moves what is advised, to what is said, and no part of one does`, () => {
    fc.assert(
      fc.property(anyCase, fc.constantFrom(...TARGETS), (input, target) => {
        const prepared = prepare(input);
        const { given, word } = asking(prepared, target);
        const found = whatWouldChange(prepared, target, { most: 30 });
        assert.equal(found?.value, word([]));
        for (const change of found.changes.filter(({ answers }) => answers.length <= 8)) {
          const set = givenBy(prepared, change);
          assert.equal(set.length, change.answers.length);
          assert.equal(word(set), change.becomes);
          assert.notEqual(change.becomes, found.value);
          // A part that says of one person both that they protected and that they shared is no case: its reading is refused.
          for (const part of parts(set)) if (!contradicts(given(part))) assert.equal(word(part), found.value);
        }
      }),
      many(15),
    );
  });

  void test(`${id}: no answer, and no two, that would move it are missed`, () => {
    fc.assert(
      fc.property(anyCase, fc.constantFrom(...TARGETS), (input, target) => {
        const prepared = prepare(input);
        const { given, word } = asking(prepared, target);
        const now = word([]);
        const moves = (answers: readonly Given[]) => !contradicts(given(answers)) && word(answers) !== now;
        const all = choicesOf(prepared.compiled.variables, prepared.input);
        const kept = all.map(({ answers }) => answers.filter((answer) => !moves([answer])));
        const alone = all.flatMap(({ answers }) => answers).length - kept.flat().length;
        let together = 0;
        kept.forEach((some, place) => {
          for (const one of some)
            for (const other of kept.slice(place + 1).flat()) if (moves([one, other])) together += 1;
        });
        const found = whatWouldChange(prepared, target, { most: 1_000_000 });
        assert.ok(found?.inAll !== null, 'it was worked out whole');
        const counted = (size: number) =>
          found?.changes
            .filter(({ answers }) => answers.length === size)
            .reduce(
              (sum, { answers }) =>
                sum + answers.reduce((ways, { anyOf, person, fact }) => ways * waysOf(all, person, fact, anyOf), 1),
              0,
            );
        assert.deepEqual([counted(1), counted(2)], [alone, together]);
      }),
      many(2),
    );
  });
}

/** How many of the answers that a question has are meant: ranges that follow each other are told as one. */
function waysOf(
  all: ReturnType<typeof choicesOf>,
  person: string | null,
  fact: string,
  anyOf: Change['answers'][number]['anyOf'],
): number {
  const choice = all.find((each) => each.person === person && each.fact === fact);
  const within = (answer: Given['answer'], of: Given['answer']): boolean => {
    const [[low, high], [from, to]] = [[answer].flat(), [of].flat()];
    if (typeof low !== 'number' || typeof from !== 'number') return String(answer) === String(of);
    return low >= from && Number(high ?? Infinity) <= Number(to ?? Infinity);
  };
  return choice?.answers.filter(({ answer }) => anyOf.some((of) => within(answer, of))).length ?? 0;
}
