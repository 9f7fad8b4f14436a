import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import type { Result } from '../../platform/access/index.ts';
import { ANSWERS, decideAnswer } from './answer.ts';
import { decideNotHeard } from './not-heard.ts';
import { decideOwnWords, HEARD, THROUGH } from './own-words.ts';
import { isReason } from './reason.ts';
import { childState, moment, momentOf, notReferred, NOW, OFFICER, REASON, SUPERVISOR } from './safeguarding.make.ts';
import { concernOf, isWorse, type Care } from './concern.ts';
import {
  decideSafeguarding,
  doorsFor,
  isToAuthority,
  LOCAL_AUTHORITY,
  REFERRED_TO,
  SAFEGUARDING_DECISIONS,
  STRATEGY,
  type DecideSafeguarding,
  type SafeguardingState,
} from './safeguarding.ts';

const codeOf = <V, R extends { readonly code: string }>(result: Result<V, R>): string =>
  result.ok ? 'ok' : result.refusal.code;
const withCare = (care: Care) => ({ concern: { ...childState.concern, care } });
const decide = (state: Partial<SafeguardingState>, input: Partial<DecideSafeguarding>) =>
  decideSafeguarding({ ...childState, ...state }, { ...notReferred, ...input }, moment);

test('given a child neither in care nor on a plan, when not referring is decided with a reason, then it stands without a supervisor', () => {
  const done = decide({}, {});
  assert.equal(done.ok && done.value[0]?.asked, undefined);
  assert.equal(done.ok && done.value[0]?.decidedAt, NOW);
});

test('given a child in care, on a plan or not known, when not referring is decided, then a supervisor is asked, and a referral asks nobody', () => {
  for (const care of ['in-care', 'on-plan', 'not-known'] as const) {
    assert.deepEqual(decide(withCare(care), {}), {
      ok: false,
      refusal: { code: 'SupervisorDecisionNeeded', because: care },
    });
    const asked = decide(withCare(care), { supervisor: SUPERVISOR });
    assert.deepEqual(asked.ok && asked.value[0]?.asked, { because: care, supervisor: SUPERVISOR });
    assert.equal(codeOf(decide(withCare(care), { decision: 'referred', to: ['mash'] })), 'ok');
  }
  assert.equal(codeOf(decide(withCare('in-care'), { supervisor: OFFICER })), 'NeverOnesOwn');
  assert.equal(codeOf(decide({ ...withCare('in-care'), isSupervisor: false }, { supervisor: 'x' })), 'NotASupervisor');
});

test('given a child in care, on a plan or not known, when they are referred elsewhere than to the local authority, then a supervisor is asked', () => {
  const elsewhere = doorsFor({ isAdultNow: false }).filter((to) => !LOCAL_AUTHORITY.includes(to));
  for (const to of elsewhere) {
    const referral = { decision: 'referred', to: [to], protectedAt: NOW } as const;
    assert.equal(codeOf(decide(withCare('in-care'), referral)), 'SupervisorDecisionNeeded', to);
    const asked = decide(withCare('not-known'), { ...referral, supervisor: SUPERVISOR });
    assert.deepEqual(asked.ok && asked.value[0]?.asked, { because: 'not-known', supervisor: SUPERVISOR });
    assert.equal(codeOf(decide(withCare('on-plan'), { ...referral, to: [to, 'mash'] })), 'ok');
    assert.equal(codeOf(decide({}, referral)), 'ok', 'neither in care nor on a plan');
  }
});

test('given somebody who is an adult by now, when they are referred to adult safeguarding, then it asks nobody, as it is the local authority’s; a child is not referred there', () => {
  const referral = { decision: 'referred', to: ['adult-safeguarding'] } as const;
  for (const care of ['in-care', 'on-plan', 'not-known', 'neither'] as const) {
    assert.equal(codeOf(decide({ ...withCare(care), isAdultNow: true }, referral)), 'ok', care);
    assert.equal(codeOf(decide(withCare(care), referral)), 'NoAdultNow', care);
    assert.equal(codeOf(decide(withCare(care), { ...referral, to: ['mash', 'adult-safeguarding'] })), 'NoAdultNow');
  }
  assert.ok(!isToAuthority(referral), 'nor has children’s social care been told of a child who turns out to be one');
  assert.equal(doorsFor({ isAdultNow: true })[0], 'adult-safeguarding');
});

const OWED = { says: 'Where a child was pressed, each child is referred.', state: 'open' } as const;

