import { localOr, timescaleOf, timescaleOfDuty, type Obligation, type Timescales } from './casework/caseload/index.ts';
import { ok } from './platform/access/index.ts';
import type { EventData, React, Reaction } from './platform/command/index.ts';
import { reaction } from './platform/command/index.ts';
import { assignCase, getCase, settleWaiting, type OpeningReading, type Waiting } from './casework/case/index.ts';
import { checkSettings, checksOf } from './casework/check/index.ts';
import { heldOpen, type ClosingReading } from './casework/closing/index.ts';
import { conflictWaits, type OutcomeProposed } from './casework/decision/index.ts';
import { followProposal } from './oversight/guidance/index.ts';
import {
  CANCELLED,
  noticeSettings,
  notTellingWaits,
  noticeReading,
  tellWorkingDaysEnhanced,
  whomWords,
  type OutcomeReading,
} from './casework/notice/index.ts';
import {
  decidedOutcomes,
  reconsideringIn,
  reopenedWaits,
  reopenWhenRecorded,
} from './casework/reconsideration/index.ts';
import { proposalWaits, type ToldReading } from './casework/outcome/index.ts';
import { foiSettings } from './oversight/foi/index.ts';
import { splitSettings } from './oversight/split/index.ts';
import { guidanceSettings } from './oversight/guidance/index.ts';
import {
  cancellationWaits,
  cancelledOf,
  crimesOf,
  partiesOf,
  reportSettings,
  type JoinReading,
  type ReportJoined,
  type ReportRecorded,
} from './casework/report/index.ts';
import {
  dischargesOf,
  handoverAcceptHours,
  requestWaits,
  responseOf,
  responseSettings,
} from './casework/response/index.ts';
import {
  ownWordsOf,
  nextStepHours,
  noReferralWaits,
  notHeardWaits,
  safeguardingOf,
  safeguardingSettings,
  strategyHours,
} from './casework/safeguarding/index.ts';
import { carryOver, factsOf, judgeMatch, openRisks, RISKS, riskWords, type Guidance } from './casework/triage/index.ts';
import { dutiesOf, policyOn, readBasis, unfinishedOf } from './casework/decision/index.ts';
import { londonDay } from './platform/clock/index.ts';
import type { Tx } from './platform/database/index.ts';
import type { Adviser } from './policy/index.ts';
import { authorityOf, wholeIn, type InForce, type SettingDefinition } from './platform/setting/index.ts';

/** Crimes were recorded, and the record of each was cancelled: nothing is decided, and nothing has to be decided again. */
const noCrimeStands = async (tx: Tx, id: string): Promise<boolean> => {
  const crimes = await crimesOf(tx, id);
  return crimes.length > 0 && crimes.every(({ cancelled }) => cancelled !== null);
};

/** How the steps that follow an approved outcome read it. */
export const outcomes: OutcomeReading = {
  isCurrent: async (tx, id) => (await noCrimeStands(tx, id)) || decidedOutcomes.isCurrent(tx, id),
  outcomesOf: async (tx, id) => {
    // A record that was cancelled ends its crime as an outcome would, and every child is told of it too.
    const [cancelled, decided] = await Promise.all([cancelledOf(tx, id), decidedOutcomes.outcomesOf(tx, id)]);
    const ended = cancelled.map(({ crime, at, by }) => ({ crime, at, by, outcome: CANCELLED, person: undefined }));
    return [...decided, ...ended.map((row) => ({ ...row, state: 'approved' as const }))];
  },
};

/** What waits for anybody of a role, as each step publishes it: it makes the case one that awaits them. */
const waiting: readonly Waiting[] = [
  proposalWaits,
  requestWaits,
  noReferralWaits,
  notHeardWaits,
  conflictWaits,
  notTellingWaits,
  reopenedWaits,
  cancellationWaits,
];

/** What is kept of what waits follows every change, in its transaction. */
export const settle = settleWaiting(waiting);

