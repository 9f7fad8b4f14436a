import { departs } from '../../casework/decision/index.ts';
import type { Advice, Adviser, Policy } from '../../policy/index.ts';
import { UNABLE } from './round.ts';
import type { Vignette } from './vignette.schema.ts';
import { answersOf } from './vignette.ts';

/** A standard case with what its guidance says of it. Whoever decides blind is never given it. */
export interface AdvisedCase {
  readonly vignette: Vignette;
  readonly policy: Policy;
  readonly advice: Advice;
}

const OPEN: readonly string[] = ['available', 'needs-decision'];

export const policyOf = (versions: readonly Policy[], { policy }: Vignette): Policy => {
  const found = versions.find(({ files }) => files.policy.id === policy);
  if (found === undefined) throw new Error(`no version ${policy} of the guidance`);
  return found;
};

/** Asks the guidance of its own version, under the settings that stand where a force signed none. */
export const advised = (adviser: Adviser, vignette: Vignette): AdvisedCase => {
  const policy = policyOf(adviser.policies, vignette);
  const on = vignette.recorded.on ?? policy.files.policy.inForceFrom;
  const advice = adviser.advise(answersOf(vignette, policy.files), { today: on, policy: vignette.policy });
  if (!advice.ok) throw new Error(`standard case ${vignette.id}: ${advice.refusal.map(({ says }) => says).join('; ')}`);
  return { vignette, policy, advice: advice.value };
};

/** The outcomes that can be chosen: all that are in scope on the day, since a shorter list would be advice. */
export const outcomesOf = ({ files }: Policy): readonly { readonly code: string; readonly title: string }[] =>
  files.outcomes.filter(({ status }) => status !== 'out-of-scope').map(({ code, title }) => ({ code, title }));

/** Whether a choice is other than advised: not open, or one that the real decision page would ask a reason for. */
export const isDeparture = ({ vignette, advice }: AdvisedCase, choice: string): boolean => {
  if (choice === UNABLE) return false;
  const standing = advice.people
    .find(({ ref }) => ref === vignette.about)
    ?.outcomes.find(({ code }) => code === choice);
  const decided = { response: undefined, category: undefined };
  return standing === undefined || !OPEN.includes(standing.standing) || departs({ advice, decided }, standing);
};