test('given a child whom the guidance owes a referral, when not referring is decided, then a supervisor is asked for that, unless one said already why not', () => {
  const owed = { owed: OWED };
  const because = { code: 'SupervisorDecisionNeeded', because: 'referral-owed' };
  assert.deepEqual(decide(owed, {}), { ok: false, refusal: because });
  assert.deepEqual(decide({ ...owed, ...withCare('not-known') }, {}), { ok: false, refusal: because });
  // A referral from before tells the local authority nothing of one that is taken back.
  assert.equal(codeOf(decide({ owed: { ...OWED, state: 'done' } }, {})), 'SupervisorDecisionNeeded');
  const inCare = decide({ ...owed, ...withCare('in-care') }, { supervisor: SUPERVISOR });
  assert.equal(inCare.ok && inCare.value[0]?.asked?.because, 'in-care');
  const asked = decide(owed, { supervisor: SUPERVISOR });
  assert.deepEqual(asked.ok && asked.value[0]?.asked, { because: 'referral-owed', supervisor: SUPERVISOR });
  assert.equal(codeOf(decide(owed, { decision: 'strategy-discussion', strategy: 'asked' })), 'ok');
  assert.equal(codeOf(decide({ owed: { ...OWED, state: 'not-done' } }, {})), 'ok');
});

test('given somebody at home who may be a danger, when not referring is decided, then a supervisor is asked; a referral waits for nobody', () => {
  const home = { concern: { ...childState.concern, homeUnsafe: true } };
  assert.deepEqual(decide(home, {}), {
    ok: false,
    refusal: { code: 'SupervisorDecisionNeeded', because: 'danger-at-home' },
  });
  const asked = decide(home, { supervisor: SUPERVISOR });
  assert.deepEqual(asked.ok && asked.value[0]?.asked, { because: 'danger-at-home', supervisor: SUPERVISOR });
  assert.equal(codeOf(decide(home, { decision: 'strategy-discussion', strategy: 'asked' })), 'ok');
  const floor = { inCare: 'no', onPlan: 'no', safeNow: 'yes', selfHarm: 'no', mustNotNamed: false } as const;
  assert.equal(concernOf(floor).homeUnsafe, false);
  assert.equal(concernOf({ ...floor, mustNotNamed: true }, { 'household-risk': 'ruled-out' }).homeUnsafe, true);
  assert.equal(concernOf(floor, { 'household-risk': 'unknown' }).homeUnsafe, true);
  assert.equal(concernOf(floor, { 'domestic-abuse-household': 'suspected' }).homeUnsafe, true);
});

test('given a floor not walked or an answer not known, when care is read from it, then it is never read as no', () => {
  const floor = { inCare: 'no', onPlan: 'no', safeNow: 'yes', selfHarm: 'no', mustNotNamed: false } as const;
  assert.equal(concernOf(undefined).care, 'not-known');
  assert.equal(concernOf({ ...floor, onPlan: 'not-known' }).care, 'not-known');
  assert.equal(concernOf({ ...floor, inCare: 'not-known', onPlan: 'yes' }).care, 'on-plan');
  assert.equal(concernOf(floor).care, 'neither');
  assert.equal(concernOf(floor, { 'child-in-care': 'confirmed' }).care, 'in-care', 'either source counts');
  assert.equal(concernOf({ ...floor, inCare: 'yes' }, { 'child-in-care': 'ruled-out' }).care, 'in-care');
  assert.equal(concernOf(floor, { 'child-protection-plan': 'unknown' }).care, 'not-known');
  assert.equal(concernOf(floor, {}, 'plan').care, 'on-plan', 'and so does a conference');
  assert.equal(concernOf({ ...floor, onPlan: 'yes' }, {}, 'no-plan').care, 'on-plan');
});

test('given a referral to nobody or a discussion without its state, when decided, then it is refused', () => {
  assert.equal(codeOf(decide({}, { decision: 'referred' })), 'ReferredToNobody');
  assert.equal(codeOf(decide({}, { decision: 'strategy-discussion' })), 'StrategyStateNeeded');
});

test('given an answer by who decided, by another, and twice, when answered, then only another answers, once', () => {
  const input = { case: 'case-1', safeguarding: 'safeguarding-1', answer: 'agreed', reason: REASON } as const;
  const state = { passage: 'p', waiting: { person: 'child-1', decidedBy: OFFICER }, officers: [OFFICER, 'sergeant'] };
  assert.equal(codeOf(decideAnswer(state, input, moment)), 'NeverOnesOwn');
  const notHeard = { case: 'case-1', ownWords: 'words-1', answer: 'agreed', reason: REASON } as const;
  assert.equal(
    codeOf(decideAnswer(state, input, momentOf('sergeant'))),
    'NeverOnesOwn',
    'a colleague asked, in their case',
  );
  assert.equal(codeOf(decideNotHeard(state, notHeard, momentOf('sergeant'))), 'NeverOnesOwn');
  assert.equal(codeOf(decideNotHeard(state, notHeard, momentOf(SUPERVISOR))), 'ok');
  assert.equal(codeOf(decideAnswer(state, input, momentOf(SUPERVISOR))), 'ok');
  assert.equal(codeOf(decideAnswer({ ...state, waiting: undefined }, input, momentOf(SUPERVISOR))), 'NothingWaits');
});

