import { localOr, timescaleOf, timescaleOfDuty, type Obligation, type Timescales } from './casework/caseload/index.ts';
import { ok } from './platform/access/index.ts';
import type { EventData, React, Reaction } from './platform/command/index.ts';
import { reaction } from './platform/command/index.ts';
import { assignCase, lockCases } from './casework/case/index.ts';
import { checkSettings } from './casework/check/index.ts';
import { type OutcomeProposed } from './casework/decision/index.ts';
import { outcomes } from './readings.ts';
import { followProposal } from './oversight/guidance/index.ts';
import { noticeSettings, tellWorkingDaysEnhanced, type OutcomeReading } from './casework/notice/index.ts';
import { reopenWhenRecorded } from './casework/reconsideration/index.ts';
import { foiSettings } from './oversight/foi/index.ts';
import { splitSettings } from './oversight/split/index.ts';
import { guidanceSettings } from './oversight/guidance/index.ts';
import { reportSettings, type ReportJoined, type ReportRecorded } from './casework/report/index.ts';
import { handoverAcceptHours, responseSettings } from './casework/response/index.ts';
import { nextStepHours, safeguardingSettings, strategyHours } from './casework/safeguarding/index.ts';
import {
  carryOver,
  factsDigest,
  factsOf,
  judgeMatch,
  type MatchJudged,
  type MatchTakenBack,
} from './casework/triage/index.ts';
import { authorityOf, wholeIn, type InForce, type SettingDefinition } from './platform/setting/index.ts';

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

/** What follows an enquiry, held by the local authority: what the police record of each starts the next. */
const ofConferences = (guidance: Timescales): readonly Obligation[] => {
  const meeting = { by: 'local authority; officer in the case asks', until: 'MeasureEnded', place: 'safeguarding' };
  return [
    {
      id: 'hold-conference',
      // The discussion at which the enquiry began is on the day on which it began.
      after: 'StrategyBeganEnquiry',
      what: 'Learn whether a child protection conference was held, and what came of it',
      ...timescaleOf(guidance, 'T04'),
      ...meeting,
    },
    ...(['england', 'wales'] as const).flatMap((nation) => [
      {
        id: `hold-core-group-${nation}`,
        after: `ConferenceMadePlan-${nation}`,
        what: 'Learn that the first core group of the child protection plan met, and record it',
        ...timescaleOf(guidance, `T05-${nation}`),
        ...meeting,
      },
      {
        id: `hold-first-review-${nation}`,
        after: `ConferenceMadePlan-${nation}`,
        what: 'Learn what came of the first review of the child protection plan, and record it',
        ...timescaleOf(guidance, `T06-${nation}`),
        ...meeting,
      },
      {
        id: `hold-next-review-${nation}`,
        after: `ReviewKeptPlan-${nation}`,
        what: 'Learn what came of the next review of the child protection plan, and record it',
        ...timescaleOf(guidance, `T06-next-${nation}`),
        ...meeting,
      },
    ]),
  ];
};

/** What protects a child for a time that the law limits, and the assessment of the local authority: each runs from its own instant. */
const ofMeasures = (guidance: Timescales): readonly Obligation[] => [
  {
    id: 'end-police-protection',
    after: 'PoliceProtectionTaken',
    what: 'End police protection, or have what follows it in place, and record that it ended',
    // From when it was taken, whenever that was written down (handbook 6.3, T07).
    ...timescaleOf(guidance, 'T07'),
    by: 'officer in the case',
    until: 'MeasureEnded',
    place: 'safeguarding',
  },
  ...(['england', 'wales'] as const).map((nation) => ({
    id: `finish-assessment-${nation}`,
    // Counted from the referral in England, from the start of the enquiry in Wales (handbook 6.3, T03).
    after: { england: 'ReferralAssessed', wales: 'EnquiryBegun' }[nation],
    what: 'Learn that the assessment by children’s social care is finished, and record it',
    ...timescaleOf(guidance, `T03-${nation}`),
    by: 'local authority; officer in the case asks',
    until: 'MeasureEnded',
    place: 'safeguarding',
  })),
  ...ofConferences(guidance),
];

