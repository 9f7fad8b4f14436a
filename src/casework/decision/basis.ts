import { digestOf } from '../../platform/ledger/index.ts';
import type { AdviceInput } from '../../policy/index.ts';
import type { Checks } from '../check/index.ts';
import { alarmsOf, type CrimeRow, type FloorRow } from '../report/index.ts';
import { isNoFloor, standing, type CaseResponse } from '../response/index.ts';
import type { Danger, OwnWordsRow, ReferralOwed, SafeguardingRow } from '../safeguarding/index.ts';
import { adviceInputOf, factsDigest, type CaseFacts } from '../triage/index.ts';
import { actedAfter, actingIn } from './acting.ts';
import type { ConflictRow } from './conflict.store.ts';
import type { Conditions } from './decision.ts';
import type { Reopened } from './reopened.store.ts';
import { isDecided, isExcepted } from './unfinished.ts';

/** Everything that is recorded and an outcome rests on. */
export interface Known {
  readonly facts: CaseFacts;
  readonly checks: Checks;
  readonly children: readonly string[];
  readonly safeguarding: ReadonlyMap<string, SafeguardingRow>;
  readonly floors: ReadonlyMap<string, FloorRow>;
  /** What alarms in triage; in the digest by the facts. */
  readonly dangers: ReadonlyMap<string, readonly Danger[]>;
  readonly ownWords: ReadonlyMap<string, OwnWordsRow>;
  readonly response: CaseResponse;
  readonly crimes: readonly CrimeRow[];
  /** What the registrar decided where settings conflict: no fact of the case, and so not in the digest. */
  readonly conflict: ConflictRow | undefined;
  /** That it was opened again: no fact of the case either; what triage is told since is. */
  readonly reopened: Reopened | undefined;
  /** Crimes were recorded, and the record of each was cancelled. */
  readonly cancelled: boolean;
  readonly settings: Readonly<Record<string, string | boolean>>;
}

/** Everything that an outcome rests on, as it stands. */
export interface Basis extends Known {
  /** Of which children the guidance asks that they are referred; no fact of the case, and so not in the digest. */
  readonly owed: ReadonlyMap<string, ReferralOwed>;
}

/** What is read of one child before anything is decided: their words, what alarms, what is done to protect them. */
const ofChild = (basis: Known, child: string) => {
  const own = basis.ownWords.get(child);
  const floor = basis.floors.get(child);
  const decided = basis.safeguarding.get(child);
  // By whom a child was seen is no fact of triage: this one danger stands in the digest by itself.
  const byHome = (basis.dangers.get(child) ?? []).filter((danger) => danger === 'welfare-check-by-home');
  return {
    ownWords:
      own === undefined
        ? null
        : [
            own.heard,
            own.through,
            own.wishes,
            own.howTheyAre,
            ...(own.why === null ? [] : [own.why, own.answerPassage]),
          ],
    // A welfare check grows overdue by the clock alone: nothing new is known of the child by that.
    alarms: floor === undefined ? null : [...alarmsOf({ ...floor, welfareOverdue: false }), ...byHome],
    safeguarding:
      decided === undefined
        ? null
        : [decided.decision, decided.reasonPassage, decided.supervisor, decided.answerPassage, decided.isOutdated],
  };
};

const decidedBySupervisor = (decided: CaseResponse['decidedResponse'] | CaseResponse['decidedCategory']) =>
  decided === undefined ? null : [decided.value, decided.reasonPassage];

/** Everything but who acts: as it was taken before that was held against an approval too. */
export const withoutActing = (basis: Known) => ({
  facts: factsDigest(basis.facts),
  checks: {
    state: basis.checks.state,
    rows: basis.checks.rows.map(({ subject, system, result, reference }) => ({
      subject,
      system,
      result,
      trace: result === 'trace-relevant' ? (reference ?? null) : null,
    })),
  },
  children: basis.children.map((child) => ofChild(basis, child)),
  response: {
    response: decidedBySupervisor(basis.response.decidedResponse),
    category: decidedBySupervisor(basis.response.decidedCategory),
    // A reason in place of a floor ends by its day of review alone: nothing new is known by that.
    exceptions: basis.response.exceptions.filter(({ exception }) => !isNoFloor(exception)).length,
  },
  crimes: basis.crimes.map(({ crime, offence }) => ({ crime, offence })),
  settings: basis.settings,
});

/**
 * The digest of what an outcome rests on, which is what its proposer was shown: an approval compares it. How a child may
 * be told is left out, and what the local authority answers to a referral: neither is a reason for or against an outcome.
 */