test('property: what was decided on something is outdated by anything worse, and by nothing better or alike', () => {
  const care = fc.constantFrom<Care>('neither', 'not-known', 'on-plan', 'in-care');
  const known = fc.constantFrom('yes', 'no', 'not-known');
  const concern = fc.record({ care, safe: known, selfHarm: known });
  fc.assert(
    fc.property(concern, concern, (one, other) => {
      assert.equal(isWorse(one, one), false);
      assert.equal(isWorse(one, other) || isWorse(other, one), JSON.stringify(one) !== JSON.stringify(other));
    }),
  );
});

const anyDecision = fc.record({
  decision: fc.constantFrom(...SAFEGUARDING_DECISIONS),
  to: fc.subarray([...REFERRED_TO]),
  strategy: fc.option(fc.constantFrom(...STRATEGY), { nil: undefined }),
  reason: fc.oneof(fc.constant(REASON), fc.string({ maxLength: 40 })),
  supervisor: fc.option(fc.constantFrom(OFFICER, SUPERVISOR, 'somebody'), { nil: undefined }),
});
const anyOwed = fc.option(
  fc.record({ says: fc.constant(OWED.says), state: fc.constantFrom('open', 'done', 'not-done') }),
  { nil: undefined },
);
const anyCare = fc.constantFrom<Care>('in-care', 'on-plan', 'not-known', 'neither');

test('property: every decision asks the same reason; and none leaves a child unreferred who may be in care or is owed a referral without a supervisor', () => {
  fc.assert(
    fc.property(anyDecision, anyCare, anyOwed, fc.boolean(), (input, care, owed, isSupervisor) => {
      const done = decide({ ...withCare(care), owed, isSupervisor }, input);
      if (!isReason(input.reason)) assert.equal(codeOf(done), 'ReasonTooShort');
      if (input.decision === 'referred' && input.to.includes('adult-safeguarding')) assert.ok(!done.ok);
      if (!done.ok) return;
      const [event] = done.value;
      assert.ok(event !== undefined && done.value.length === 1);
      assert.equal(event.decision === 'referred', event.to.length > 0);
      assert.equal(event.decision === 'strategy-discussion', event.strategy !== undefined);
      const isOwed = care !== 'neither' || (owed !== undefined && owed.state !== 'not-done');
      const asks = !isToAuthority(event) && isOwed;
      assert.equal(event.asked !== undefined, asks);
      if (asks) assert.ok(isSupervisor && event.asked?.supervisor !== OFFICER);
    }),
  );
});

test('property: own words hold wishes or how they are only when the child said so, and nothing else ever', () => {
  const state = { ownWords: 'o', wishesPassage: 'w', howPassage: 'h', whyPassage: 'y', isChildOfCase: true };
  const text = fc.option(fc.constantFrom('', '  ', 'To stay at her school'), { nil: undefined });
  const through = fc.option(fc.constantFrom(...THROUGH), { nil: undefined });
  fc.assert(
    fc.property(fc.constantFrom(...HEARD), through, text, text, (heard, whom, wishes, howTheyAre) => {
      const input = { case: 'c', person: 'p', heard, through: whom, wishes, howTheyAre, why: REASON };
      if (heard === 'not-yet-heard')
        assert.equal(codeOf(decideOwnWords(state, { ...input, why: 'No.' }, moment)), 'ReasonTooShort');
      const done = decideOwnWords(state, input, moment);
      if (!done.ok) return;
      const [event] = done.value;
      assert.equal(event?.wishes !== undefined || event?.howTheyAre !== undefined, heard === 'said');
      assert.equal(event?.through === undefined, heard === 'not-yet-heard');
      assert.equal(event?.why !== undefined, heard === 'not-yet-heard');
    }),
  );
});

test('property: an answer is never by who decided or works the case, and always with a reason', () => {
  const two = fc.constantFrom('a', 'b');
  fc.assert(
    fc.property(
      fc.constantFrom(...ANSWERS),
      fc.oneof(fc.string(), fc.constant(REASON)),
      two,
      two,
      (answer, reason, decidedBy, officer) => {
        const state = { passage: 'p', waiting: { person: 'child-1', decidedBy }, officers: [officer] };
        const done = decideAnswer(state, { case: 'c', safeguarding: 's', answer, reason }, momentOf('a'));
        assert.equal(done.ok, decidedBy === 'b' && officer === 'b' && isReason(reason));
      },
    ),
  );
});