/** What a supervisor could not decide yet. */
const ofGivenBack: readonly Obligation[] = [
  {
    id: 'find-out-first',
    // From the start of the day that the supervisor gave, to its end.
    after: 'FindOutFirst',
    what: 'Find out what a supervisor needs to decide, and ask again',
    within: { days: 1 },
    by: 'officer in the case',
    authority: 'The day that a supervisor gave with what is to be found out',
    until: 'SupervisorAsked',
    place: 'response',
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
  ...ofMeasures(guidance),
  {
    id: 'say-what-came',
    after: 'InterviewOrArrestPlanned',
    what: 'Say whether the interview or the arrest that was decided on was made',
    ...timescaleOf(guidance, 'same-day'),
    by: 'officer in the case',
    until: 'ConsiderationEnded',
    place: 'response',
  },
  ...ofGivenBack,
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
    id: 'look-again-not-telling',
    after: 'MoreNotToTell',
    what: 'Let a supervisor look again at the reason not to tell a child: there is more to tell, and telling was a danger',
    within: { workingDays: wholeIn(inForce.settings, tellWorkingDaysEnhanced) },
    by: 'officer in the case',
    authority: `Victims’ Code, right 6: ${authorityOf(inForce, tellWorkingDaysEnhanced)}`,
    until: 'NotTellingAnswered',
    place: 'notices',
  },
  {
    id: 'review-not-telling',
    after: 'NotToldUntil',
    what: 'Look again at the reason not to tell a child: from this day the child is to be told; of a danger in telling a supervisor first says that it is past',
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

/** Records of one child are held together: what is known of either is found from the other. Held together before, they stay so. */
const holdTogether =
  (into: string, person: string, other: string): Reaction =>
  async (context, rule) => {
    const same = { case: into, person, others: [other], judged: 'same-person', joined: true } as const;
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

const changesLink = (event: EventData): event is MatchJudged | MatchTakenBack | ReportJoined =>
  event.type === 'MatchJudged' || event.type === 'MatchTakenBack' || isReportJoined(event);

/**
 * Of the other cases of either record, whichever knows otherwise since the link was made or ended: what was decided there was
 * decided on less, or on it. A joined report makes links by what follows it, which itself is followed by nothing.
 */
const reopenElsewhere = (set: OutcomeReading, event: EventData): readonly Reaction[] =>
  changesLink(event)
    ? event.elsewhere.map(({ case: id, digest }) => async (context, rule) => {
        if (factsDigest(await factsOf(context.tx, id)) === digest) return ok({});
        await lockCases(context.tx, [id]);
        return reopenWhenRecorded(set)({ case: id, event: event.type })(context, rule);
      })
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
  'ProposalWithdrawn',
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

/** What an event says of itself by which it is news or not. */
type Said = EventData & {
  readonly result?: unknown;
  readonly before?: unknown;
  readonly alike?: unknown;
  readonly answer?: unknown;
};

/** What was said to be done, and was not: by it a case was decided, or closed, that would not have been. */
const takesBack = ({ type, before, answer }: Said): boolean =>
  type === 'DutyDischarged' && before === 'done' && answer === 'not-done';

/** What opens a decided case by itself: anything new that is recorded in it. That a measure would end was known, and only that a
 * conference made a plan is new. Of checks, all but one that found nothing: one that
 * runs or that nobody can make would have held the closing, and a trace is weighed by who decides; of what was decided on, that
 * it was made, or, said to be made, was not; of safety floors, all but one that says the same as the one before, and nothing that
 * cannot wait: nobody is to be kept from looking in on a child again. */
export const isNews = (event: Said): boolean =>
  takesBack(event) ||
  (!NOT_NEWS.includes(event.type) &&
    (event.type !== 'FloorWalked' || event.alike !== true) &&
    (event.type !== 'CheckRecorded' || event.result !== 'no-trace') &&
    (event.type !== 'MeasureEnded' || event.result === 'plan') &&
    (event.type !== 'ConsiderationEnded' || event.result !== 'not-made' || event.before === 'made'));

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
    return [
      ...joined(event),
      ...reopenElsewhere(set, event),
      reopenWhenRecorded(set)({ case: event.case, event: event.type }),
    ];
  };

export const react: React = reactWith(outcomes);
