import { movesBetween, sortOf, type Advice, type AdviceInput, type PolicyFiles } from '../../policy/index.ts';
import { Adviser, knownTo } from '../../policy/index.ts';

/** What is counted where a draft could not be asked what the live version was asked. */
export const NOT_ASKED = 'not-asked';

/**
 * What a draft that runs beside the live version says otherwise of one proposal: each thing that moves once, whomever it is
 * about, and `same` where nothing does. It is counted, and never shown to who proposes.
 */
export function shadowMoves(draft: PolicyFiles, live: Advice, asked: AdviceInput, adviser: Adviser): readonly string[] {
  const advice = adviser.advise(knownTo(draft, asked), {
    today: asked.on ?? draft.policy.inForceFrom,
    policy: draft.policy.id,
  });
  // Counted and not thrown: a draft that fails must never keep an outcome from being proposed.
  if (!advice.ok) return [NOT_ASKED];
  const moves = new Set(movesBetween(live, advice.value).map(sortOf));
  // In one order: two proposals at once that count the same things must not wait for each other.
  return moves.size === 0 ? ['same'] : [...moves].sort();
}