export const basisDigest = (basis: Known): string =>
  digestOf({ ...withoutActing(basis), acting: actingIn(basis.response) }).toString('hex');

/** What was decided on: its digest, as it was kept, and when it was taken. */
export interface Rested {
  readonly basisDigest: string;
  readonly at: Date;
}

/** Whether what was decided on is what is known now; one that was kept without who acts holds while nothing of that was recorded since. */
export const restsOn = (basis: Known, { basisDigest: kept, at }: Rested): boolean =>
  kept === basisDigest(basis) ||
  (!actedAfter(basis.response, at) && kept === digestOf(withoutActing(basis)).toString('hex'));

/** Where the model of persons involved stands, Outcome 21 goes without a suspect; where the other does, it is not open. */
const registrarCondition = ({ conflict }: Basis): string | undefined => {
  if (conflict === undefined) return undefined;
  // Handbook 2.3: a child who is a person involved is never made a suspect so that an outcome can be recorded.
  return conflict.stands === 'sgiiModel' ? 'met' : 'not-met';
};

const met = (is: boolean): string | undefined => (is ? 'met' : undefined);

/** Read from what is recorded or ruled: nobody can state them, and what is not there is left unstated, never not met. */
const RECORDED = [
  'crime-recorded',
  'safeguarding-decision',
  'category-decision',
  'supervisor-decision',
  'formal-action-decision',
  'check-exception',
  'people-told',
  'second-person',
  'registrar-decision',
];

// Where every child has died, nobody is left to protect and nothing to decide of it.
const hasChildren = ({ children, facts }: Basis): boolean =>
  children.length > 0 || facts.people.some(({ died }) => died === true);

/** The conditions that follow from what is recorded; the others are for the decider to state. */
export const conditionsFrom = (basis: Basis): Conditions => {
  const derived: readonly (readonly [string, string | undefined])[] = [
    // Where every record was cancelled nothing is left to record; where none was made yet it is only not stated.
    ['crime-recorded', basis.cancelled ? 'cancelled' : met(basis.crimes.length > 0)],
    ['safeguarding-decision', met(hasChildren(basis) && basis.children.every((child) => isDecided(basis, child)))],
    // Stated by the supervisor's own decision and by nobody else: an officer cannot answer for them.
    ['category-decision', standing(basis.response.decidedCategory)],
    // A full investigation is no leave for an outcome that ends without one: what is chosen against it is a departure.
    ['supervisor-decision', met(standing(basis.response.decidedResponse) === 'proportionate')],
    ['check-exception', met(isExcepted(basis))],
    ['registrar-decision', registrarCondition(basis)],
  ];
  return Object.fromEntries(derived.filter(([, state]) => state !== undefined));
};

const statable = (stated: Conditions): Conditions =>
  Object.fromEntries(Object.entries(stated).filter(([name]) => !RECORDED.includes(name)));

/** Who is with a child is known by role: whether they are safe with them, by whether the child is safe. */
const withThem = ({ withWhom, safeNow }: FloorRow): string => {
  if (withWhom === 'nobody') return 'nobody';
  return withWhom !== 'not-known' && safeNow === 'yes' ? 'somebody-safe' : 'unknown';
};

/** The safety floor as the guidance asks it, of who walked it: no rule reads it, and it is asked of nobody twice. */
const floorIn = (row: FloorRow | undefined): Pick<NonNullable<AdviceInput['people']>[number], 'floor'> =>
  row === undefined
    ? {}
    : {
        floor: {
          'safe-now': row.safeNow === 'not-known' ? 'unknown' : row.safeNow,
          'who-is-with-them': withThem(row),
          'who-may-be-told': row.contactPassage === null ? 'not-recorded' : 'recorded',
          'who-must-not-be-told': row.passage === null ? 'unknown' : 'recorded',
          'welfare-check': row.welfare === 'not-arranged' ? 'not-arranged' : 'arranged',
        },
      };

const peopleIn = ({ facts, floors }: Basis, people: AdviceInput['people'] = []): AdviceInput['people'] => {
  const walked = new Map(facts.people.map(({ ref, person }) => [ref, floors.get(person)]));
  return people.map((person) => ({ ...person, ...floorIn(walked.get(person.ref)) }));
};

/** What the guidance is asked. */
export const questionOf = (basis: Basis, on: string, stated: Conditions): AdviceInput => ({
  ...adviceInputOf(basis.facts),
  people: peopleIn(basis, adviceInputOf(basis.facts).people),
  on,
  settings: { ...basis.settings },
  checks: basis.checks.state,
  conditions: Object.fromEntries(
    Object.entries({ ...statable(stated), ...conditionsFrom(basis) }).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  ),
});
