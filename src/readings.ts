import { getCase, settleWaiting, type OpeningReading, type Waiting } from './casework/case/index.ts';
import { forgetClocks, keepAlarms } from './casework/caseload/index.ts';
import { checksOf } from './casework/check/index.ts';
import { heldOpen, leftWaits, type ClosingReading } from './casework/closing/index.ts';
import { conflictWaits } from './casework/decision/index.ts';
import {
  CANCELLED,
  keepReviews,
  notTellingWaits,
  noticeReading,
  planWaits,
  whomWords,
  type OutcomeReading,
} from './casework/notice/index.ts';
import { decidedOutcomes, reconsideringIn, reopenedWaits } from './casework/reconsideration/index.ts';
import { proposalWaits, type ToldReading } from './casework/outcome/index.ts';
import {
  cancellationWaits,
  cancelledOf,
  crimesOf,
  floorsOf,
  joinedTo,
  partiesOf,
  reportsOf,
  type FirstNightReading,
  type JoinReading,
  type OffReading,
} from './casework/report/index.ts';
import {
  contradictedIn,
  contradictedWords,
  dischargesOf,
  keepOutdated,
  outdatedWaits,
  requestWaits,
  responseOf,
  type DutySaid,
} from './casework/response/index.ts';
import {
  actsNow,
  childAlarms,
  childAlarmWords,
  type ChildAlarm,
  dangersOf,
  isProtecting,
  measuresOf,
  ownWordsOf,
  noReferralWaits,
  notHeardWaits,
  safeguardingOf,
  type ReferralReading,
} from './casework/safeguarding/index.ts';
import {
  adultText,
  casesElsewhere,
  casesOfSameChildren,
  deletionIn,
  digestsOf,
  factsOf,
  mayHaveComeOfAge,
  openRisks,
  RISKS,
  riskWords,
  settleAdultNow,
  toldWhenOf,
  withAlike,
  type Guidance,
} from './casework/triage/index.ts';
import {
  answersOf,
  dutiesOf,
  dutyTitle,
  policyOn,
  readKnownUnder,
  referralsOwed,
  unfinishedOf,
} from './casework/decision/index.ts';
import type { GuidanceToday } from './guidance.ts';
import { londonDay } from './platform/clock/index.ts';
import type { CatchUp } from './platform/command/index.ts';
import type { Tx } from './platform/database/index.ts';
import type { Adviser } from './policy/index.ts';

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
  outdatedWaits,
  noReferralWaits,
  notHeardWaits,
  conflictWaits,
  notTellingWaits,
  reopenedWaits,
  cancellationWaits,
  leftWaits,
  planWaits,
];

/** What is kept of what waits follows every change, in its transaction. */
export const settle: typeof keepOutdated = async (context, cases) => {
  // A report is among the facts of every other case of the same child.
  const touched = [...cases, ...(await casesOfSameChildren(context.tx, cases))];
  // First what was learnt of a case, then what waits by it.
  await keepOutdated(context, touched);
  await settleWaiting(waiting)(context, touched);
  // Of what a case says itself: a report of the same child elsewhere raises and ends no alarm here, nor what is to be reviewed.
  await Promise.all([keepAlarms(context, cases), keepReviews(context, cases)]);
};

/** Who became 18 since is asked after as an adult from here on, and what alarms and is due follows. */
export const catchUp = async (tx: Tx, cases: readonly string[]): Promise<CatchUp> => {
  const older = await mayHaveComeOfAge(tx, cases);
  if (older.length === 0) return undefined;
  return async (context) => {
    const grown: string[] = [];
    for (const one of older) if (await settleAdultNow(context, one)) grown.push(one.case);
    const touched = [...new Set(grown)];
    // Of whom most turn out to be 17 still: then nothing has changed.
    if (touched.length > 0) await Promise.all([keepAlarms(context, touched), forgetClocks(context, touched)]);
  };
};

