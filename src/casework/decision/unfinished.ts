import type { Checks } from '../check/index.ts';
import type { FloorRow } from '../report/index.ts';
import { awaitsEnd, isNoFloor, type CaseResponse } from '../response/index.ts';
import {
  awaitsStrategy,
  CHILD_ALARMS,
  childAlarms,
  type ChildAlarm,
  isHeard,
  type Danger,
  type OwnWordsRow,
  type ReferralOwed,
  type SafeguardingRow,
  standingOfDecision,
} from '../safeguarding/index.ts';
import type { Reopened } from './reopened.store.ts';

/** What a decision cannot rest on: an open danger to a child, or a step that nobody took. */
export const UNFINISHED = [
  // What endangers a child comes first, then the steps in their order.
  ...CHILD_ALARMS,
  'own-words-missing',
  'safeguarding-undecided',
  'strategy-not-held',
  'triage-open',
  'reopening-unanswered',
  'checks-outstanding',
  'check-unavailable',
  'responder-not-named',
  'handover-open',
  'end-not-said',
  'question-unanswered',
] as const;

/** One such thing; `subject` is the child or the request that it is about, where it is about one. */
export interface Unfinished {
  readonly what: (typeof UNFINISHED)[number];
  readonly subject: string | undefined;
}

/** What is read of a case to see what is unfinished. */
interface Steps {
  readonly children: readonly string[];
  readonly floors: ReadonlyMap<string, FloorRow>;
  /** What triage was told of each, which a floor without alarm does not undo. */
  readonly dangers: ReadonlyMap<string, readonly Danger[]>;
  readonly ownWords: ReadonlyMap<string, OwnWordsRow>;
  readonly safeguarding: ReadonlyMap<string, SafeguardingRow>;
  /** Of which children the guidance asks that they are referred. */
  readonly owed: ReadonlyMap<string, ReferralOwed>;
  readonly checks: Checks;
  readonly response: CaseResponse;
  readonly reopened: Pick<Reopened, 'answered'> | undefined;
}

/** A decision that waits for a supervisor, came back from one, or rested on less than is known now, is none. */
export const isDecided = ({ safeguarding, owed }: Pick<Steps, 'safeguarding' | 'owed'>, child: string): boolean =>
  standingOfDecision(safeguarding.get(child), owed.get(child)) === 'stands';

const DAY_MS = 86_400_000;

/** It settles who tells whom (handbook 6.2), and that it was held is news: left until after the approval, it would undo it. */
const isStrategyOpen = ({ safeguarding }: Steps, child: string): boolean => {
  const row = safeguarding.get(child);
  return row !== undefined && awaitsStrategy(row);
};

type Recorded = Pick<Steps, 'checks' | 'response'>;

const unavailableIn = ({ checks }: Pick<Steps, 'checks'>): Steps['checks']['rows'] =>
  checks.rows.filter(({ result }) => result === 'unavailable');

/** The exception that a supervisor granted from a check that is unavailable: each needs one of its own. */
export const exceptionFor = (
  { checks, response }: Recorded,
  { subject, system, ranAt }: Steps['checks']['rows'][number],
): CaseResponse['exceptions'][number] | undefined => {
  // As old as a check may be: a system that is down months later is another question (handbook 1.5, re-check triggers).
  const covers = checks.setting.recheckAfterDays * DAY_MS;
  return response.exceptions.findLast(
    (one) =>
      one.exception === 'check-unavailable' &&
      one.subject === subject &&
      one.system === system &&
      ranAt !== undefined &&
      ranAt.getTime() - one.at.getTime() < covers,
  );
};

export const isExcepted = (recorded: Recorded): boolean => {
  const missing = unavailableIn(recorded);
  // One exception for all would lift checks that the supervisor was not asked about.
  return missing.length > 0 && missing.every((row) => exceptionFor(recorded, row) !== undefined);
};

