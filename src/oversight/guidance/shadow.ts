import { movesBetween, sortOf, type Advice, type AdviceInput, type PolicyFiles } from '../../policy/index.ts';
import { Adviser, knownTo } from '../../policy/index.ts';

/** What is counted where a draft could not be asked what the live version was asked. */
export const NOT_ASKED = 'not-asked';

/** A draft, and who answers by it. */
export interface AdvisingDraft {
  readonly files: PolicyFiles;
  readonly adviser: Adviser;
}

/** What was proposed, as the guidance was asked and as it answered. */
export interface Proposed {
  readonly asked: AdviceInput;
  readonly advice: Advice;
}

/**
 * What a draft that runs beside the live version says otherwise of one proposal: each thing that moves once, whomever it is
 * about, and `same` where nothing does. It is counted, and never shown to who proposes. Before the first day of the draft
 * both are asked as on that day, as when two versions are compared: `versions` answers again by the live one.
 */
export function shadowMoves(
  { files, adviser }: AdvisingDraft,
  { asked, advice: live }: Proposed,
  versions: Adviser,
): readonly string[] {
  const { id, inForceFrom } = files.policy;
  const { on = inForceFrom } = asked;
  const isEarly = on < inForceFrom;
  const day = isEarly ? inForceFrom : on;
  const advice = adviser.advise({ ...knownTo(files, asked), on: day }, { today: day, policy: id });
  // What begins between the two days by itself is no change that the draft makes.
  const before = isEarly ? versions.advise({ ...asked, on: day }, { today: day, policy: live.policy.id }) : undefined;
  // Counted and not thrown: a draft that fails must never keep an outcome from being proposed.
  if (!advice.ok || before?.ok === false) return [NOT_ASKED];
  const moves = new Set(movesBetween(before?.value ?? live, advice.value).map(sortOf));
  // In one order: two proposals at once that count the same things must not wait for each other.
  return moves.size === 0 ? ['same'] : [...moves].sort();
}
