import type { Prepared } from './adviser.ts';
import { otherAnswers, type Answer } from './answer.ts';
import { evidenceOf, rotated } from './evidence.ts';
import { nameOf } from './question.ts';
import { aimAt, valueAt, type Aim, type Target } from './target.ts';
import { Diagrams, type Evidence } from './diagram.ts';

/** Answers that together, and none fewer of them, would settle something otherwise. */
export interface Change {
  readonly becomes: string;
  readonly answers: readonly Pick<Answer, 'person' | 'fact' | 'answer'>[];
}

interface Edit {
  readonly answer: Answer;
  readonly places: readonly (readonly [variable: number, values: number])[];
}

/**
 * The smallest sets of answers, of one or else of two, that settle one thing advised otherwise than it is; each is minimal,
 * since no part of it does. Undefined where the guidance has no such outcome, duty or person.
 */
export function whatWouldChange({ compiled, input }: Prepared, target: Target): Change[] | undefined {
  const aim = aimAt(compiled, target);
  const found = aim?.person === null ? 0 : (input.people ?? []).findIndex(({ ref }) => ref === aim?.person);
  if (aim === undefined || found < 0) return undefined;
  const { diagrams, variables } = compiled;
  const now = rotated(variables, evidenceOf(variables, input), found);
  const reads = new Set(diagrams.support(aim.output.diagram));
  const edits = otherAnswers(variables, input).flatMap((answer): Edit[] => {
    const then = rotated(variables, evidenceOf(variables, answer.then(input)), found);
    const places = [...then.entries()].filter(([variable, values]) => now[variable] !== values && reads.has(variable));
    return places.length === 0 ? [] : [{ answer, places }];
  });
  const settles = settlesIn(diagrams, aim, now);
  const single = edits.flatMap((edit) => settles([edit]));
  return single.length > 0 ? single : pairs(edits).flatMap(settles);
}

function settlesIn(diagrams: Diagrams, aim: Aim, now: Evidence): (edits: readonly Edit[]) => Change[] {
  const reachOf = (evidence: Evidence): number => {
    const scratch = new Diagrams(diagrams.sizes, diagrams.terminals);
    return scratch.reach(diagrams.restrict(aim.output.diagram, evidence, scratch, new Map()));
  };
  const before = reachOf(now);
  return (edits) => {
    const then = now.slice();
    for (const { places } of edits) for (const [variable, values] of places) then[variable] = values;
    const after = reachOf(then);
    if (after === before || (after & (after - 1)) !== 0) return [];
    const answers = edits.map(({ answer: { person, fact, answer } }) => ({ person, fact, answer }));
    return [{ becomes: valueAt(aim, after), answers }];
  };
}

// Bounds the wait of whoever asked. Single answers were all tried before.
const MOST_PAIRS = 20_000;

/** Two answers to one question are no pair. */
function pairs(edits: readonly Edit[]): (readonly Edit[])[] {
  const all = edits.flatMap((one, place) =>
    edits
      .slice(place + 1)
      .filter(({ answer }) => nameOf(answer) !== nameOf(one.answer))
      .map((other) => [one, other] as const),
  );
  return all.slice(0, MOST_PAIRS);
}