/** Who was told of what was decided before, as the ruling shows it. */
export const toldOf: ToldReading = async (tx, id) =>
  (await noticeReading(outcomes).noticesOf(tx, id)).flatMap(({ person, told }) =>
    told.map(({ whom, toldAt }) => ({ person, text: `Told: ${whomWords[whom].toLowerCase()}`, at: toldAt })),
  );

/** What opening a case reads of the steps after it: a known risk shows before any reason is asked. */
export const openingReading: OpeningReading = {
  // With every record of the same child: what is known of one is known of the other, and both are logged as looked at.
  childrenOf: async (tx, id) =>
    withAlike(
      tx,
      (await partiesOf(tx, id)).filter(({ isChild, died }) => isChild || died).map(({ person }) => person),
    ),
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
    return dutiesOf(context, guidance.adviser, policy, { case: id, known: readKnownUnder(context, id, policy) });
  },
  others: [
    reconsideringIn(set),
    decisionOutdated(set),
    (tx, id, duties) => unfinishedOf(tx, guidance, id, duties),
    ...heldOpen,
  ],
});

/** Which children the guidance owes a referral or a strategy discussion, as deciding on their safeguarding reads it. */
export const referralsIn =
  ({ duties }: Pick<ClosingReading, 'duties'>): ReferralReading =>
  async (of, id) => {
    const [owed, parties] = await Promise.all([duties(of, id), partiesOf(of.tx, id)]);
    return referralsOwed(
      owed,
      parties.filter(({ isChild }) => isChild).map(({ person }) => person),
    );
  };

/** What answering a duty asks of the guidance of the day, and of the steps that show what is owed. */
export const dutySaid = (
  guidance: Pick<GuidanceToday, 'dutySentence' | 'isDutyAbout' | 'dutyOwner' | 'isDutyOfLaw'>,
  closing: Pick<ClosingReading, 'duties'>,
): DutySaid => ({
  sentenceOf: guidance.dutySentence,
  titleOf: dutyTitle,
  isAbout: (duty, person) => guidance.isDutyAbout(duty, person === undefined ? 'case' : 'person'),
  answersOf: (duty, isAccount) =>
    answersOf(duty, { owner: guidance.dutyOwner(duty), isOfLaw: guidance.isDutyOfLaw(duty), isAccount }),
  owing: closing.duties,
});

/** What cannot wait about each child of a case, whoever said it: the floor, or triage. */
const alarmsWithout =
  (left: readonly ChildAlarm[]): JoinReading['alarmsIn'] =>
  async (tx, id) => {
    const [parties, floors, dangers, foundAlive] = await Promise.all([
      partiesOf(tx, id),
      floorsOf(tx, id),
      dangersOf(tx, id),
      contradictedIn(tx, id),
    ]);
    const children = parties.filter(({ isChild, person }) => isChild || foundAlive.has(person));
    const wordsOf = (person: string): readonly string[] =>
      childAlarms({ floors, dangers }, person)
        .filter((alarm) => !left.includes(alarm))
        .map((alarm) => childAlarmWords[alarm]);
    return new Map(
      children.map(({ person }) => [
        person,
        [...(foundAlive.has(person) ? [contradictedWords] : []), ...wordsOf(person)],
      ]),
    );
  };
const alarmsIn = alarmsWithout([]);

/** What is done at once for each child; a report of one who is not safe asks for the same as a floor that says so. */
const actsIn: FirstNightReading['actsIn'] = async (tx, id) => {
  const [parties, floors, dangers, reports] = await Promise.all([
    partiesOf(tx, id),
    floorsOf(tx, id),
    dangersOf(tx, id),
    reportsOf(tx, id),
  ]);
  const reported: readonly ChildAlarm[] = reports.some(({ safe }) => safe === 'no') ? ['not-safe'] : [];
  return new Map(
    parties.flatMap(({ person, isChild }) => {
      const alarms = childAlarms({ floors, dangers }, person);
      return isChild
        ? [[person, actsNow(alarms.includes('floor-not-walked') ? [...alarms, ...reported] : alarms)]]
        : [];
    }),
  );
};

