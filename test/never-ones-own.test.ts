// What may never be one's own, in every decision that asks: also of who was here before, under a row that they had then.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import type { Actor, Result } from '../src/platform/access/index.ts';
import type { Moment } from '../src/platform/command/index.ts';
import { decideSigning } from '../src/platform/setting/setting.ts';
import { decideAcknowledgement } from '../src/casework/case/emergency.ts';
import { decideConflict } from '../src/casework/decision/conflict.ts';
import { decideAnswer as decideNotTelling } from '../src/casework/notice/not-telling.ts';
import { decideRuling } from '../src/casework/outcome/outcome.ts';
import { aWaitingProposal, PROPOSAL } from '../src/casework/outcome/outcome.make.ts';
import { decideUpholding, type UpholdState } from '../src/casework/reconsideration/reconsideration.ts';
import { decideCancellation, type CancelState } from '../src/casework/report/cancel.ts';
import { decideRefusal } from '../src/casework/report/cancel-request.ts';
import { decideDuty, type DutyAnswers } from '../src/casework/response/duty.ts';
import { decideSupervisor } from '../src/casework/response/supervisor.ts';
import { decideAnswer as decideNoReferral } from '../src/casework/safeguarding/answer.ts';
import { decideNotHeard } from '../src/casework/safeguarding/not-heard.ts';
import { openToSecond } from '../src/oversight/guidance/draft.ts';
import { shipped } from '../src/oversight/guidance/guidance.make.ts';
import { frame } from '../src/oversight/release/release.make.ts';
import { decidePublish } from '../src/oversight/release/release.ts';
import { at, hours, NOW } from './actors.ts';

const REASON = 'Both were weighed with the school, and neither of the children is at risk at home.';
const OTHER = 'other';

/** Who did what is decided on: everywhere somebody else, but for the one place that is tried. */
type Decided = Result<unknown, { readonly code: string }>;
interface Own {
  readonly file: string;
  readonly of: string;
  readonly code: string;
  readonly decide: (theirs: string, moment: Moment) => Decided;
}

const own = (file: string, of: string, code: string, decide: Own['decide']): Own => ({ file, of, code, decide });

const cancelling = (over: Partial<CancelState>, moment: Moment): Decided =>
  decideCancellation(
    {
      ...{ passage: 'passage', concerns: [], stage: 'open', asked: undefined, officers: [OTHER] },
      crime: { recordedBy: OTHER, cancelled: false },
      ...over,
    },
    {
      ...{ case: 'case', crime: 'crime', reason: 'C4', why: REASON },
      ...{ information: undefined, otherReference: undefined },
    },
    moment,
  );

const leaving = (by: string, officers: readonly string[], moment: Moment): Decided =>
  decideRefusal(
    { passage: 'passage', concerns: [], open: { request: 'request', by }, officers },
    { case: 'case', crime: 'crime', request: 'request', answer: REASON },
    moment,
  );

const upholding = (
  over: Partial<UpholdState>,
  by: { readonly reopened?: string; readonly approved?: string },
  moment: Moment,
) =>
  decideUpholding(
    {
      ...{ stage: 'closed', outcomes: [], children: [], officers: [OTHER], recorders: [], present: undefined },
      row: {
        ...{
          reconsideration: 'r',
          cause: 'challenge',
          event: null,
          answers: [],
          adultSince: false,
          passage: null,
          upheld: undefined,
        },
        ...{ reopenedAt: NOW, reopenedBy: by.reopened ?? OTHER },
        earlier: [{ crime: 'crime', outcome: '21', person: 'child', at: hours(-9), by: by.approved ?? OTHER }],
      },
      ...over,
    },
    { case: 'case', reconsideration: 'r', why: REASON },
    moment,
  );

/** Who could decide in their place, so that who recorded facts of it does not. */
const THIRD = { staff: 'third', name: 'Ida Instance', rank: null };
const present = (proposedBy: string) => ({
  ...{ proposedBy, digest: 'digest', standings: [], unfinished: [], ranks: [] },
  approvers: [THIRD],
});

