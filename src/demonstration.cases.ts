import { openCase } from './casework/case/index.ts';
import { readChecks, recordCheck, stateNoPlace } from './casework/check/index.ts';
import { closeCase, readClosing, type ClosingReading } from './casework/closing/index.ts';
import { proposeOutcome, readDecisionFor } from './casework/decision/index.ts';
import { readTelling, tellChild } from './casework/notice/index.ts';
import { approveOutcome } from './casework/outcome/index.ts';
import { readFloors, recordCrime, recordReport, walkFloor } from './casework/report/index.ts';
import { dischargeDuty, isOfParents, nameResponder } from './casework/response/index.ts';
import { recordOwnWords, recordSafeguarding } from './casework/safeguarding/index.ts';
import {
  answerSeveral,
  HOME_FACTS,
  namePerson,
  openQuestions,
  readTriage,
  searchForPerson,
  stateConductDay,
  stateEarlierReports,
  statePart,
  type FromWhom,
  type TriageQuestion,
} from './casework/triage/index.ts';
import { guidanceToday, openGuidance, type GuidanceToday } from './guidance.ts';
import type { Opened } from './installation.ts';
import type { Actor } from './platform/access/index.ts';
import type { Attempt } from './platform/command/index.ts';
import { closingReading, dutySaid, outcomes, referralsIn } from './readings.ts';

export const given = async <T>(
  result: Promise<
    { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: { readonly code: string } }
  >,
): Promise<T> => {
  const done = await result;
  if (!done.ok) throw new Error(`the demonstration could not be made: ${done.refusal.code}`);
  return done.value;
};

/** How far an invented case is carried. */
export const STAGES = ['named', 'proposed', 'closed'] as const;
export type Carried = (typeof STAGES)[number];

export interface InventedCase {
  readonly key: string;
  readonly crime: string;
  readonly upTo: Carried;
  readonly children: readonly {
    readonly givenNames: string;
    readonly familyName: string;
    readonly birthDate: string;
  }[];
}

/** The first situation of the handbook's 10.5 at three of its stages; nobody of these names exists. */
export const INVENTED_CASES: readonly InventedCase[] = [
  {
    key: 'triage',
    crime: 'NM/2026/101',
    upTo: 'named',
    children: [
      { givenNames: 'Ferry', familyName: 'Fictional', birthDate: '2011-04-09' },
      { givenNames: 'Marlow', familyName: 'Madeup', birthDate: '2011-01-21' },
    ],
  },
  {
    key: 'queue',
    crime: 'NM/2026/102',
    upTo: 'proposed',
    children: [
      { givenNames: 'Tamsin', familyName: 'Testcase', birthDate: '2011-02-11' },
      { givenNames: 'Indigo', familyName: 'Invented', birthDate: '2011-05-30' },
    ],
  },
  {
    key: 'closed',
    crime: 'NM/2026/103',
    upTo: 'closed',
    children: [
      { givenNames: 'Sage', familyName: 'Specimen', birthDate: '2011-03-17' },
      { givenNames: 'Perry', familyName: 'Placeholder', birthDate: '2011-06-02' },
    ],
  },
];

/** Nothing of the safety floor is alarming. */
export const FLOOR = {
  safeNow: 'yes',
  selfHarm: 'no',
  withWhom: 'parent-or-carer',
  safeContact: { may: 'The invented mother, everything', how: 'By telephone after school' },
  mustNot: '',
  inCare: 'no',
  onPlan: 'no',
  fromWhom: 'reporter',
} as const;

/** Seen the hour before the police were told: an older check would say nothing of how the child is now. */
export const seenBy = async (opened: Opened, by: 'parent-or-carer' | 'school') => {
  const now = await opened.today();
  return { welfareCheck: { state: 'done', by, at: new Date(now.getTime() - 3_600_000) } } as const;
};

const BECAUSE = 'Safe at home, with parents who know and a school that supports this child.';

interface Stage {
  readonly opened: Opened;
  readonly officer: Actor;
  readonly supervisor: Actor;
  readonly guidance: GuidanceToday;
  readonly of: InventedCase;
  /** The same key each time: what an earlier, interrupted start made is not made again. */
  readonly once: (step: string) => Attempt;
}

const report = async ({ opened, officer, of, once }: Stage): Promise<string> => {
  const told = { toldBy: 'school', toldAt: 'now', safe: 'yes', children: of.children.length } as const;
  const reporter = { name: 'Invented Academy', contact: 'The school office' };
  return (await given(opened.execute(officer, recordReport, { ...told, reporter }, once('report'))))['case'] ?? '';
};

