import { Adviser, type Advice, type Policy } from '../../policy/index.ts';
import { GUIDANCE, readGuidance } from './policies.ts';

/** The versions that ship with the program, or a failure that says what is wrong with them. */
export function shipped(): readonly Policy[] {
  const read = readGuidance(GUIDANCE);
  if (!read.ok) throw new Error(JSON.stringify(read.refusal, null, 2));
  return read.value;
}

/** Advice by a version on facts that it must accept. */
export function advising(
  policies: readonly Policy[],
): (input: unknown, policy: string, today?: string | null) => Advice {
  const adviser = new Adviser(policies, (text) => String(text.length));
  return (input, policy, today) => {
    const advice = adviser.advise(input, { today: today ?? '2026-11-22', policy });
    if (!advice.ok) throw new Error(advice.refusal.map(({ says }) => says).join('\n'));
    return advice.value;
  };
}