const supervising = (by: string, officers: readonly string[], moment: Moment): Decided =>
  decideSupervisor('exception')(
    {
      ...{ decision: 'decision', passage: 'passage', concerns: [], officers, advised: undefined },
      waiting: { request: 'request', by, concerns: [] },
    },
    { case: 'case', value: 'granted', reason: REASON, request: 'request' },
    moment,
  );

const discharging = (officer: string, moment: Moment, answers: DutyAnswers = 'any-by-supervisor') =>
  decideDuty(
    {
      ...{
        discharge: 'd',
        passage: 'p',
        isKnown: true,
        isInCase: true,
        isAbout: true,
        isOwed: true,
        before: undefined,
      },
      ...{ concerns: [], questioned: [], isUnidentified: false, hasAge: true, mustNot: [], officers: [officer] },
      answers,
    },
    { case: 'case', duty: 'plan-who-is-told', person: 'child', answer: { is: 'not-done' }, words: REASON },
    moment,
  );

const notReferred = (decidedBy: string, officers: readonly string[], moment: Moment): Decided =>
  decideNoReferral(
    { passage: 'passage', waiting: { person: 'child', decidedBy }, officers },
    { case: 'case', safeguarding: 's', answer: 'agreed', reason: REASON },
    moment,
  );

const notHeard = (decidedBy: string, officers: readonly string[], moment: Moment): Decided =>
  decideNotHeard(
    { passage: 'passage', waiting: { person: 'child', decidedBy }, officers },
    { case: 'case', ownWords: 'o', answer: 'agreed', reason: REASON },
    moment,
  );

const settling = (proposedBy: string, officers: readonly string[], moment: Moment): Decided =>
  decideConflict(
    { decision: 'd', passage: 'p', concerns: [], stage: 'proposed', conflicts: true, proposedBy, officers },
    { case: 'case', stands: 'sgiiModel', reason: REASON },
    moment,
  );

const notTelling = (proposedBy: string, officers: readonly string[], moment: Moment): Decided =>
  decideNotTelling(
    {
      ...{ id: 'id', due: [], isNewest: true, officers, children: ['child'] },
      row: {
        ...{ notTelling: 'n', reason: 'cannot-be-found', passage: 'passage', reviewOn: '2026-12-22' },
        ...{ proposedAt: hours(-1), proposedBy, answers: [] },
      },
    },
    {
      case: 'case',
      person: 'child',
      notTelling: 'n',
      answer: 'approved',
      why: 'Weighed, and it would not be safe.',
      reviewOn: undefined,
    },
    moment,
  );

const ruling = (over: Parameters<typeof aWaitingProposal>[0], moment: Moment) =>
  decideRuling(
    aWaitingProposal({ officers: [OTHER], ranks: [], ...over }),
    { case: 'case', proposal: PROPOSAL, verdict: { is: 'approved' } },
    moment,
  );

const publishing = (madeBy: string, moment: Moment): Decided =>
  decidePublish(
    {
      found: {
        ...{
          definition: 'invented-outcomes',
          digest: 'digest',
          madeBy,
          madeByName: 'Ada Instance',
          published: undefined,
        },
        document: { ...frame(), dimensions: [], cells: [] },
      },
      ...{ overtaken: false, keyChanged: false },
      sign: () => ({ signature: Buffer.alloc(0), publicKey: Buffer.alloc(0) }),
    },
    { release: 'release' },
    moment,
  );

const files = shipped()[0]?.files;
assert.ok(files !== undefined);