/** What nobody can say of a child who is not there to be asked about: a danger that is known is never among it. */
const UNANSWERABLE: readonly ChildAlarm[] = [
  'floor-not-walked',
  'safety-not-known',
  'self-harm-not-known',
  'company-not-known',
  'no-welfare-check',
  'welfare-check-too-old',
  'welfare-check-overdue',
];

const holdsFor =
  ({ response }: Steps, child: string) =>
  (alarm: ChildAlarm): boolean =>
    // The answers stay unknown; a supervisor's reason stands beside them until its day of review.
    !UNANSWERABLE.includes(alarm) ||
    !response.exceptions.some(({ exception, subject }) => isNoFloor(exception) && subject === child);

const ofChild = (basis: Steps, subject: string): readonly Unfinished[] => [
  ...childAlarms(basis, subject)
    .filter(holdsFor(basis, subject))
    .map((what) => ({ what, subject })),
  ...(isHeard(basis.ownWords.get(subject)) ? [] : [{ what: 'own-words-missing', subject } as const]),
  ...(isDecided(basis, subject) ? [] : [{ what: 'safeguarding-undecided', subject } as const]),
  ...(isStrategyOpen(basis, subject) ? [{ what: 'strategy-not-held', subject } as const] : []),
];

const ofChecks = (basis: Steps): readonly Unfinished[] => {
  if (basis.checks.state === 'outstanding') return [{ what: 'checks-outstanding', subject: undefined }];
  if (basis.checks.state !== 'unavailable') return [];
  // Handbook 10.5, scenario 7: until there is a result, or an exception that a supervisor recorded.
  const missing = unavailableIn(basis).filter((row) => exceptionFor(basis, row) === undefined);
  // Of a child, or another person, by name; of a place, of the case.
  const whose = new Set(missing.map(({ kind, subject }) => (kind === 'person' ? subject : undefined)));
  return [...whose].map((subject) => ({ what: 'check-unavailable', subject }));
};

const ofResponse = ({ responder, handover, considered, requests }: CaseResponse): readonly Unfinished[] => [
  ...(responder === undefined ? [{ what: 'responder-not-named', subject: undefined } as const] : []),
  // Whose case it is may still change; and whether somebody is interviewed under caution bears on what fits: not known is not no.
  ...(handover?.state === 'handed-over' ? [{ what: 'handover-open', subject: handover.handover } as const] : []),
  ...considered.filter(awaitsEnd).map(({ person }) => ({ what: 'end-not-said', subject: person }) as const),
  ...requests
    .filter(({ value }) => value === null)
    .map(({ request }) => ({ what: 'question-unanswered', subject: request }) as const),
];

const HOLDS_CANCELLED: readonly Unfinished['what'][] = [
  ...CHILD_ALARMS,
  'own-words-missing',
  'safeguarding-undecided',
  'strategy-not-held',
  'handover-open',
  'end-not-said',
  'question-unanswered',
];

/**
 * What holds a case of which no crime stands any more: whatever is owed to each child, and what somebody was asked for and has
 * not answered. To cancel a record says something of the crime and nothing of how the children are (handbook 1.9).
 */
export const holdsCancelled = ({ what }: Unfinished): boolean => HOLDS_CANCELLED.includes(what);

/** Everything unfinished, none left out. `unasked` is of whom a question that is always asked was not, undefined for the case. */
export const unfinishedIn = (basis: Steps, unasked: readonly (string | undefined)[]): readonly Unfinished[] => [
  ...basis.children.flatMap((child) => ofChild(basis, child)),
  // Once for each person, however many of their questions are open: all are answered in the same step.
  ...[...new Set(unasked)].map((subject) => ({ what: 'triage-open', subject }) as const),
  ...(basis.reopened?.answered === false ? [{ what: 'reopening-unanswered', subject: undefined } as const] : []),
  ...ofChecks(basis),
  ...ofResponse(basis.response),
];