/** Who was told of what was decided before, as the ruling shows it. */
export const toldOf: ToldReading = async (tx, id) =>
  (await noticeReading(outcomes).noticesOf(tx, id)).flatMap(({ person, told }) =>
    told.map(({ whom, toldAt }) => ({ person, text: `Told: ${whomWords[whom].toLowerCase()}`, at: toldAt })),
  );

/** What opening a case reads of the steps after it: a known risk shows before any reason is asked. */
export const openingReading: OpeningReading = {
  childrenOf: async (tx, id) => (await partiesOf(tx, id)).filter(({ isChild }) => isChild).map(({ person }) => person),
  risksOf: async (tx, people) => {
    const raised = new Set([...(await openRisks(tx, people)).values()].flat());
    return RISKS.filter((risk) => raised.has(risk)).map((risk) => riskWords[risk]);
  },
};

/** What changed without being recorded in the case, such as a report elsewhere that names the same child. */
const decisionOutdated =
  (set: OutcomeReading): ClosingReading['others'][number] =>
  async (tx, id) => {
    const { stage } = await getCase(tx, id);
    // Only what is approved and not closed: anything new in a closed case opens it, and that holds it open.
    const isOld = stage === 'approved' && !(await set.isCurrent(tx, id));
    return isOld ? [{ what: 'decision-outdated', subject: undefined }] : [];
  };

/** What closing reads of the other steps; `guidance` says what is always asked. */
export const closingReading = (
  set: OutcomeReading,
  guidance: Pick<Guidance, 'facts'> & { readonly adviser: Adviser },
): ClosingReading => ({
  outcomes: set,
  duties: (context, id) => {
    const policy = policyOn(guidance.adviser, londonDay(context.now));
    return dutiesOf(context, guidance.adviser, policy, { case: id, basis: readBasis(context, id, policy) });
  },
  others: [reconsideringIn(set), decisionOutdated(set), (tx, id) => unfinishedOf(tx, guidance, id), ...heldOpen],
});

/** What a force chooses beside the settings of the guidance, in the order of the steps. */
export const forceSettings: readonly SettingDefinition[] = [
  ...reportSettings,
  ...checkSettings,
  ...safeguardingSettings,
  ...responseSettings,
  ...noticeSettings,
  ...guidanceSettings,
  ...foiSettings,
  ...splitSettings,
];

/** What a report makes due, whatever the settings. */
const ofReport = (guidance: Timescales): readonly Obligation[] => [
  {
    id: 'walk-safety-floor',
    after: 'ReportRecorded',
    what: 'Walk the safety floor for every child',
    // At once: nothing else about a child is asked before this (design, section 3).
    within: { hours: 0 },
    by: 'officer in the case',
    authority: 'Guidance, initial action: check the welfare of each relevant party',
    until: 'FloorWalked',
    place: 'floor',
  },
  {
    id: 'record-crime',
    after: 'ReportRecorded',
    what: 'Record the crime, or its reference where another system is the record',
    // No setting: the rules give every force the same figure (handbook 3.2).
    ...timescaleOf(guidance, 'T01'),
    by: 'officer in the case',
    until: 'CrimeRecorded',
    place: 'crimes/new',
    duty: 'record-crime',
  },
];

/** What waits while a case is worked. */
const ofWork = (inForce: InForce, guidance: Timescales): readonly Obligation[] => [
  {
    id: 'finish-checks',
    after: 'ChecksOutstanding',
    what: 'Finish the background checks, before any outcome is proposed',
    ...timescaleOfDuty(guidance, 'finish-background-checks'),
    by: 'officer in the case',
    until: 'CheckRecorded',
    place: 'checks',
    duty: 'finish-background-checks',
  },
  {
    id: 'learn-next-step',
    after: 'ChildReferred',
    what: 'Learn what the local authority decided on the referral',
    // A working day, 24 hours, five days: areas differ, so the force may say (handbook 6.3, T02).
    ...localOr(inForce, nextStepHours, timescaleOf(guidance, 'T02')),
    by: 'local authority; officer in the case asks',
    until: 'NextStepRecorded',
    place: 'safeguarding',
  },
  {
    id: 'hold-strategy-discussion',
    after: 'StrategyAsked',
    what: 'Hold the strategy discussion that was asked for, and record that it was held',
    // From the decision to hold one; local rules differ (handbook 6.2).
    ...localOr(inForce, strategyHours, timescaleOf(guidance, 'strategy-discussion')),
    by: 'local authority; officer in the case asks',
    until: 'SafeguardingDecided',
    place: 'safeguarding',
  },
  {
    id: 'say-what-came',
    after: 'InterviewOrArrestPlanned',
    what: 'Say whether the interview or the arrest that was decided on was made',
    ...timescaleOf(guidance, 'same-day'),
    by: 'officer in the case',
    until: 'ConsiderationEnded',
    place: 'response',
  },
  {
    id: 'accept-handover',
    after: 'CaseHandedOver',
    what: 'Accept the handover, or return it with a reason',
    within: { hours: wholeIn(inForce.settings, handoverAcceptHours) },
    by: 'the specialist team',
    authority: authorityOf(inForce, handoverAcceptHours),
    until: 'HandoverAnswered',
    place: 'response',
  },
];

