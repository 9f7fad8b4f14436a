import { digestOf } from '../../platform/ledger/index.ts';
import type { AdviceInput } from '../../policy/index.ts';
import type { Checks } from '../check/index.ts';
import type { CrimeRow } from '../report/index.ts';
import type { CaseResponse } from '../response/index.ts';
import type { SafeguardingRow } from '../safeguarding/index.ts';
import { adviceInputOf, factsDigest, type CaseFacts } from '../triage/index.ts';
import type { Conditions } from './decision.ts';

/** Everything that an outcome rests on, as it stands. */
export interface Basis {
  readonly facts: CaseFacts;
  readonly checks: Checks;
  readonly children: readonly string[];
  readonly safeguarding: ReadonlyMap<string, SafeguardingRow>;
  readonly response: CaseResponse;
  readonly crimes: readonly CrimeRow[];
  readonly settings: Readonly<Record<string, string | boolean>>;
}

/** The digest of what an outcome rests on: an approval compares it with what its proposer saw. */
export const basisDigest = (basis: Basis): string =>
  digestOf({
    facts: factsDigest(basis.facts),
    checks: {
      state: basis.checks.state,
      rows: basis.checks.rows.map(({ subject, system, result }) => ({ subject, system, result })),
    },
    safeguarding: basis.children.map((child) => basis.safeguarding.get(child)?.decision ?? null),
    response: {
      response: basis.response.decidedResponse?.value ?? null,
      category: basis.response.decidedCategory?.value ?? null,
      exceptions: basis.response.exceptions.length,
    },
    crimes: basis.crimes.map(({ crime, offence }) => ({ crime, offence })),
    settings: basis.settings,
  }).toString('hex');

const met = (is: boolean): { readonly state: string } | undefined => (is ? { state: 'met' } : undefined);

/**
 * The conditions that follow from what is recorded; the others are for the decider to state. What is not there is left
 * unstated, never read as not met.
 */
export const conditionsFrom = (basis: Basis): Conditions => {
  const derived: readonly (readonly [string, string | undefined])[] = [
    ['crime-recorded', met(basis.crimes.length > 0)?.state],
    [
      'safeguarding-decision',
      met(basis.children.length > 0 && basis.children.every((child) => basis.safeguarding.has(child)))?.state,
    ],
    ['category-decision', basis.response.decidedCategory?.value],
    ['supervisor-decision', met(basis.response.decidedResponse !== undefined)?.state],
    [
      'check-exception',
      met(basis.response.exceptions.some(({ exception }) => exception === 'check-unavailable'))?.state,
    ],
  ];
  return Object.fromEntries(derived.filter(([, state]) => state !== undefined));
};

/** What the guidance is asked. */
export const questionOf = (basis: Basis, on: string, stated: Conditions): AdviceInput => ({
  ...adviceInputOf(basis.facts),
  on,
  settings: { ...basis.settings },
  checks: basis.checks.state,
  conditions: Object.fromEntries(
    Object.entries({ ...conditionsFrom(basis), ...stated }).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  ),
});
