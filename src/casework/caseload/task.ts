import { dateTime } from '../../platform/web/index.ts';
import type { Stage } from '../case/index.ts';
import type { Checks } from '../check/index.ts';
import type { Telling } from '../notice/index.ts';

export const TASK_STATES = ['done', 'to-do', 'not-started', 'waiting', 'cannot-start'] as const;
export type TaskState = (typeof TASK_STATES)[number];

/** Every step of a case, in its order (design, section 3). */
export const TASKS = [
  'report',
  'safety-floor',
  'crime',
  'triage',
  'checks',
  'own-words',
  'safeguarding',
  'response',
  'decision',
  'outcome',
  'notices',
  'closing',
] as const;
export type TaskId = (typeof TASKS)[number];

export interface Task {
  readonly id: TaskId;
  readonly state: TaskState;
  /** How much is left, or why it cannot start. */
  readonly because: string | undefined;
}

/** How far each step of a case came, as its rows say. */
export interface Progress {
  readonly stage: Stage;
  readonly children: number;
  readonly floorsWalked: number;
  /** Children whose floor was walked and who are not safe by what is known, or of whom that is not known. */
  readonly floorAlarms: number;
  readonly crimes: number;
  /** Crimes were recorded, and the record of each was cancelled: there is no outcome to set. */
  readonly cancelled: boolean;
  readonly answers: number;
  readonly questions: number;
  readonly checks: Pick<Checks, 'state'> & { readonly outstanding: number };
  readonly checksRun: number;
  readonly heard: number;
  /** Children not heard for a reason that a supervisor has still to answer. */
  readonly hearingAsked: number;
  /** Children of whom a decision stands; of whom a supervisor is asked; and of whom it is to be made again. */
  readonly safeguarded: number;
  readonly safeguardingAsked: number;
  readonly safeguardingAgain: number;
  readonly responder: boolean;
  readonly requests: number;
  /** What supervisors could not decide yet, and gave back to be found out. */
  readonly toFindOut: number;
  /** Of whom it waits for a supervisor whether they have died. */
  readonly deathsAsked: readonly string[];
  readonly handoverOpen: boolean;
  /** By whom a proposal was returned or withdrawn, and when, where none was made since. */
  readonly returned:
    | { readonly byName: string | null; readonly at: Date; readonly verdict: 'returned' | 'withdrawn' }
    | undefined;
  readonly decided: boolean;
  /** The code of each outcome that was proposed or approved last, once each. */
  readonly outcomes: readonly string[];
  readonly telling: Telling;
  readonly stillOpen: number;
}

type Shown = Omit<Task, 'id'>;

const done: Shown = { state: 'done', because: undefined };
const left = (state: TaskState, because: string): Shown => ({ state, because });

const many = (count: number, one: string, more: string): string => (count === 1 ? `1 ${one}` : `${count} ${more}`);

/** A step that each child has: not started, begun, or done for all of them. */
const ofChildren = (reached: number, children: number): Shown =>
  reached >= children
    ? done
    : left(reached === 0 ? 'not-started' : 'to-do', many(children - reached, 'child left', 'children left'));

/** Walked is not safe: while a child alarms, it is walked again until it does not. */
const safetyFloor = ({ stage, floorsWalked, floorAlarms, children }: Progress): Shown => {
  const walked = ofChildren(floorsWalked, children);
  // A closed case has its own list of what is left: what grows overdue by the clock alone opens nothing in it.
  if (walked.state !== 'done' || floorAlarms === 0 || stage === 'closed') return walked;
  return left('to-do', `Alarm for ${many(floorAlarms, 'child', 'children')}: walk it again when they are safe`);
};

const triage = ({ questions, answers }: Progress): Shown =>
  questions === 0
    ? done
    : left(answers === 0 ? 'not-started' : 'to-do', many(questions, 'question is open', 'questions are open'));

const checks = ({ checks: { state, outstanding }, checksRun }: Progress): Shown => {
  if (state === 'complete') return done;
  // Waiting, not to do: the officer can only ask for an exception, or try again.
  if (state === 'unavailable')
    return left('waiting', 'A check is not available: ask a supervisor for an exception, or wait for its result');
  const because = outstanding === 0 ? 'No place is named' : many(outstanding, 'check is left', 'checks are left');
  return left(checksRun === 0 ? 'not-started' : 'to-do', because);
};

const ownWords = ({ heard, hearingAsked, children }: Progress): Shown =>
  hearingAsked > 0 ? left('waiting', 'A supervisor answers why a child was not heard') : ofChildren(heard, children);

