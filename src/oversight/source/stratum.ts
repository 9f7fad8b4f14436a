import type { AdviceInput, AdvicePerson } from '../../policy/index.ts';
import { ageBand } from './own-field.ts';

type States = Readonly<Record<string, string>> | undefined;

/** Suspected counts as present, and no evidence as ruled out (design, section 6); unknown is of its own. */
const SAID: Readonly<Record<string, string>> = {
  confirmed: 'present',
  suspected: 'present',
  'no-evidence': 'absent',
  'ruled-out': 'absent',
  unknown: 'unknown',
};

// What is absent is left out: a question that was asked and found nothing makes no other case of it.
const stated = (states: States): readonly string[] =>
  Object.entries(states ?? {})
    .map(([fact, state]) => [fact, SAID[state] ?? state])
    .filter(([, state]) => state !== 'absent')
    .map(([fact, state]) => `${fact}=${state}`)
    .toSorted();

function bandOf(age: AdvicePerson['age']): string {
  if (age === undefined || age === 'unknown') return 'not known';
  return typeof age === 'number' ? ageBand(age, age) : ageBand(...age);
}

const personIn = ({ age, identified, parts, facts, by, towards }: AdvicePerson): string =>
  [
    bandOf(age),
    identified === false ? 'not identified' : 'identified',
    (parts ?? ['not known']).toSorted().join('+'),
    ...[facts, by, towards].map((states) => stated(states).join('+')),
  ].join(',');

/**
 * The facts that a case was decided on, as far as cases are alike: whoever was in it as a band of ages with parts and factors,
 * in no order and without a name. Two cases of one stratum gave whoever decided the same facts.
 */
export const stratumOf = ({ people, factors, checks, earlierReports }: AdviceInput): string =>
  [
    (people ?? []).map(personIn).toSorted().join(' & '),
    stated(factors).join('+'),
    checks ?? 'not known',
    earlierReports === undefined || earlierReports === 'unknown' ? 'not known' : String(Math.min(earlierReports, 2)),
  ].join(' | ');

/** Every factor that is present or not known, of the case and of anybody in it, whoever it is about. */
const factorsIn = ({ people, factors }: AdviceInput): readonly string[] =>
  [
    ...new Set([
      ...stated(factors),
      ...(people ?? []).flatMap(({ facts, by, towards }) => [facts, by, towards].flatMap((states) => stated(states))),
    ]),
  ].toSorted();

/**
 * The same facts from the finest to the coarsest: whole; by which factors are present; by how many are. Few cases are alike in
 * everything, and what one case alone is like can be told from nothing.
 */
export const strataOf = (input: AdviceInput): readonly string[] => {
  const factors = factorsIn(input);
  return [
    stratumOf(input),
    factors.length === 0 ? 'no factor' : `factors ${factors.join('+')}`,
    `${factors.length > 2 ? '3 or more' : String(factors.length)} factors`,
  ];
};
