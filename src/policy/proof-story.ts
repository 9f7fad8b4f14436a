import type { Advice } from './advice.schema.ts';
import type { Scenario } from './policy.schema.ts';
import { caseStory } from './proof-case-story.ts';
import { expecting } from './proof-expect.ts';
import type { Output } from './proof-output.ts';
import { isWrong, refutedOf, type Told } from './proof-refuted.ts';
import { rightOf } from './proof-right.ts';
import { saidOf } from './proof-said.ts';
import type { Breach, Shown } from './proof-statement.ts';
import { saidWords } from './proof-words.ts';

/** A case that refutes a statement: to be read, and to be pasted among the scenarios, where it fails until it is mended. */
export interface Counterexample {
  readonly story: string;
  readonly scenarios: readonly Scenario[];
}

/** Where what a statement refutes is as all the others have it too, only who owns the guidance can say what is right. */
const OWNERS =
  'What should be said instead, no statement says: whoever owns the guidance writes it in the place of what is expected.';

/** A refuted statement as a story of what it refutes and nothing else, and the one or two cases it tells of. */
export function told(id: string, breach: Breach, shown: Shown): Counterexample {
  const { files, input, advice, then, earlier = [] } = shown;
  const before: Told = { files, input, advice };
  const after: Told = { files, ...then };
  const sides = then.input === input ? [before] : [before, after];
  const refuted = refutedOf(breach, sides);
  const isOpen = refuted.every((output) => sides.every((side) => !isWrong(output, side)));
  const end = isOpen ? [OWNERS] : [];
  const story = [
    ...sides.flatMap((side, place) => [
      `${place === 0 ? '' : 'Now instead: '}${caseStory(side.input)}`,
      ...refuted.flatMap((output) => lines(output, side)),
    ]),
    ...(breach.sinceEarlier === true ? earlier.slice(0, 1).flatMap((each) => earlierLines(refuted, before, each)) : []),
    `It turns on ${breach.what}.`,
    ...end,
  ];
  const names = sides.length === 1 ? [id] : [`${id}-before`, `${id}-after`];
  return {
    story: story.join('\n'),
    scenarios: sides.map((side, place) => scenarioOf(names[place] ?? id, refuted, side, end)),
  };
}

function lines(output: Output, side: Told): string[] {
  const ref = refOf(side);
  const now = `${saidWords(output, saidOf(output, side.advice), ref)}.`;
  return isWrong(output, side) ? [now, `It should be: ${saidWords(output, rightOf(output, side), ref)}.`] : [now];
}

const refOf = ({ advice }: Told): string => advice.people[0]?.ref ?? '';

const earlierLines = (refuted: readonly Output[], side: Told, earlier: Advice): string[] =>
  refuted.map((output) => `The version before: ${saidWords(output, saidOf(output, earlier), refOf(side))}.`);

function scenarioOf(id: string, refuted: readonly Output[], side: Told, end: readonly string[]): Scenario {
  const expect = refuted.flatMap((output) => {
    const value = isWrong(output, side) ? rightOf(output, side) : saidOf(output, side.advice);
    return value === undefined ? [] : [[output, value] as const];
  });
  const says = expect.map(([output, value]) => `${saidWords(output, value, refOf(side))}.`);
  const story = [caseStory(side.input), ...says, ...end].join(' ');
  return { id, story, input: { ...side.input }, expect: expecting(expect, side) };
}
