import type { AdviceInput, Question } from './advice.schema.ts';
import type { Prepared } from './adviser.ts';
import { Alternatives } from './alternative.ts';
import type { AnswerValue, Range } from './answer.ts';
import { Diagrams } from './diagram.ts';
import { evidenceOf, rotated } from './evidence.ts';
import { isRevision } from './revised.ts';
import { SmallestSets } from './smallest-set.ts';
import { aimAt, valueAt, type Aim, type Target } from './target.ts';
import { TooLarge, type YesNo } from './yes-no-diagram.ts';

/** Answers that together, and no part of them, make what is advised another. Any of those to one question will do. */
export interface Change {
  readonly becomes: string;
  /** Whether an answer among them takes back what was stated: it could only be so where what was told is wrong. */
  readonly revises: boolean;
  readonly answers: readonly (Question & { readonly anyOf: readonly AnswerValue[] })[];
}

/** The smallest sets of answers, fewest answers first; of as many, those that take back nothing that was stated. */
export interface Changes {
  /** What is advised as it is. */
  readonly value: string;
  readonly changes: readonly Change[];
  /** How many there are in all: more than are listed where they are very many. Null where it was too much to work out. */
  readonly inAll: number | null;
}

/** What may be left out of account, and how much is listed. */
export interface Scope {
  /** Whether a question may be answered otherwise; by default any may. */
  readonly asked?: (question: Question) => boolean;
  readonly most?: number;
  /** After how many nodes of a diagram it is too much to work out: what it may cost whoever asks. */
  readonly effort?: number;
}

const USUAL_EFFORT = 2_000_000;

/** Bounds what is listed, and not what is looked through. */
const MOST_LISTED = 100;

/**
 * The smallest sets of answers that make one thing advised otherwise than it is: another value, open where it was settled,
 * or settled where it was open. Over every answer to every question at once. Undefined where the guidance has no such
 * outcome, duty or person.
 */
export const whatWouldChange = (prepared: Prepared, target: Target, scope: Scope = {}): Changes | undefined =>
  changesTo(prepared, target, (value, now) => value !== now, scope);

/** The smallest sets of answers that make one thing advised what is wanted of it. */
export function changesTo(
  { compiled, input }: Prepared,
  target: Target,
  isWanted: (value: string, now: string) => boolean,
  { asked = () => true, most = MOST_LISTED, effort = USUAL_EFFORT }: Scope,
): Changes | undefined {
  const aim = aimAt(compiled, target);
  const first = aim === undefined ? -1 : placeOf(input.people ?? [], aim.person);
  if (aim === undefined || first < 0) return undefined;
  const { diagrams, variables } = compiled;
  const output = aim.output.diagram;
  const valueOf = (given: AdviceInput): string => {
    const scratch = new Diagrams(diagrams.sizes, diagrams.terminals);
    const evidence = rotated(variables, evidenceOf(variables, given), first);
    return valueAt(aim, scratch.reach(diagrams.restrict(output, evidence, scratch, new Map())));
  };
  const value = valueOf(input);
  try {
    const alternatives = new Alternatives(compiled, input, { output, first, asked, effort });
    // Worked out over all sets at once, and only then listed: the first few are the first of all.
    const wanted = whereWanted(alternatives, aim, (each) => isWanted(each, value));
    const sets = new SmallestSets(alternatives.diagrams, wanted);
    const revisions = new Map<number, boolean>();
    const isRevised = (variable: number): boolean => {
      const known = revisions.get(variable) ?? isRevision(input, alternatives.given(variable));
      revisions.set(variable, known);
      return known;
    };
    return {
      value,
      changes: sets.first(most, isRevised).map((set) => {
        const given = set.map((variable) => alternatives.given(variable));
        return {
          becomes: valueOf(given.reduce((now, { then }) => then(now), input)),
          revises: set.some(isRevised),
          answers: given.map(({ person, fact, anyOf }) => ({ person, fact, anyOf: merged(anyOf) })),
        };
      }),
      inAll: Number(sets.count),
    };
  } catch (error) {
    if (!(error instanceof TooLarge)) throw error;
    // Said, and never guessed at: a list that was broken off would look like all there is.
    return { value, changes: [], inAll: null };
  }
}

const placeOf = (people: readonly { readonly ref: string }[], person: Aim['person']): number =>
  person === null ? 0 : people.findIndex(({ ref }) => ref === person);

/** Where what is advised has one of the values that are wanted. */
function whereWanted(alternatives: Alternatives, aim: Aim, isWanted: (value: string) => boolean): YesNo {
  const { diagrams: d } = alternatives;
  const all = (1 << aim.values.length) - 1;
  // Open is whatever is settled at nothing else: what is asked is then only where it is not settled otherwise.
  const isOpenWanted = isWanted(aim.undecided);
  let settled = 0;
  for (const [level, value] of aim.values.entries()) {
    // A level that is called as what is open is called, is no other advice.
    if (value === aim.undecided || isWanted(value) === isOpenWanted) continue;
    settled = d.or(settled, d.not(alternatives.canBe(all & ~(1 << level))));
  }
  return d.and(isOpenWanted ? d.not(settled) : settled, alternatives.consistent());
}

/** Ranges that follow each other are one. */
function merged(answers: readonly AnswerValue[]): AnswerValue[] {
  const made: AnswerValue[] = [];
  for (const answer of answers) {
    const before = made.at(-1);
    if (isRange(answer) && isRange(before) && before[1] !== null && before[1] + 1 === answer[0])
      made[made.length - 1] = [before[0], answer[1]];
    else made.push(answer);
  }
  return made;
}

export const isRange = (answer: AnswerValue | undefined): answer is Range =>
  Array.isArray(answer) && typeof answer[0] === 'number';