/** What waits once something was decided. */
const ofDecision = (inForce: InForce): readonly Obligation[] => [
  {
    id: 'decide-anew',
    after: 'CaseReopened',
    what: 'Decide anew, or have another supervisor uphold what was decided: nobody is told meanwhile',
    // No paragraph gives a time, so none is invented: it is due at once.
    within: { hours: 0 },
    by: 'officer in the case',
    authority: 'Guidance, an outcome may be reconsidered when something new is known; no time is given',
    until: 'ReconsiderationSettled',
    place: 'reconsideration',
  },
  {
    id: 'tell-children',
    after: 'OutcomeApproved',
    what: 'Tell every child what was decided, about their own part',
    // The shorter of the two periods for everybody: a child has Enhanced Rights without asking for them (handbook 7.5).
    within: { workingDays: wholeIn(inForce.settings, tellWorkingDaysEnhanced) },
    by: 'officer in the case',
    authority: `Victims’ Code, right 6: ${authorityOf(inForce, tellWorkingDaysEnhanced)}`,
    until: 'NoticesFinal',
    place: 'notices',
  },
  {
    id: 'review-not-telling',
    after: 'NotToldUntil',
    what: 'Look again at the reason not to tell a child: on this day it ends, and the child is to be told',
    within: 'now',
    by: 'supervisor',
    authority: 'The day of review that a supervisor approved with the reason',
    until: 'NotTellingAnswered',
    place: 'notices',
  },
  {
    id: 'tell-of-interview-or-arrest',
    after: 'InterviewOrArrestMade',
    what: 'Tell every other child that somebody was interviewed under caution or arrested, by their safe contact',
    // The same right and the same two periods as of the decision (handbook 6.3, T09), for every child of the case (7.5).
    within: { workingDays: wholeIn(inForce.settings, tellWorkingDaysEnhanced) },
    by: 'officer in the case',
    authority: `Victims’ Code, right 6: ${authorityOf(inForce, tellWorkingDaysEnhanced)}`,
    until: 'ChildTold',
    place: 'notices',
  },
];

/**
 * The procedure on one page: for each event, what becomes due, by when, by whom, on what authority; and which change
 * follows at once, in the same transaction. Periods are those of the guidance in force when they are read; one that is a setting
 * is the one in force then.
 */
export const obligations = (inForce: InForce, guidance: Timescales): readonly Obligation[] => [
  ...ofReport(guidance),
  ...ofWork(inForce, guidance),
  ...ofDecision(inForce),
];

