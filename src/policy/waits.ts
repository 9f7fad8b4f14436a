import type { Question } from './advice.schema.ts';
import type { Target } from './target.ts';
import type { RuleStanding, WhyNot } from './reason-why.ts';

const words = (id: string): string => id.replaceAll('-', ' ');

/** What stands in the way, in one sentence that can be read aloud before any list; empty where nothing does. */
export function waitsFor(target: Target, why: Omit<WhyNot, 'waits'>): string {
  const { value, wanted, rules, unknowns } = why;
  if (wanted.includes(value)) return '';
  const shut = rules.filter((rule) => isShutting(rule, value));
  if (target.of !== 'outcome') return otherwise(why);
  const name = `Outcome ${target.code}`;
  // A rule that bars is told in its own words: no answer that is still open takes it away.
  if (shut.length > 0) return `${name} is barred: ${shut.map(({ says }) => says).join(' ')}`;
  const waits = [
    ...(unknowns.length === 0 ? [] : [`${counted(asked(unknowns))} not known yet`]),
    ...(why.needs.length === 0 ? [] : [`what is to be recorded or decided (${why.needs.map(words).join(', ')})`]),
  ];
  return waits.length === 0 ? '' : `${name} waits for ${waits.join(', and for ')}.`;
}

const isShutting = ({ bearing, status, gives }: RuleStanding, value: string): boolean =>
  value === 'barred' && bearing === 'against' && status === 'fired' && gives === value;

function otherwise({ value, unknowns, rules }: Omit<WhyNot, 'waits'>): string {
  const giving = rules.filter(({ bearing, status }) => bearing === 'against' && status === 'fired');
  if (giving.length > 0) return `It is ${words(value)}: ${giving.map(({ says }) => says).join(' ')}`;
  return unknowns.length === 0 ? '' : `It waits for ${counted(asked(unknowns))} not known yet.`;
}

/** One question, whoever it is asked of. */
const asked = (unknowns: readonly Question[]): number => new Set(unknowns.map(({ fact }) => fact)).size;
const counted = (count: number): string => (count === 1 ? 'one answer that is' : `${count} answers that are`);