const OWN: readonly Own[] = [
  own('platform/setting/setting.ts', 'a set that they signed', 'SignedByYouAlready', (theirs, moment) =>
    decideSigning(
      {
        ...{ id: 'set', policy: '2024-05', settings: {}, digest: Buffer.alloc(0), proposedAt: NOW },
        signatures: [{ signsAs: 'policy-owner', staff: theirs, at: NOW }],
      },
      { set: 'set' },
      moment,
    ),
  ),
  own('casework/case/emergency.ts', 'their emergency', 'OwnEmergency', (theirs, moment) =>
    decideAcknowledgement(
      {
        ...{ opening: 'o', staff: theirs, by: null, from: hours(-2), until: hours(-1) },
        ...{ passage: null, acknowledged: undefined },
      },
      { case: 'case', opening: 'o' },
      moment,
    ),
  ),
  own('casework/report/cancel.ts', 'a record of theirs', 'OwnCrime', (theirs, moment) =>
    cancelling({ crime: { recordedBy: theirs, cancelled: false } }, moment),
  ),
  own('casework/report/cancel.ts', 'a record in a case of theirs', 'OwnCrime', (theirs, moment) =>
    cancelling({ officers: [OTHER, theirs] }, moment),
  ),
  own('casework/report/cancel.ts', 'a cancellation that they asked for', 'OwnRequest', (theirs, moment) =>
    cancelling({ asked: { request: 'request', by: theirs } }, moment),
  ),
  own('casework/report/cancel-request.ts', 'their request', 'OwnRequest', (theirs, moment) =>
    leaving(theirs, [OTHER], moment),
  ),
  own('casework/report/cancel-request.ts', 'a request in their case', 'OwnCrime', (theirs, moment) =>
    leaving(OTHER, [OTHER, theirs], moment),
  ),
  own('casework/safeguarding/answer.ts', 'that they did not refer', 'NeverOnesOwn', (theirs, moment) =>
    notReferred(theirs, [OTHER], moment),
  ),
  own('casework/safeguarding/answer.ts', 'no referral in their case', 'NeverOnesOwn', (theirs, moment) =>
    notReferred(OTHER, [OTHER, theirs], moment),
  ),
  own('casework/safeguarding/answer.ts', 'that they did not hear', 'NeverOnesOwn', (theirs, moment) =>
    notHeard(theirs, [OTHER], moment),
  ),
  own('casework/safeguarding/answer.ts', 'who was not heard in their case', 'NeverOnesOwn', (theirs, moment) =>
    notHeard(OTHER, [OTHER, theirs], moment),
  ),
  own('casework/response/supervisor.ts', 'what they asked for', 'NeverOnesOwn', (theirs, moment) =>
    supervising(theirs, [OTHER], moment),
  ),
  own('casework/response/supervisor.ts', 'what was asked in their case', 'NeverOnesOwn', (theirs, moment) =>
    supervising(OTHER, [OTHER, theirs], moment),
  ),
  own('casework/response/duty.ts', 'a duty of their case', 'OwnDuty', (theirs, moment) => discharging(theirs, moment)),
  own('casework/decision/conflict.ts', 'a conflict of their proposal', 'OwnConflict', (theirs, moment) =>
    settling(theirs, [OTHER], moment),
  ),
  own('casework/decision/conflict.ts', 'a conflict in their case', 'OwnConflict', (theirs, moment) =>
    settling(OTHER, [OTHER, theirs], moment),
  ),
  own('casework/outcome/outcome.ts', 'their proposal', 'OwnProposal', (theirs, moment) =>
    ruling({ proposal: { proposal: PROPOSAL, by: theirs, basisDigest: 'seen' } }, moment),
  ),
  own('casework/outcome/outcome.ts', 'a proposal in their case', 'OwnCase', (theirs, moment) =>
    ruling({ officers: [OTHER, theirs] }, moment),
  ),
  own('casework/outcome/rank.ts', 'a proposal on facts that they recorded', 'RecordedByYou', (theirs, moment) =>
    ruling({ recorders: [theirs], approvers: [THIRD] }, moment),
  ),
  own('casework/notice/not-telling.ts', 'their reason not to tell', 'OwnNotTelling', (theirs, moment) =>
    notTelling(theirs, [OTHER], moment),
  ),
  own('casework/notice/not-telling.ts', 'a reason not to tell in their case', 'OwnNotTelling', (theirs, moment) =>
    notTelling(OTHER, [OTHER, theirs], moment),
  ),
  own('casework/reconsideration/reconsideration.ts', 'a case that they reopened', 'OwnReopening', (theirs, moment) =>
    upholding({}, { reopened: theirs }, moment),
  ),
  own('casework/reconsideration/reconsideration.ts', 'what they approved', 'OwnApproval', (theirs, moment) =>
    upholding({}, { approved: theirs }, moment),
  ),
  own('casework/reconsideration/reconsideration.ts', 'an outcome in their case', 'OwnOutcome', (theirs, moment) =>
    upholding({ officers: [OTHER, theirs] }, {}, moment),
  ),
  own('casework/reconsideration/reconsideration.ts', 'an outcome that they proposed', 'OwnOutcome', (theirs, moment) =>
    upholding({ present: present(theirs) }, {}, moment),
  ),
  own('casework/outcome/rank.ts', 'an outcome on facts that they recorded', 'RecordedByYou', (theirs, moment) =>
    upholding({ recorders: [theirs], present: present(OTHER) }, {}, moment),
  ),
  own('oversight/release/release.ts', 'a release that they made', 'ReleaseMadeByYou', publishing),
  own('oversight/guidance/draft.ts', 'a draft that they wrote', 'WrittenByYou', (theirs, { actor }) =>
    openToSecond(
      {
        ...{ draft: 'd', policy: '2027-04', basedOn: '2024-05', revision: 1, digest: 'digest', files },
        ...{ writers: [OTHER, theirs], publishedAt: undefined, tried: {} },
      },
      1,
      actor,
    ),
  ),
];