const safeguarding = ({ safeguarded, safeguardingAsked, safeguardingAgain, children }: Progress): Shown => {
  // What somebody has to do comes before what is waited for: a wait for one child hides no other.
  if (safeguardingAgain > 0)
    return left('to-do', `To decide again for ${many(safeguardingAgain, 'child', 'children')}`);
  return safeguardingAsked > 0
    ? left('waiting', 'A supervisor decides whether not to refer')
    : ofChildren(safeguarded, children);
};

const response = ({ requests, toFindOut, handoverOpen, responder }: Progress): Shown => {
  if (requests > 0) return left('waiting', many(requests, 'question to a supervisor', 'questions to a supervisor'));
  if (toFindOut > 0)
    return left('to-do', 'A supervisor could not decide yet: read what is to be found out and by when, and ask again');
  if (handoverOpen) return left('waiting', 'The specialist team has not answered the handover');
  return responder ? done : left('not-started', 'Nobody is named yet');
};

/** What stands before a decision: never that an answer is not known, but that nobody has asked. */
const beforeDecision = ({ crimes, floorsWalked, safeguarded, children }: Progress): string | undefined => {
  // In the order in which they protect: a child's safety, the record, the safeguarding decision.
  if (floorsWalked < children) return 'The safety floor comes first, for every child';
  if (crimes === 0) return 'The crime is recorded first';
  return safeguarded < children ? 'A safeguarding decision that stands comes first, for every child' : undefined;
};

const decision = (progress: Progress): Shown => {
  if (progress.stage !== 'open' || progress.cancelled) return done;
  const why = returnedText(progress);
  // Opened again: there is an outcome still, and to say *not started* would deny it to whoever reads this.
  if (progress.decided)
    return left(
      'to-do',
      `${why === undefined ? '' : `${why}. `}The case was opened again: uphold what was decided (${inWords(progress.outcomes)}), or decide anew`,
    );
  const first = beforeDecision(progress);
  if (first !== undefined) return left('cannot-start', why === undefined ? first : `${why}. ${first}`);
  return why !== undefined ? left('to-do', why) : left('not-started', 'Nothing is proposed yet');
};

/** Why it was returned is not for everybody who reads the page of a case: it stands where it is proposed again. */
const returnedText = ({ returned }: Progress): string | undefined =>
  returned === undefined
    ? undefined
    : `${returned.verdict === 'withdrawn' ? 'Withdrawn' : 'Returned'} by ${returned.byName ?? 'somebody who has left'}, ${dateTime(returned.at)}: read why, and propose again`;

const inWords = (outcomes: readonly string[]): string => outcomes.map((code) => `Outcome ${code}`).join('; ');

const outcome = ({ stage, decided, cancelled, outcomes }: Progress): Shown => {
  if (cancelled) return done;
  if (stage === 'proposed') return left('waiting', 'A supervisor approves or returns it');
  return stage === 'open' || !decided
    ? left('cannot-start', 'Nothing is proposed yet')
    : left('done', `Approved: ${inWords(outcomes)}`);
};

const allTold = (forChild: number): Shown =>
  forChild === 0
    ? done
    : { state: 'done', because: `Somebody was told for ${many(forChild, 'child', 'children')}, not the child` };

const notices = ({ decided, telling, children }: Progress): Shown => {
  const { undecided, decidedAgain, untold, steps, asked, forChild } = telling;
  if (steps > 0) return left('to-do', `${many(steps, 'child', 'children')} to tell of an interview or an arrest`);
  if (undecided > 0 || (children === 0 && !decided)) return left('cannot-start', 'No outcome is approved yet');
  if (decidedAgain > 0) return left('cannot-start', 'It is decided again first');
  if (asked > 0) return left('waiting', 'A supervisor answers a reason not to tell');
  return untold === 0
    ? allTold(forChild)
    : left(untold === children ? 'not-started' : 'to-do', many(untold, 'child to tell', 'children to tell'));
};

const closing = ({ stage, stillOpen }: Progress): Shown => {
  if (stage === 'closed') return done;
  return stillOpen > 0
    ? left('cannot-start', many(stillOpen, 'thing is still open', 'things are still open'))
    : left('not-started', 'Nothing is open any more');
};

/** The steps of a case with how each stands, worked out from what is recorded: nobody ticks them. */
export const tasksOf = (progress: Progress): readonly Task[] => {
  const { crimes } = progress;
  const shown: Readonly<Record<TaskId, Shown>> = {
    report: done,
    'safety-floor': safetyFloor(progress),
    crime: crimes > 0 ? done : left('not-started', 'Not recorded yet'),
    triage: triage(progress),
    checks: checks(progress),
    'own-words': ownWords(progress),
    safeguarding: safeguarding(progress),
    response: response(progress),
    decision: decision(progress),
    outcome: outcome(progress),
    notices: notices(progress),
    closing: closing(progress),
  };
  return TASKS.map((id) => ({ id, ...shown[id] }));
};
