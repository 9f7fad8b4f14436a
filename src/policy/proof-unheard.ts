import type { Question } from './advice.schema.ts';
import { evidenceOf } from './evidence.ts';
import type { PolicyFiles } from './policy.schema.ts';
import { formsOf, type Form } from './proof-form.ts';
import { nameOf, Questions, type Names } from './question.ts';
import type { Variables } from './variables.ts';

/**
 * What a full form could still learn and no question asks: each answer that bears on a variable is tried in every way with
 * the one other that bears on it, what the case says of the same factor. Who did it to whom is asked once it is present.
 */
export function unheard(files: PolicyFiles, variables: Variables, names: Names): string[] {
  const missed = new Set<string>();
  const places = [variables.anything.slice(), variables.anything.slice()] as const;
  for (const form of formsOf(files)) missedIn(variables, names, form, places, missed);
  return [...missed];
}

/** Every variable of which the full form leaves other values possible, and which no open question is asked for. */
function missedIn(
  variables: Variables,
  names: Names,
  { short, full }: Form,
  [ofShort, ofFull]: readonly [Int32Array, Int32Array],
  missed: Set<string>,
): void {
  const [before, after] = [evidenceOf(variables, short, ofShort), evidenceOf(variables, full, ofFull)];
  const questions = new Questions(variables, names, short);
  for (let variable = 0; variable < before.length; variable += 1) {
    if (before[variable] === after[variable]) continue;
    const asked = questions.of(variable, 0);
    if (asked?.open === true) continue;
    const named: Question | undefined = asked;
    missed.add(
      `${named === undefined ? `Variable ${variable}` : nameOf(named)} could still be answered, and is not asked.`,
    );
  }
}
