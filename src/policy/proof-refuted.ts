import type { Advice, AdviceInput } from './advice.schema.ts';
import type { PolicyFiles } from './policy.schema.ts';
import { CATEGORY, outcome, RESPONSE, ROLE, type Output } from './proof-output.ts';
import { rightOf } from './proof-right.ts';
import { saidOf } from './proof-said.ts';
import type { Breach } from './proof-statement.ts';

/** A case and what is advised of it. */
export interface Told {
  readonly files: PolicyFiles;
  readonly input: AdviceInput;
  readonly advice: Advice;
}

/** Of what a breach may be in, what comes out otherwise than it should; all of it where nothing does. */
export function refutedOf({ of }: Breach, sides: readonly Told[]): readonly Output[] {
  const codes = sides.flatMap(({ advice }) => advice.people[0]?.outcomes.map(({ code }) => code) ?? []);
  const all = of ?? [RESPONSE, CATEGORY, ROLE, ...[...new Set(codes)].map(outcome)];
  const wrong = all.filter((output) => sides.some((side) => isWrong(output, side)));
  if (wrong.length > 0) return wrong;
  const [first] = sides;
  return all.filter(
    (output) => first !== undefined && !['barred', 'no', undefined].includes(saidOf(output, first.advice)),
  );
}

export function isWrong(output: Output, side: Told): boolean {
  const right = rightOf(output, side);
  return (
    right !== undefined && side.advice.people.length + unpeopled(output) > 0 && saidOf(output, side.advice) !== right
  );
}

/** Whether something can be said where nobody is listed. */
const unpeopled = (output: Output): number =>
  ['response', 'category', 'owner'].includes(output.of) || ('about' in output && output.about === 'case') ? 1 : 0;
