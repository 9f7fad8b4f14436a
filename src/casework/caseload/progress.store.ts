import type { Adviser } from '../../policy/index.ts';
import type { Context } from '../../platform/command/index.ts';
import { startOfDay } from '../../platform/clock/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { checksOf, type CheckRow } from '../check/index.ts';
import { closingOf, type ClosingReading } from '../closing/index.ts';
import { getCase } from '../case/index.ts';
import { referralsOwed, type Duty } from '../decision/index.ts';
import { isStep, noticeReading, tellingIn, type Notice } from '../notice/index.ts';
import { returnedOf } from '../reconsideration/index.ts';
import { crimesOf, floorsOf, partiesOf } from '../report/index.ts';
import { DIED, responseOf } from '../response/index.ts';
import {
  childAlarms,
  dangersOf,
  isHeard,
  ownWordsOf,
  safeguardingOf,
  standingOfDecision,
  type DecisionStanding,
} from '../safeguarding/index.ts';
import { factsOf, openQuestions, type Guidance } from '../triage/index.ts';
import type { Happened } from './obligation.ts';
import type { Progress } from './task.ts';

/** What the page of a case reads of the steps: the guidance that triage asks by, and what closing waits for. */
export interface CaseReading {
  readonly guidance: Guidance & { readonly adviser: Adviser };
  readonly closing: ClosingReading;
}

/** Triage is asked while a case is open; what the guidance would ask of a closed one opens nothing. */
const questionsOf = async (tx: Tx, { guidance }: CaseReading, id: string) => {
  const [{ stage }, facts] = await Promise.all([getCase(tx, id), factsOf(tx, id)]);
  const answered = facts.stated.filter(({ onFloor }) => !onFloor).length + facts.asked.length;
  return { answers: answered, questions: stage === 'closed' ? 0 : openQuestions(guidance, facts).length };
};

const eventOf = (words: Notice['owed'][number]['words']): string =>
  isStep(words) ? 'InterviewOrArrestMade' : 'OutcomeApproved';

/** Children are owed being told from the approval on, and from when an interview or an arrest was made, until each of them was, or a reason stands in its place. */
const owedNotices = (notices: readonly Notice[]): readonly Happened[] => {
  const owed = notices
    .filter(({ state }) => state === 'to-tell' || state === 'not-telling-proposed')
    .flatMap((notice) => notice.owed.map(({ words, since }) => ({ event: eventOf(words), at: since })))
    // The child who has waited longest leads: the duty is met only when all are told.
    .toSorted((one, other) => one.at.getTime() - other.at.getTime());
  const reviews = notices
    // From that day on the child is to be told; of a danger a supervisor first looks again, and it is due until they have.
    .filter(({ state, reviewDue }) => state === 'not-telling-approved' || (state === 'not-telling-again' && reviewDue))
    .flatMap(({ notTelling }) => (notTelling === undefined ? [] : [startOfDay(notTelling.reviewOn)]))
    .toSorted((one, other) => one.getTime() - other.getTime());
  const again = notices
    .filter(({ state, reviewDue }) => state === 'not-telling-again' && !reviewDue)
    .flatMap(({ since }) => since ?? [])
    .toSorted((one, other) => one.getTime() - other.getTime());
  return [
    ...again.slice(0, 1).map((at) => ({ event: 'MoreNotToTell', at })),
    ...new Map(owed.toReversed().map((one) => [one.event, one])).values(),
    ...reviews.slice(0, 1).map((at) => ({ event: 'NotToldUntil', at })),
  ];
};

const ofChildren = async (tx: Tx, id: string, duties: Promise<readonly Duty[]>) => {
  const [parties, floors, dangers, heard, safeguarding, owed] = await Promise.all([
    partiesOf(tx, id),
    floorsOf(tx, id),
    dangersOf(tx, id),
    ownWordsOf(tx, id),
    safeguardingOf(tx, id),
    duties,
  ]);
  const children = parties.filter(({ isChild }) => isChild).map(({ person }) => person);
  const count = (of: ReadonlyMap<string, unknown>): number => children.filter((child) => of.has(child)).length;
  const referrals = referralsOwed(owed, children);
  const standings = children.map((child) => standingOfDecision(safeguarding.get(child), referrals.get(child)));
  const inState = (...of: readonly DecisionStanding[]): number => standings.filter((one) => of.includes(one)).length;
  return {
    children: children.length,
    floorsWalked: count(floors),
    floorAlarms: children.filter((child) => childAlarms({ floors, dangers }, child).length > 0).length,
    heard: children.filter((child) => isHeard(heard.get(child))).length,
    hearingAsked: children.filter((child) => heard.get(child)?.standing === 'asked').length,
    safeguarded: inState('stands'),
    safeguardingAsked: inState('asked'),
    safeguardingAgain: inState('outdated', 'returned'),
  };
};

const ofWork = async (tx: Tx, id: string) => {
  const [checks, response] = await Promise.all([checksOf(tx, id), responseOf(tx, id)]);
  const traces = checks.rows.filter(({ result }) => result === 'trace-relevant');
  const steps = {
    checks: { state: checks.state, outstanding: checks.outstanding.length },
    checksRun: checks.rows.filter(({ result }) => result !== 'not-run').length,
    responder: response.responder !== undefined,
    requests: response.requests.filter(({ value }) => value === null).length,
    toFindOut: response.toFindOut.length,
    deathsAsked: response.requests.flatMap(({ about, subject, value }) =>
      about === DIED && value === null && subject !== null ? [subject] : [],
    ),
    handoverOpen: response.handover?.state === 'handed-over',
  };
  return { steps, traces };
};

/** How far each step of a case came, and since when its children are owed being told. */
export const progressOf = async (
  context: Pick<Context, 'tx' | 'now'>,
  reading: CaseReading,
  id: string,
): Promise<{
  readonly progress: Progress;
  readonly owed: readonly Happened[];
  readonly traces: readonly CheckRow[];
  /** What the guidance owes, asked once for all who read it. */
  readonly duties: readonly Duty[];
}> => {
  const { tx } = context;
  const duties = reading.closing.duties(context, id);
  const { outcomes } = reading.closing;
  const [file, crimes, set, notices, returned, ofEach, questions, work, closing] = await Promise.all([
    getCase(tx, id),
    crimesOf(tx, id),
    outcomes.outcomesOf(tx, id),
    noticeReading(outcomes).noticesOf(tx, id),
    returnedOf(tx, id),
    ofChildren(tx, id, duties),
    questionsOf(tx, reading, id),
    ofWork(tx, id),
    closingOf(context, reading.closing, id, duties),
  ]);
  const progress = {
    stage: file.stage,
    crimes: crimes.length,
    cancelled: crimes.length > 0 && crimes.every(({ cancelled }) => cancelled !== null),
    ...ofEach,
    ...questions,
    ...work.steps,
    returned,
    decided: set.length > 0 && set.every(({ state }) => state === 'approved'),
    outcomes: [...new Set(set.map(({ outcome }) => outcome))].toSorted(),
    telling: tellingIn(notices),
    stillOpen: closing.open.length,
  };
  return { progress, owed: owedNotices(notices), traces: work.traces, duties: await duties };
};
