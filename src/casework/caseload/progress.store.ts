import type { Tx } from '../../platform/database/index.ts';
import { checksOf } from '../check/index.ts';
import { closingOf, type ClosingReading } from '../closing/index.ts';
import type { CaseFile } from '../case/index.ts';
import { noticeReading, type Notice } from '../notice/index.ts';
import { rulingsOf } from '../outcome/index.ts';
import { floorsOf, partiesOf } from '../report/index.ts';
import { responseOf } from '../response/index.ts';
import { ownWordsOf, safeguardingOf } from '../safeguarding/index.ts';
import { factsOf, openQuestions, type Guidance } from '../triage/index.ts';
import type { Happened } from './obligation.ts';
import type { Progress } from './task.ts';

/** What the page of a case reads of the steps: the guidance that triage asks by, and what closing waits for. */
export interface CaseReading {
  readonly guidance: Guidance;
  readonly closing: ClosingReading;
}

/** Triage is asked while a case is open; what the guidance would ask of a closed one opens nothing. */
const questionsOf = async (tx: Tx, { guidance }: CaseReading, file: CaseFile) => {
  const facts = await factsOf(tx, file.case);
  const answered = facts.stated.filter(({ onFloor }) => !onFloor).length + facts.asked.length;
  return { answers: answered, questions: file.stage === 'closed' ? 0 : openQuestions(guidance, facts).length };
};

/** Children are owed being told from the approval on, until each of them was, or a reason stands in its place. */
const owedNotices = (notices: readonly Notice[]): readonly Happened[] => {
  const owed = notices
    .filter(({ state }) => state === 'to-tell' || state === 'not-telling-proposed')
    .flatMap(({ since }) => since ?? [])
    .toSorted((one, other) => one.getTime() - other.getTime());
  return owed.slice(0, 1).map((at) => ({ event: 'OutcomeApproved', at }));
};

const untoldIn = (notices: readonly Notice[]): number =>
  notices.filter(({ state }) => state !== 'told' && state !== 'not-telling-approved').length;

const ofChildren = async (tx: Tx, id: string) => {
  const children = (await partiesOf(tx, id)).filter(({ kind }) => kind === 'child').map(({ person }) => person);
  const [floors, heard, safeguarding] = [
    await floorsOf(tx, id),
    await ownWordsOf(tx, id),
    await safeguardingOf(tx, id),
  ];
  const count = (of: ReadonlyMap<string, unknown>): number => children.filter((child) => of.has(child)).length;
  return {
    children: children.length,
    floorsWalked: count(floors),
    heard: count(heard),
    safeguarded: count(safeguarding),
    safeguardingAsked: [...safeguarding.values()].filter(({ supervisor }) => supervisor === 'asked').length,
  };
};

const ofWork = async (tx: Tx, id: string) => {
  const checks = await checksOf(tx, id);
  const response = await responseOf(tx, id);
  return {
    checks: { state: checks.state, outstanding: checks.outstanding.length },
    checksRun: checks.rows.filter(({ result }) => result !== 'not-run').length,
    responder: response.responder !== undefined,
    requests: response.requests.filter(({ value }) => value === null).length,
    handoverOpen: response.handover?.state === 'handed-over',
  };
};

/** How far each step of a case came, and since when its children are owed being told. */
export const progressOf = async (
  tx: Tx,
  reading: CaseReading,
  file: CaseFile,
  crimes: number,
): Promise<{ readonly progress: Progress; readonly owed: readonly Happened[] }> => {
  const { outcomes } = reading.closing;
  const set = await outcomes.outcomesOf(tx, file.case);
  const notices = await noticeReading(outcomes).noticesOf(tx, file.case);
  const [ruling] = await rulingsOf(tx, file.case);
  const progress = {
    stage: file.stage,
    crimes,
    ...(await ofChildren(tx, file.case)),
    ...(await questionsOf(tx, reading, file)),
    ...(await ofWork(tx, file.case)),
    returned: ruling?.verdict === 'returned',
    decided: set.length > 0 && set.every(({ state }) => state === 'approved'),
    untold: untoldIn(notices),
    notTellingAsked: notices.filter(({ state }) => state === 'not-telling-proposed').length,
    stillOpen: (await closingOf(tx, reading.closing, file.case)).open.length,
  };
  return { progress, owed: owedNotices(notices) };
};