/** Here today under one row, and before under another. */
const actor = (staff: string, ...formerly: string[]): Actor => ({
  ...{ force: 'northmoor', staff, formerly, name: 'Sidney Sample' },
  roles: ['supervisor', 'registrar', 'policy-owner'],
});
const codeOf = (done: Decided): string => (done.ok ? 'done' : done.refusal.code);

for (const { file, of, code, decide } of OWN)
  it(`given ${of}, when it is theirs to decide, then neither now nor after a return, by ${file}`, () => {
    assert.equal(codeOf(decide('now', at(NOW, actor('now')))), code);
    assert.equal(codeOf(decide('before', at(NOW, actor('now', 'earlier', 'before')))), code, 'under an earlier row');
    assert.equal(
      codeOf(decide('somebody', at(NOW, actor('now', 'earlier', 'before')))),
      'done',
      'nobody else is held up',
    );
  });

it('given what is theirs to say all the same, when it is said under another row, then it is kept as of who recorded it', () => {
  const returned = at(NOW, actor('now', 'before'));
  // Nobody else could decide.
  const ruled = ruling({ recorders: ['before'] }, returned);
  assert.deepEqual(ruled.ok && ruled.value.map(({ recordedToo }) => recordedToo), [true]);
  const upheld = upholding({ recorders: ['before'] }, {}, returned);
  assert.deepEqual(upheld.ok && upheld.value.map(({ recordedToo }) => recordedToo), [true]);
  // A duty of the officer, who is a supervisor too.
  for (const [officer, bySupervisor] of [['before', false] as const, ['somebody', true] as const]) {
    const said = discharging(officer, returned, 'any');
    assert.deepEqual(said.ok && said.value.map((event) => event.bySupervisor), [bySupervisor]);
  }
});

const root = join(import.meta.dirname, '../src');
const PURE = globSync('**/*.ts', { cwd: root }).filter((file) => !/\.(?!ts$)\w+\.ts$|(?:^|\/)index\.ts$/u.test(file));
const textOf = (file: string): string => readFileSync(join(root, file), 'utf8');

it('given every decision, when it asks whose it is, then it asks of the actor as a whole, and is tried above', () => {
  const asking = PURE.filter((file) => /\bisSelf\(/u.test(textOf(file)));
  assert.deepEqual(
    asking.filter((file) => !OWN.some((one) => one.file === file)),
    [],
    'a decision that asks has its line above',
  );
  assert.deepEqual(
    PURE.filter((file) =>
      /isSelf\(\s*(?!actor\b)|[=!]==? actor\.staff|actor\.staff [=!]==?|includes\(actor\.staff\)/u.test(textOf(file)),
    ),
    [],
    'who acts is more than one row: isSelf(actor, …)',
  );
});