const name = async ({ opened, officer, of, once }: Stage, id: string, children: readonly string[]): Promise<void> => {
  for (const [i, person] of children.entries()) {
    const floor = { ...FLOOR, ...(await seenBy(opened, 'parent-or-carer')), case: id, person };
    await given(opened.execute(officer, walkFloor, floor, once(`floor-${i}`)));
    const details = of.children[i];
    if (details === undefined) continue;
    const { givenNames, familyName } = details;
    await given(opened.consult(officer, searchForPerson, { case: id, person, sought: { givenNames, familyName } }));
    await given(opened.execute(officer, namePerson, { case: id, person, basis: 0, details }, once(`name-${i}`)));
  }
};

const PARTS = [['depicted', 'shared'], ['received']] as const;

const sayWhatHappened = async (stage: Stage, id: string, children: readonly string[]): Promise<void> => {
  const { opened, officer, once } = stage;
  const day = { earliest: '2026-06-18', latest: '2026-06-18' };
  await given(opened.execute(officer, stateConductDay, { case: id, day }, once('day')));
  // A first report, as in the first situation of handbook 10.5.
  const none = { case: id, reports: 0, fromWhom: 'police-record' } as const;
  await given(opened.execute(officer, stateEarlierReports, none, once('earlier')));
  for (const [i, person] of children.entries()) {
    const part = { case: id, person, parts: PARTS[i] ?? ['received'], fromWhom: 'reporter' } as const;
    await given(opened.execute(officer, statePart, part, once(`part-${i}`)));
  }
};

/** The case from the school, and that home is safe; each child else from a parent, who does not know everything. */
const answer = async ({ opened, officer, guidance, once }: Stage, id: string): Promise<void> => {
  const { facts } = await given(opened.consult(officer, readTriage, { case: id }));
  const open = openQuestions(guidance, facts);
  const isParents = ({ person, fact }: TriageQuestion): boolean => person !== undefined && !HOME_FACTS.includes(fact);
  const from = async (step: string, fromWhom: FromWhom, ofParents: boolean): Promise<void> => {
    const answers = open
      .filter((question) => isParents(question) === ofParents)
      .flatMap(({ fact, about, person }) =>
        about === 'case' || about === 'person'
          ? [{ fact, direction: about, person: person?.person, state: 'ruled-out' } as const]
          : [],
      );
    const said = { case: id, fromWhom, interview: undefined, answers };
    await given(opened.execute(officer, answerSeveral(guidance), said, once(step)));
  };
  await from('of-case', 'partner', false);
  await from('of-children', 'parent-or-carer', true);
};

const protect = async (
  { opened, officer, guidance, once }: Stage,
  id: string,
  children: readonly string[],
): Promise<void> => {
  const referrals = referralsIn(closingReading(outcomes, guidance));
  const noPlace = { case: id, fromWhom: 'parent-or-carer' } as const;
  await given(opened.execute(officer, stateNoPlace, noPlace, once('no-place')));
  const { rows } = (await given(opened.consult(officer, readChecks, { case: id }))).checks;
  for (const { subject, system } of rows) {
    const check = { case: id, subject, system, result: 'no-trace', ranAt: 'now' } as const;
    const run = { ...check, unavailable: undefined, reference: undefined };
    await given(opened.execute(officer, recordCheck, run, once(`check-${subject}-${system}`)));
  }
  for (const [i, person] of children.entries()) {
    const words = { wishes: 'That it is deleted, and that school goes on as before.', howTheyAre: undefined };
    const own = { case: id, person, heard: 'said', through: 'child', why: undefined, ...words } as const;
    await given(opened.execute(officer, recordOwnWords, own, once(`own-words-${i}`)));
    const decision = {
      decision: 'considered-not-referred',
      to: [],
      strategy: undefined,
      protectedAt: undefined,
      supervisor: undefined,
    } as const;
    const decided = { case: id, person, ...decision, reason: BECAUSE };
    await given(opened.execute(officer, recordSafeguarding(referrals), decided, once(`safeguarding-${i}`)));
  }
  const responder = { case: id, responder: 'safer-schools-officer' } as const;
  await given(opened.execute(officer, nameResponder, responder, once('responder')));
};

