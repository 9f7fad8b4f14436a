import { digestOf } from '../../platform/ledger/index.ts';
import type { AdviceInput } from '../../policy/index.ts';
import type { Checks } from '../check/index.ts';
import { alarmsOf, type CrimeRow, type FloorRow } from '../report/index.ts';
import type { CaseResponse } from '../response/index.ts';
import type { OwnWordsRow, SafeguardingRow } from '../safeguarding/index.ts';
import { adviceInputOf, factsDigest, type CaseFacts } from '../triage/index.ts';
import type { ConflictRow } from './conflict.store.ts';
import type { Conditions } from './decision.ts';

/** Everything that an outcome rests on, as it stands. */
export interface Basis {
  readonly facts: CaseFacts;
  readonly checks: Checks;
  readonly children: readonly string[];
  readonly safeguarding: ReadonlyMap<string, SafeguardingRow>;
  readonly floors: ReadonlyMap<string, FloorRow>;
  readonly ownWords: ReadonlyMap<string, OwnWordsRow>;
  readonly response: CaseResponse;
  readonly crimes: readonly CrimeRow[];
  /** What the registrar decided where settings conflict: no fact of the case, and so not in the digest. */
  readonly conflict: ConflictRow | undefined;
  /** Crimes were recorded, and the record of each was cancelled. */
  readonly cancelled: boolean;
  readonly settings: Readonly<Record<string, string | boolean>>;
}

/** What the ruling shows of a child, besides the facts: what they said, how they are protected, and what alarms. */
const childDigest = ({ ownWords, safeguarding, floors }: Basis, child: string) => {
  const words = ownWords.get(child);
  const decided = safeguarding.get(child);
  const floor = floors.get(child);
  return {
    ownWords: words === undefined ? null : { heard: words.heard, wishes: words.wishes, howTheyAre: words.howTheyAre },
    // Who was asked and what they answered, too: an agreement that is gone is a change of what was read.
    safeguarding:
      decided === undefined
        ? null
        : { safeguarding: decided.safeguarding, decision: decided.decision, supervisor: decided.supervisor },
    // A welfare check grows overdue by the clock alone: nothing new is known of the child by that.
    alarms: floor === undefined ? null : [...alarmsOf({ ...floor, welfareOverdue: false })],
  };
};

/** The digest of what an outcome rests on and is ruled by: an approval compares it with what its proposer saw. */
export const basisDigest = (basis: Basis): string =>
  digestOf({
    facts: factsDigest(basis.facts),
    checks: {
      state: basis.checks.state,
      rows: basis.checks.rows.map(({ subject, system, result }) => ({ subject, system, result })),
    },
    children: basis.children.map((child) => childDigest(basis, child)),
    response: {
      response: basis.response.decidedResponse?.value ?? null,
      category: basis.response.decidedCategory?.value ?? null,
      // By number: an exception is only ever added, so that a new one is seen, and its reason is no fact of the case.
      exceptions: basis.response.exceptions.length,
    },
    crimes: basis.crimes.map(({ crime, offence }) => ({ crime, offence })),
    settings: basis.settings,
  }).toString('hex');

/** Where the model of persons involved stands, Outcome 21 goes without a suspect; where the other does, it is not open. */
const registrarCondition = ({ conflict }: Basis): string | undefined => {
  if (conflict === undefined) return undefined;
  // Handbook 2.3: a child who is a person involved is never made a suspect so that an outcome can be recorded.
  return conflict.stands === 'sgiiModel' ? 'met' : 'not-met';
};

const met = (is: boolean): string | undefined => (is ? 'met' : undefined);

/** A decision that waits for a supervisor, or came back from one, is none yet. */
const isDecided = (basis: Basis, child: string): boolean => {
  const found = basis.safeguarding.get(child);
  return found !== undefined && (found.supervisor === 'not-needed' || found.supervisor === 'agreed');
};

/** Each check that is unavailable needs an exception of its own. */
const isExcepted = ({ checks, response }: Basis): boolean => {
  const missing = checks.rows.filter(({ result }) => result === 'unavailable');
  const has = (subject: string, system: string): boolean =>
    response.exceptions.some(
      (one) => one.exception === 'check-unavailable' && one.subject === subject && one.system === system,
    );
  // One exception for all would lift checks that the supervisor was not asked about.
  return missing.length > 0 && missing.every(({ subject, system }) => has(subject, system));
};

/** Read from what is recorded or ruled: nobody can state them, and what is not there is left unstated, never not met. */
const RECORDED = [
  'crime-recorded',
  'safeguarding-decision',
  'category-decision',
  'supervisor-decision',
  'check-exception',
  'people-told',
  'second-person',
  'registrar-decision',
];

/** The conditions that follow from what is recorded; the others are for the decider to state. */
export const conditionsFrom = (basis: Basis): Conditions => {
  const derived: readonly (readonly [string, string | undefined])[] = [
    // Where every record was cancelled it is known not to be met; where none was made yet it is only not stated.
    ['crime-recorded', basis.cancelled ? 'not-met' : met(basis.crimes.length > 0)],
    [
      'safeguarding-decision',
      met(basis.children.length > 0 && basis.children.every((child) => isDecided(basis, child))),
    ],
    // Stated by the supervisor's own decision and by nobody else: an officer cannot answer for them.
    ['category-decision', basis.response.decidedCategory?.value],
    ['supervisor-decision', met(basis.response.decidedResponse !== undefined)],
    ['check-exception', met(isExcepted(basis))],
    ['registrar-decision', registrarCondition(basis)],
  ];
  return Object.fromEntries(derived.filter(([, state]) => state !== undefined));
};

const statable = (stated: Conditions): Conditions =>
  Object.fromEntries(Object.entries(stated).filter(([name]) => !RECORDED.includes(name)));

/** What the guidance is asked. */
export const questionOf = (basis: Basis, on: string, stated: Conditions): AdviceInput => ({
  ...adviceInputOf(basis.facts),
  on,
  settings: { ...basis.settings },
  checks: basis.checks.state,
  conditions: Object.fromEntries(
    Object.entries({ ...statable(stated), ...conditionsFrom(basis) }).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  ),
});
