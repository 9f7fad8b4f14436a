import { withinText, restsOn, type PolicyFiles } from '../../policy/index.ts';
import type { Rule } from './published.ts';
import { listed, plain, responseWords, standingWords, titled } from './words.ts';

/** What rules give, in the order in which advice is read. */
export const GIVES = {
  response: 'How the police respond',
  category: 'Aggravated or not',
  role: 'What each person is called',
  standing: 'Which outcomes are open',
  duty: 'What has to be done, by whom and when',
  note: 'What to weigh',
  warning: 'What to be warned of',
} as const;
export type Gives = keyof typeof GIVES;

export const KINDS = ['response', 'category', 'role', 'standing', 'duty', 'note', 'warning'] as const satisfies Gives[];

export const kindOf = ({ effect }: Pick<Rule, 'effect'>): Gives => KINDS.find((kind) => kind in effect) ?? 'note';

/** The outcomes whose standing a rule gives. */
export const outcomesOf = ({ effect }: Pick<Rule, 'effect'>): readonly string[] =>
  'standing' in effect ? effect.outcomes : [];

type Duty = Extract<Rule['effect'], { duty: unknown }>['duty'];

/** By when, and on what authority: a period of the guidance has a source of its own. */
function timeOf(files: PolicyFiles, { within }: Duty): string {
  if (typeof within !== 'string' || within === 'now') return withinText(within);
  const period = files.periods.find(({ id }) => id === within);
  return period === undefined
    ? within
    : `${withinText(period.within)} (${period.title}; ${restsOn(files, { source: period.source, confidence: period.confidence })})`;
}

/** What a rule gives, in a sentence. */
export function givesWords(files: PolicyFiles, { effect }: Pick<Rule, 'effect'>): string {
  if ('response' in effect) return `${responseWords[effect.response] ?? effect.response}.`;
  if ('category' in effect) return `The case is ${plain(effect.category)}.`;
  if ('role' in effect) return `The person is called: ${plain(effect.role)}.`;
  if ('note' in effect) return `To weigh: ${effect.note}`;
  if ('warning' in effect) return `A warning: ${effect.warning}`;
  if ('duty' in effect)
    return `${titled(effect.duty.id)}. By: ${plain(effect.duty.owner)}. When: ${timeOf(files, effect.duty)}.`;
  const outcomes = effect.outcomes.length === 1 ? 'This outcome' : 'These outcomes';
  const needs = (effect.needs ?? []).map(plain);
  const standing = (standingWords[effect.standing] ?? effect.standing).toLowerCase();
  return `${outcomes}: ${standing}${needs.length === 0 ? '' : `. Needed: ${listed(needs)}`}.`;
}