const propose = async (stage: Stage, id: string, person: string): Promise<string> => {
  const { opened, officer, guidance, of, once } = stage;
  const crime = { case: id, offence: '086/02', reference: of.crime, recordedAt: 'now' } as const;
  const made = await given(opened.execute(officer, recordCrime, crime, once('crime')));
  const look = readDecisionFor(guidance.adviser, 'propose-outcome');
  const { advised } = await given(opened.consult(officer, look, { case: id }));
  const weighed = 'As the school reported it; weighed for each child.';
  const proposal = {
    case: id,
    choices: [{ crime: made['crime'] ?? '', outcome: '21', person, departure: undefined }],
    conditions: { 'state-of-evidence': 'not-yet-sufficient' },
    reasons: {
      age: weighed,
      antecedents: weighed,
      severity: weighed,
      spread: weighed,
      understanding: weighed,
      'long-term-effect': weighed,
      views: weighed,
    },
    seen: advised.digest,
  };
  const done = await given(opened.execute(officer, proposeOutcome(guidance.adviser), proposal, once('propose')));
  return done['proposal'] ?? '';
};

// What an officer wrote down; of what is not here, where the note of it lies.
const DONE: Readonly<Partial<Record<string, string>>> = {
  'offer-report-remove': 'Offered on paper and shown how, by the lead of the school',
  'offer-support': 'A worker of the support service called on the next day',
  'agree-deletion': 'A day was agreed, and a parent confirms it',
  'decide-telling-parents': 'Decided with the child and the school',
};

/** Says of everything the guidance still owes that it was done: a case is not closed over it. */
const answerOwed = async (stage: Stage, closing: ClosingReading, id: string): Promise<void> => {
  const { opened, officer, guidance, once } = stage;
  const said = dutySaid(guidance, closing);
  const { open } = await given(opened.consult(officer, readClosing(closing), { case: id }));
  for (const { duty, subject } of open) {
    if (duty === undefined) continue;
    const parent = isOfParents(duty.id) ? { parent: { is: 'to-tell', who: 'The safe contact' } as const } : {};
    const answered = { is: 'done', by: 'me', at: 'now', ...parent } as const;
    const words = DONE[duty.id] ?? 'Written into the note of the case';
    const done = { case: id, duty: duty.id, person: subject, answer: answered, words };
    await given(opened.execute(officer, dischargeDuty(said), done, once(`duty-${duty.id}-${subject ?? 'case'}`)));
  }
};

const finish = async (stage: Stage, id: string, children: readonly string[], proposal: string): Promise<void> => {
  const { opened, officer, supervisor, guidance, once } = stage;
  const closing = closingReading(outcomes, guidance);
  // Opened first: a start that goes on after it was killed is permitted anew, when nothing waits any more.
  const reason = { case: id, reason: 'supervision', emergency: false } as const;
  await given(opened.execute(supervisor, openCase, reason, once('open')));
  const approval = { case: id, proposal, verdict: { is: 'approved' } } as const;
  await given(opened.execute(supervisor, approveOutcome(guidance.adviser), approval, once('approve')));
  for (const [i, person] of children.entries()) {
    const { contact, notice } = await given(
      opened.consult(officer, readTelling(outcomes, closing.duties), { case: id, person }),
    );
    const how = {
      stillRight: 'yes',
      keptFrom: true,
      whom: 'child',
      who: undefined,
      how: 'in-person',
      byWhom: 'me',
      toldAt: 'now',
    } as const;
    const words = notice.due.map((due) => due.words);
    const told = { case: id, person, contact: contact?.passage ?? '', words, ...how };
    await given(opened.execute(officer, tellChild(outcomes, closing.duties), told, once(`tell-${i}`)));
  }
  await answerOwed(stage, closing, id);
  await given(opened.execute(officer, closeCase(closing), { case: id }, once('close')));
};

const carry = async (stage: Stage): Promise<void> => {
  const id = await report(stage);
  const { children: rows } = await given(stage.opened.consult(stage.officer, readFloors, { case: id }));
  const children = rows.map(({ person }) => person);
  await name(stage, id, children);
  await sayWhatHappened(stage, id, children);
  // Each case stops where a visitor is to go on: in triage, in the queue, and closed.
  if (stage.of.upTo === 'named') return;
  await answer(stage, id);
  await protect(stage, id, children);
  const proposal = await propose(stage, id, children[0] ?? '');
  if (stage.of.upTo === 'closed') await finish(stage, id, children, proposal);
};

/** Carries invented cases as far as each is meant to go, through the same commands as everybody. */
export const seedCases = async (
  opened: Opened,
  officer: Actor,
  supervisor: Actor,
  cases = INVENTED_CASES,
): Promise<void> => {
  const guidance = guidanceToday(openGuidance(), await opened.today());
  for (const of of cases) {
    const once = (step: string): Attempt => {
      const key = `demonstration-${of.key}-${step}`;
      return { idempotency: { key, body: { demonstration: key } } };
    };
    await carry({ opened, officer, supervisor, guidance, of, once });
  }
};