/** The same warning as under triage: a slip in an age, or in what somebody is listed as, turns every step. */
const agesIn: FirstNightReading['agesIn'] = async (tx, id) => {
  const [parties, { people }] = await Promise.all([partiesOf(tx, id), factsOf(tx, id)]);
  const listed = parties.filter(({ kind }) => kind === 'child').map(({ person }) => person);
  return new Map(
    people.flatMap(({ person, age }) => {
      const text = adultText(age, listed.includes(person));
      return text === undefined ? [] : [[person, [text]] as const];
    }),
  );
};

/** What the floor and the card of the first night read of the steps after them. */
export const nightReading: FirstNightReading = {
  deletionIn,
  alarmsIn,
  actsIn,
  knownIn: alarmsWithout(['floor-not-walked']),
  agesIn,
};

/** What was begun of a report beyond its first night; whose child it is, is found out first and no such work. */
export const joinReading: JoinReading = {
  alarmsIn,
  casesElsewhere,
  digestsOf,
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

/** Every time at which something of somebody came to be known in a case, or a report of it came in that may be about them. */
const knownWhen = async (tx: Tx, id: string, person: string): Promise<readonly Date[]> => {
  const [told, reports, joins, words, decided, checks] = await Promise.all([
    toldWhenOf(tx, id, person),
    reportsOf(tx, id),
    joinedTo(tx, id),
    ownWordsOf(tx, id),
    safeguardingOf(tx, id),
    checksOf(tx, id),
  ]);
  const ran = checks.rows.filter(({ subject }) => subject === person).map(({ ranAt }) => ranAt);
  const ofThem = [words.get(person)?.at, decided.get(person)?.at, ...ran].filter((at) => at !== undefined);
  return [...told, ...ofThem, ...reports.map(({ recordedAt }) => recordedAt), ...joins.map(({ at }) => at)];
};

/** What taking somebody off a case reads of the steps after: what would vanish with them, and what cannot wait about a child. */
export const offReading = (set: OutcomeReading): OffReading => ({
  standsOf: async (tx, id, person) => {
    const [decided, notices, { considered }] = await Promise.all([
      set.outcomesOf(tx, id),
      noticeReading(set).noticesOf(tx, id),
      responseOf(tx, id),
    ]);
    const ofThem = decided.some((row) => row.person === person && row.state === 'approved');
    const isFinal = notices.some(
      (row) => row.person === person && (row.told.length > 0 || row.state === 'not-telling-approved'),
    );
    const isMade = considered.some((row) => row.person === person && row.result === 'made');
    const stands = [ofThem && 'outcome', isFinal && 'notice', isMade && 'interview-or-arrest'] as const;
    return stands.filter((one) => one !== false);
  },
  alarmsOf: async (tx, id) => {
    const [parties, floors, dangers, measures] = await Promise.all([
      partiesOf(tx, id),
      floorsOf(tx, id),
      dangersOf(tx, id),
      measuresOf(tx, id),
    ]);
    const protectedNow = measures.filter(isProtecting).map(({ person }) => person);
    return new Map(
      parties.map(({ person, isChild }) => [
        person,
        [
          // A floor is walked for children: of nobody else does it alarm that none was.
          ...childAlarms({ floors, dangers }, person).filter((alarm) => isChild || alarm !== 'floor-not-walked'),
          ...(protectedNow.includes(person) ? ['police-protection'] : []),
        ],
      ]),
    );
  },
  isDecided: async (tx, id) =>
    (await set.outcomesOf(tx, id)).some(({ state }) => state === 'proposed' || state === 'approved'),
  isAgreed: async (tx, id, person) => {
    const [{ exceptions }, since] = await Promise.all([responseOf(tx, id), knownWhen(tx, id, person)]);
    return exceptions.some(
      ({ exception, subject, at }) =>
        // What came to be known since, the supervisor did not have before them.
        exception === 'no-such-child' && subject === person && since.every((moment) => at > moment),
    );
  },
});
