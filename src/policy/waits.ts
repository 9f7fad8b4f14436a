import type { Question } from './advice.schema.ts';
import type { Target } from './target.ts';
import type { RuleStanding, WhyNot } from './reason-why.ts';

const words = (id: string): string => id.replaceAll('-', ' ');

/** What stands in the way, in one sentence that can be read aloud before any list; of a duty that is raised, by what. Else empty. */
export function waitsFor(target: Target, why: Omit<WhyNot, 'waits'>): string {
  const { value, wanted, rules, unknowns } = why;
  if (wanted.includes(value)) return target.of === 'duty' ? raised(why) : '';
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

/** In the words of its rules; where one of them is not sure to apply, it is owed all the same until that is known. */
function raised({ because, rules }: Omit<WhyNot, 'waits'>): string {
  const by = rules.filter(({ rule }) => because.includes(rule));
  const says = [...new Set(by.map((each) => each.says))].join(' ');
  if (says === '') return '';
  return by.some(({ status }) => status === 'fired')
    ? `It is raised: ${says}`
    : `It is raised already, while what it turns on is not known: ${says}`;
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
