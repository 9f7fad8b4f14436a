import type { Context } from '../../platform/command/index.ts';

/**
 * What the guidance advises of response and category, and which of its rules gave each. Of both, *supervisor-decides* is that
 * the guidance waits for a supervisor, whatever else is found out; *not-yet-known*, that facts it turns on are not known.
 */
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

/** How a choice stands to the advice: as advised, left to a supervisor, made before it is known, or against it; for both of these a reason is asked. */
export const standsTo = (
  about: 'response' | 'category',
  value: string,
  advised: Pick<Advised, 'response' | 'category'>,
): 'as-advised' | 'left-open' | 'not-known-yet' | 'departure' => {
  if (advised[about] === value) return 'as-advised';
  if (advised[about] === 'supervisor-decides') return 'left-open';
  return advised[about] === 'not-yet-known' ? 'not-known-yet' : 'departure';
};

/** Undefined where the decision is as advised, or the advice leaves it to a supervisor. */
export const againstOf = (
  about: 'response' | 'category' | 'exception',
  value: string,
  advised: Advised | undefined,
): Against | undefined => {
  if (about === 'exception' || advised === undefined) return undefined;
  if (['as-advised', 'left-open'].includes(standsTo(about, value, advised))) return undefined;
  return { policy: advised.policy, rules: advised.because[about] };
};
