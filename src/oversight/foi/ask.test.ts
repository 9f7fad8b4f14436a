import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { many } from '../../../test/many.ts';
import { isAskable, requestText } from './ask-kit.ts';
import { decideSend, decideStep, type RecordStep, type SendState, type StepState } from './ask.ts';
import { standingOf, STATUSES, STEPS, type Ask } from './ask-standing.ts';
import { dueOn } from './foi-clock.ts';
import { foiClocks } from './foi.setting.ts';
import { findQuestion, questions } from './question.ts';
import { refusalReasons } from './refusal-reason.ts';

const NOW = new Date('2026-11-22T10:00:00Z');
const CLOCKS = foiClocks({});
const SENT: Ask = {
  ask: 'one',
  question: 'bond-phippen-outcome-21',
  ofForce: 'Kent',
  from: '2016-12-01',
  to: '2026-08-31',
  sentOn: '2026-09-01',
  steps: [],
};
const state = (ask: Ask | undefined): StepState => ({
  ask,
  step: 'step',
  clocks: CLOCKS,
  today: '2026-11-22',
  reasons: refusalReasons(),
});

/** The request after steps, each of which has to be taken. */
const after = (...steps: readonly Omit<RecordStep, 'ask'>[]): Ask =>
  steps.reduce((ask, step) => {
    const done = decideStep(state(ask), { ...step, ask: 'one' }, { now: NOW });
    if (!done.ok) return assert.fail(`${step.kind}: ${done.refusal.code}`);
    return { ...ask, steps: [...ask.steps, ...done.value] };
  }, SENT);
const refusalOf = (ask: Ask, step: Omit<RecordStep, 'ask'>): string => {
  const done = decideStep(state(ask), { ...step, ask: 'one' }, { now: NOW });
  return done.ok ? 'taken' : done.refusal.code;
};
const status = (ask: Ask, day: string): string => standingOf(ask, CLOCKS, day).status;

test('given a request, when the twentieth working day is over and nothing came, then it is no answer by itself', () => {
  assert.equal(standingOf(SENT, CLOCKS, '2026-09-29').due, '2026-09-29');
  assert.equal(status(SENT, '2026-09-29'), 'waiting');
  assert.equal(status(SENT, '2026-09-30'), 'no-answer');
});

test('given a reply on its last day or after it, then it is in time or late; and a second reply is refused', () => {
  const inTime = after({ kind: 'answered', on: '2026-09-29' });
  assert.deepEqual(
    [standingOf(inTime, CLOCKS, '2026-11-22').isLate, status(inTime, '2026-11-22')],
    [false, 'answered'],
  );
  const late = after({ kind: 'refused', on: '2026-09-30', reason: 'cost-limit', reference: 'FOI/26/1' });
  assert.deepEqual(standingOf(late, CLOCKS, '2026-11-22'), {
    status: 'refused',
    due: '2026-09-29',
    repliedOn: '2026-09-30',
    isLate: true,
    reason: 'cost-limit',
    reference: 'FOI/26/1',
  });
  assert.equal(refusalOf(inTime, { kind: 'answered', on: '2026-09-30' }), 'StepOutOfTurn');
});

test('given a clarification, when it is asked for, then the time stops; when it is given, then it begins anew', () => {
  const stopped = after({ kind: 'clarification-asked', on: '2026-09-10' });
  assert.deepEqual(
    [status(stopped, '2026-11-22'), standingOf(stopped, CLOCKS, '2026-11-22').due],
    ['clarification-asked', null],
  );
  const anew = after({ kind: 'clarification-asked', on: '2026-09-10' }, { kind: 'clarified', on: '2026-09-15' });
  assert.equal(standingOf(anew, CLOCKS, '2026-09-16').due, dueOn('2026-09-15', 20, CLOCKS.holidays));
});

test('given an extension, when it ends after the day that is due, then that is the day; when not, it is refused', () => {
  const extended = after({ kind: 'extended', on: '2026-09-20', until: '2026-10-20' });
  assert.deepEqual([status(extended, '2026-10-20'), status(extended, '2026-10-21')], ['waiting', 'no-answer']);
  assert.equal(refusalOf(SENT, { kind: 'extended', on: '2026-09-20', until: '2026-09-29' }), 'ExtensionTooShort');
});

