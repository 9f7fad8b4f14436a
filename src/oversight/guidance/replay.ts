import { canonical } from '../../platform/ledger/index.ts';
import { Advice, movesBetween, moveWords, type Adviser } from '../../policy/index.ts';
import type { StoredDecision } from '../../casework/decision/index.ts';

/** A stored decision that the guidance, asked the same under the same version, no longer answers as it did. */
export interface Differing {
  readonly proposal: string;
  readonly says: string;
}

/**
 * Asks the guidance again what it was asked, under the version that the decision names. Equal as canonical JSON (RFC 8785)
 * or what is otherwise: design, section 6, wants it equal for ever.
 */
export function replayed(adviser: Adviser, { proposal, policy, asked, advice }: StoredDecision): Differing | undefined {
  const again = adviser.advise(JSON.parse(asked), { today: '1970-01-01', policy });
  if (!again.ok) return { proposal, says: again.refusal.map(({ says }) => says).join('; ') };
  if (canonical(again.value) === advice) return undefined;
  const before = Advice.safeParse(JSON.parse(advice));
  if (!before.success) return { proposal, says: 'the stored advice is of a shape that this program does not know' };
  const moves = movesBetween(before.data, again.value).map(moveWords);
  if (before.data.policy.digest !== again.value.policy.digest) moves.push(`version ${policy} itself was changed`);
  return { proposal, says: moves.length === 0 ? 'only its reasons differ' : moves.join('; ') };
}
