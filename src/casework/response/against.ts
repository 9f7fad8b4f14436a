import type { Context } from '../../platform/command/index.ts';

/** What the guidance advises of response and category, and which of its rules gave each. */
export interface Advised {
  readonly policy: string;
  readonly response: string;
  readonly category: string;
  readonly because: Readonly<Record<'response' | 'category', readonly string[]>>;
}

/** The advice belongs to a step that comes after this one: main hands it in. */
export type AdvisedReading = (context: Context, id: string) => Promise<Advised>;

/** What a decision is made against: the guidance, and the rules that had advised otherwise. */
export interface Against {
  readonly policy: string;
  readonly rules: readonly string[];
}

/** The most careful word of each: whatever else is advised is left to a supervisor, and no decision of theirs is against it. */
const SAID = ['proportionate', 'full-investigation', 'aggravated', 'non-aggravated'];

/** How a choice stands to the advice: as advised, left to a supervisor, or against it, for which a reason is asked. */
export const standsTo = (
  about: 'response' | 'category',
  value: string,
  advised: Pick<Advised, 'response' | 'category'>,
): 'as-advised' | 'left-open' | 'departure' => {
  if (advised[about] === value) return 'as-advised';
  return SAID.includes(advised[about]) ? 'departure' : 'left-open';
};

/** Undefined where the decision is as advised, or the advice leaves it to a supervisor. */
export const againstOf = (
  about: 'response' | 'category' | 'exception',
  value: string,
  advised: Advised | undefined,
): Against | undefined => {
  if (about === 'exception' || advised === undefined) return undefined;
  if (standsTo(about, value, advised) !== 'departure') return undefined;
  return { policy: advised.policy, rules: advised.because[about] };
};