/** What was begun of a report beyond its first night; whose child it is, is found out first and no such work. */
export const joinReading: JoinReading = {
  isWorked: async (tx, id) => {
    const [facts, checks, words, decided, response, discharges, parties] = await Promise.all([
      factsOf(tx, id),
      checksOf(tx, id),
      ownWordsOf(tx, id),
      safeguardingOf(tx, id),
      responseOf(tx, id),
      dischargesOf(tx, id),
      partiesOf(tx, id),
    ]);
    const { responder, handover, considered, requests, decidedResponse, decidedCategory } = response;
    return [
      facts.stated.some(({ onFloor }) => !onFloor),
      // A name brings an age with it, and a match earlier reports: what was stated of both goes along (carryOver).
      facts.asked.some(({ fact }) => fact === 'parts'),
      facts.weighed.length > 0,
      checks.places !== 'not-asked' || checks.rows.some(({ result }) => result !== 'not-run'),
      words.size + decided.size + considered.length + requests.length > 0,
      responder !== undefined || handover !== undefined || discharges.length > 0,
      // A supervisor may decide unasked: what they decided must not be lost with the report.
      decidedResponse !== undefined || decidedCategory !== undefined,
      parties.some(({ kind }) => kind === 'adult' || kind === 'person'),
    ].includes(true);
  },
};

/** Records of one child are held together: what is known of either is found from the other. Held together before, they stay so. */
const holdTogether =
  (into: string, person: string, other: string): Reaction =>
  async (context, rule) => {
    const same = { case: into, person, others: [other], judged: 'same-person' } as const;
    const done = await reaction(judgeMatch, same)(context, rule);
    return done.ok || !['AlreadyLinked', 'PersonUnknown'].includes(done.refusal.code) ? done : ok({});
  };

const isReportJoined = (event: EventData): event is ReportJoined => event.type === 'ReportJoined';

const joined = (event: EventData): readonly Reaction[] =>
  isReportJoined(event)
    ? [
        ...event.children.flatMap(({ person, same }) =>
          same === undefined ? [] : [holdTogether(event.case, same, person)],
        ),
        carryOver(event),
      ]
    : [];

const isReportRecorded = (event: EventData): event is ReportRecorded => event.type === 'ReportRecorded';

const isOutcomeProposed = (event: EventData): event is OutcomeProposed => event.type === 'OutcomeProposed';

/** What follows a decision, and who works a case: nothing of it is news. Every other event is, also one that comes later. */
const NOT_NEWS: readonly string[] = [
  'CaseAssigned',
  'CaseOpened',
  // Nothing was found, as with a check without a trace.
  'NoPlaceStated',
  'GlassBroken',
  'EmergencyAcknowledged',
  'ConflictDecided',
  // What was owed is owed by what is known, and nothing of that changes: answered late, it is late and no news.
  'DutyDischarged',
  // The record stays: nothing is otherwise than it was before the registrar was asked.
  'CancellationRefused',
  'OutcomeProposed',
  'ProposalRuled',
  'NotTellingProposed',
  'NotTellingAnswered',
  'ChildTold',
  'CaseClosed',
  'CaseReopened',
  'OutcomeUpheld',
  // A second opinion and what a panel finds of it change nothing of a case: they are about the guidance.
  'OpinionGiven',
  'OpinionSetAside',
  'PanelFound',
];

/** What opens a decided case by itself: anything new that is recorded in it. Of checks, all but one that found nothing: one that
 * runs or that nobody can make would have held the closing, and a trace is weighed by who decides; of what was decided on, that
 * it was made. */
export const isNews = (event: EventData & { readonly result?: unknown }): boolean =>
  !NOT_NEWS.includes(event.type) &&
  (event.type !== 'CheckRecorded' || event.result !== 'no-trace') &&
  (event.type !== 'ConsiderationEnded' || event.result !== 'not-made');

const isOfCase = (event: EventData): event is EventData & { readonly case: string } =>
  'case' in event && typeof event.case === 'string';

/** Who records a report has its case, until somebody else is given it; a decided case opens when anything new is recorded. */
export const reactWith =
  (set: OutcomeReading): React =>
  (event) => {
    if (isReportRecorded(event)) return [reaction(assignCase, { case: event.case, staff: event.recordedBy })];
    if (isOutcomeProposed(event)) return [followProposal({ asked: event.asked, advice: event.advice })];
    if (!isNews(event) || !isOfCase(event)) return [];
    // In the same transaction: no decision stands, for however short a time, on less than the case holds.
    return [...joined(event), reopenWhenRecorded(set)({ case: event.case, event: event.type })];
  };

export const react: React = reactWith(outcomes);