test('given a refusal or silence, when a review is asked for, then it has a clock of its own and an end of two kinds', () => {
  for (const before of [[], [{ kind: 'refused', on: '2026-09-29', reason: 'personal-data' } as const]]) {
    const asked = after(...before, { kind: 'review-asked', on: '2026-10-01' });
    assert.deepEqual(
      [status(asked, '2026-10-29'), status(asked, '2026-10-30')],
      ['review-waiting', 'no-answer-to-review'],
    );
    for (const kind of ['review-upheld', 'review-answered'] as const)
      assert.equal(
        status(after(...before, { kind: 'review-asked', on: '2026-10-01' }, { kind, on: '2026-11-02' }), '2026-11-22'),
        kind,
      );
  }
  assert.equal(refusalOf(SENT, { kind: 'review-asked', on: '2026-09-15' }), 'StepOutOfTurn', 'not before it is due');
});

test('given a step in the future, before the last, or a refusal without its section, then each is refused', () => {
  assert.equal(refusalOf(SENT, { kind: 'answered', on: '2026-11-23' }), 'StepInFuture');
  assert.equal(refusalOf(SENT, { kind: 'answered', on: '2026-08-31' }), 'StepBeforeLast');
  assert.equal(refusalOf(SENT, { kind: 'refused', on: '2026-09-20' }), 'SectionNeeded');
  assert.equal(refusalOf(SENT, { kind: 'refused', on: '2026-09-20', reason: 'too-busy' }), 'SectionNeeded');
  assert.equal(
    decideStep(state(undefined), { ask: 'one', kind: 'answered', on: '2026-09-20' }, { now: NOW }).ok,
    false,
  );
});

test('given any steps on any days, then what is taken keeps their order, one reply at most, and one standing always', () => {
  const step = fc.record({
    kind: fc.constantFrom(...STEPS),
    on: fc.integer({ min: 0, max: 80 }).map((day) => new Date(Date.UTC(2026, 8, 1 + day)).toISOString().slice(0, 10)),
    until: fc.constant('2026-12-24'),
    reason: fc.constant('cost-limit'),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      const ask = steps.reduce((before, each) => {
        const done = decideStep(state(before), { ...each, ask: 'one' }, { now: NOW });
        return done.ok ? { ...before, steps: [...before.steps, ...done.value] } : before;
      }, SENT);
      const days = ask.steps.map(({ on }) => on);
      assert.deepEqual(days, days.toSorted());
      assert.ok(ask.steps.filter(({ kind }) => kind === 'answered' || kind === 'refused').length <= 1);
      assert.ok(STATUSES.includes(standingOf(ask, CLOCKS, '2026-11-22').status));
      // Silence is said of nobody who replied, and of nobody before the day is over.
      const { status: stands, due, repliedOn } = standingOf(ask, CLOCKS, '2026-11-22');
      if (stands === 'no-answer') assert.ok(repliedOn === null && due !== null && due < '2026-11-22');
    }),
    many(60),
  );
});

const question = findQuestion('bond-phippen-outcome-21');
const sending: SendState = {
  question,
  isAskable: true,
  known: ['Kent', 'Dorset'],
  sentBefore: () => ['Dorset'],
  newId: () => 'id',
  today: '2026-11-22',
};
const send = (over: Partial<SendState>, forces: readonly string[], sentOn = '2026-11-20'): string => {
  const done = decideSend({ ...sending, ...over }, { question: 'q', forces, sentOn }, { now: NOW });
  return done.ok ? done.value.map(({ ofForce, from, to }) => `${ofForce} ${from} ${to}`).join() : done.refusal.code;
};

test('given a question, when it is sent, then each force has its request; what cannot be sent is refused with the reason', () => {
  assert.equal(send({}, ['Kent', 'Kent']), 'Kent 2016-12-01 2026-10-31');
  assert.equal(send({}, ['Kent', 'Dorset']), 'SentAlready');
  assert.equal(send({}, ['Ruritania']), 'NoSuchForceToAsk');
  assert.equal(send({}, ['Kent'], '2026-11-23'), 'SentInFuture');
  assert.equal(send({ isAskable: false, question: findQuestion('roles-by-sex') }, ['Kent']), 'NotAskable');
  assert.equal(send({ isAskable: false, question: findQuestion('arrests-over-outcome-21') }, ['Kent']), 'NoShare');
});

const DAYS = { from: '2024-01-01', to: '2025-12-31' };
const asked = questions().filter(isAskable);

test('given a request, when its text is read, then it says what is asked, by which basis, over which days and how to fill it in', () => {
  for (const each of asked) {
    const text = requestText(each, 'Kent', DAYS, CLOCKS);
    for (const said of [
      each.words,
      '1 January 2024 to 31 December 2025',
      each.definition.basisWords,
      'within 20 working days',
      'not held',
    ])
      assert.ok(text.includes(said), `${each.id}: ${said}`);
    assert.doesNotMatch(text, /Evenhand/, 'it asks for counts, and not for our records');
  }
});
