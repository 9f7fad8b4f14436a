// Which events open a decided case again: everything recorded before a decision. A new event is red here until somebody says which it is.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import test from 'node:test';
import { isNews } from '../src/procedure.ts';

/** Those that say nothing new of what happened, of a child or of what was done: what follows the decision, and who works the case. */
const NOT_NEW = [
  'CaseAssigned',
  'CaseOpened',
  'NoPlaceStated',
  'GlassBroken',
  'EmergencyAcknowledged',
  'ConflictDecided',
  'DutyDischarged',
  'MeasureEnded',
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
];
const NEW = [
  'ReportRecorded',
  'ReportJoined',
  'ChildAdded',
  'PersonTakenOff',
  'PersonPutBack',
  'CrimeRecorded',
  'CrimeCancelled',
  'CancellationAsked',
  'FloorWalked',
  'PersonAdded',
  'PersonNamed',
  'MatchJudged',
  'MatchTakenBack',
  'AgeStated',
  'ConductDayStated',
  'PartStated',
  'EarlierReportsStated',
  'FactAnswered',
  'WeighingStated',
  'CheckRecorded',
  'PlaceAdded',
  'OwnWordsRecorded',
  'SafeguardingDecided',
  'NoReferralAnswered',
  'NotHeardAnswered',
  'NextStepRecorded',
  'ResponderNamed',
  'CaseHandedOver',
  'HandoverAnswered',
  'Considered',
  'ConsiderationEnded',
  'SupervisorAsked',
  'SupervisorDecided',
  'DeathWithdrawn',
];

const DECLARED = /readonly type: '([A-Z]\w+)';/g;
const declared = globSync('src/casework/**/*.ts').flatMap((file) =>
  [...readFileSync(file, 'utf8').matchAll(DECLARED)].flatMap(([, type]) => type ?? []),
);

test('given every event of casework, then each is known to be news or not, and procedure says the same', () => {
  assert.deepEqual(declared.toSorted(), [...NEW, ...NOT_NEW].toSorted());
  for (const type of declared) assert.equal(isNews({ type, result: 'trace-relevant' }), NEW.includes(type), type);
});

test('given a check, when it found nothing, then it is no news; one that runs, that cannot be made, or with any trace is', () => {
  assert.equal(isNews({ type: 'CheckRecorded', result: 'no-trace' }), false);
  for (const result of ['running', 'unavailable', 'trace-not-relevant', 'trace-relevant'])
    assert.equal(isNews({ type: 'CheckRecorded', result }), true, result);
});

test('given an arrest that was decided on, when it was not made, then it is no news; when it was, it is', () => {
  assert.equal(isNews({ type: 'ConsiderationEnded', result: 'not-made' }), false);
  assert.equal(isNews({ type: 'ConsiderationEnded', result: 'made' }), true);
  assert.equal(isNews({ type: 'ConsiderationEnded', result: 'not-made', before: 'made' }), true, 'taken back');
});

test('given a duty that was said to be done, when it is said not to be, then it is news; any other answer is none', () => {
  const of = (before: string | undefined, answer: string) => isNews({ type: 'DutyDischarged', before, answer });
  assert.equal(of('done', 'not-done'), true);
  for (const [before, answer] of [
    [undefined, 'not-done'],
    ['not-done', 'not-done'],
    ['not-done', 'done'],
  ] as const)
    assert.equal(of(before, answer), false, `${before} ${answer}`);
});

test('given a safety floor, when it is as the one before and nothing alarms, then it is no news; any other is', () => {
  assert.deepEqual(
    [true, false, undefined].map((alike) => isNews({ type: 'FloorWalked', ...(alike === undefined ? {} : { alike }) })),
    [false, true, true],
  );
});

test('given a conference or its review, when the child is on a plan by it, then it is news; when they are not, or protection ended, it is none', () => {
  for (const result of ['no-plan', 'not-held', undefined])
    assert.equal(isNews({ type: 'MeasureEnded', result }), false);
  assert.equal(isNews({ type: 'MeasureEnded', result: 'plan' }), true);
});
