import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import type { Result } from '../../platform/access/index.ts';
import { isReason } from '../safeguarding/index.ts';
import { APPROPRIATE_ADULTS, CONCLUSIONS, decideConsideration, MEANS, TEN, type Consider } from './consideration.ts';
import { decideEnd, type EndConsideration, type EndState } from './consideration-end.ts';
import type { Known } from './made-when.ts';
import { ageOf, decideHandover, decideHandoverAnswer, HANDOVER_ANSWERS, TEAMS } from './handover.ts';
import { ABOUT, decideAsk, isException, type Waiting } from './request.ts';
import {
  ask,
  askState,
  CHILD,
  considerState,
  decides,
  interview,
  momentOf,
  NOW,
  OFFICER,
  REASON,
  SUPERVISOR,
  supervisorState,
} from './response.make.ts';
import { handoverAcceptHours } from './response.setting.ts';
import { decideSupervisor } from './supervisor.ts';

const codeOf = <V, R extends { readonly code: string }>(result: Result<V, R>): string =>
  result.ok ? 'ok' : result.refusal.code;
const officer = momentOf(OFFICER);

const considering = (state: Partial<typeof considerState>, input: Partial<Consider>) =>
  codeOf(decideConsideration({ ...considerState, ...state }, { ...interview, ...input }, officer));

test('given a child under 10 by record or by what is stated, when an interview or arrest is considered, then it is refused', () => {
  assert.equal(considering({ ageOnRecord: 9 }, {}), 'UnderTen');
  assert.equal(considering({ ageOnRecord: 12 }, { ten: 'under-ten' }), 'UnderTen');
  assert.equal(considering({ ageOnRecord: 9 }, { means: 'arrest', conclusion: 'not-needed' }), 'UnderTen');
  // Of age at the time of the act: grown up since, and the officer's answer, change nothing of it.
  assert.equal(considering({ age: { lowest: 8, highest: 9 }, ageOnRecord: 19, yearsSince: 10 }, {}), 'UnderTen');
});

test('given an age that is not known, when an interview is to be done, then it is refused; that it is not needed may be recorded', () => {
  assert.equal(considering({}, { ten: 'not-known' }), 'AgeNotKnown');
  assert.equal(considering({ ageOnRecord: 12 }, { ten: 'not-known' }), 'AgeNotKnown');
  assert.equal(considering({ age: { lowest: 9, highest: 12 } }, { ten: 'ten-or-over' }), 'AgeNotKnown');
  assert.equal(considering({}, { ten: 'not-known', conclusion: 'not-needed' }), 'ok');
});

test('given a child, when an interview is to be done without an appropriate adult, then it is refused; an adult needs none', () => {
  assert.equal(considering({}, { appropriateAdult: undefined }), 'AppropriateAdultNeeded');
  const none = { appropriateAdult: undefined };
  const then = { lowest: 15, highest: 15 };
  assert.equal(considering({ age: { lowest: 17, highest: 40 } }, none), 'AppropriateAdultNeeded');
  assert.equal(considering({ age: then, yearsSince: 2 }, none), 'AppropriateAdultNeeded');
  // Who was 15 then is grown up three years later, when they are interviewed.
  assert.equal(considering({ age: then, yearsSince: 3 }, none), 'ok');
  assert.equal(considering({ ageOnRecord: 18 }, none), 'ok');
  assert.equal(considering({ isInCase: false }, {}), 'PersonNotInCase');
});

test('given no supervisor’s decision, when an arrest is to be made, then it is refused; with one it is not', () => {
  assert.equal(considering({}, { means: 'arrest' }), 'SupervisorFirst');
  assert.equal(considering({ arrestGranted: true }, { means: 'arrest' }), 'ok');
});

test('given a home that may be unsafe, when a parent is to be the appropriate adult, then it is refused; another, or none because nothing is pursued, is not', () => {
  const home = { homeUnsafe: true };
  assert.equal(considering(home, {}), 'ParentMayBeDanger');
  assert.equal(considering(home, { appropriateAdult: 'social-worker' }), 'ok');
  assert.equal(considering(home, { conclusion: 'not-needed' }), 'ok');
  assert.equal(considering({}, {}), 'ok');
});

const KNOWN: Known = {
  reportedAt: new Date('2026-11-20T09:00:00Z'),
  conductFrom: '2026-11-18',
  birthDate: undefined,
  highestAge: undefined,
};
const END: EndState = { entry: 'entry-1', passage: 'passage-1', person: CHILD, before: undefined, known: KNOWN };
const ending = (state: Partial<EndState>, came: EndConsideration['came']) =>
  decideEnd({ ...END, ...state }, { case: 'case-1', consideration: 'consideration-1', came }, officer);

test('given an arrest that was decided on, when it was made or not, then that and when or why is kept; a time to come is refused', () => {
  const before = new Date(NOW.getTime() - 3_600_000);
  const said = (came: EndConsideration['came']) => {
    const done = ending({}, came);
    return done.ok ? done.value.map(({ result, madeAt, why }) => [result, madeAt, why?.text]) : done.refusal;
  };
  assert.deepEqual(said({ is: 'made', at: before, beforeReport: false }), [['made', before, undefined]]);
  assert.deepEqual(said({ is: 'made', at: 'now', beforeReport: false }), [['made', NOW, undefined]]);
  assert.deepEqual(said({ is: 'not-made', why: REASON }), [['not-made', undefined, REASON]]);
  assert.equal(codeOf(ending({}, { is: 'made', at: new Date(NOW.getTime() + 1), beforeReport: true })), 'DoneInFuture');
  assert.equal(codeOf(ending({ person: undefined }, { is: 'not-made', why: REASON })), 'NoSuchConsideration');
});

const madeOn = (known: Partial<Known>, at: string, beforeReport = false) =>
  codeOf(ending({ known: { ...KNOWN, ...known } }, { is: 'made', at: new Date(at), beforeReport }));

test('given a time that cannot be, when an arrest is said to be made then, then it is refused, confirmed or not', () => {
  for (const confirmed of [false, true]) {
    assert.equal(madeOn({ conductFrom: undefined }, '2015-12-31T23:59:59Z', confirmed), 'MadeTooLongAgo');
    assert.equal(madeOn({}, '2026-11-17T23:59:59Z', confirmed), 'MadeBeforeConduct');
    // By the date of birth: the day before the tenth birthday, and the birthday itself.
    const born = { birthDate: '2016-11-21' };
    assert.equal(madeOn(born, '2026-11-20T23:59:59Z', confirmed), 'MadeUnderTen');
    assert.equal(madeOn(born, '2026-11-21T00:00:00Z', confirmed), 'ok');
    // By the oldest that anybody says they were when it happened: 9 then is 10 on the next day at the earliest.
    const stated = { conductFrom: '2020-03-10', highestAge: 9 };
    assert.equal(madeOn(stated, '2020-03-10T12:00:00Z', confirmed), 'MadeUnderTen');
    assert.equal(madeOn({ ...stated, highestAge: 10 }, '2026-11-20T12:00:00Z', confirmed), 'ok');
  }
});

test('given a time before the report reached the police, when it is not confirmed, then it is asked about; an age not known bars nothing', () => {
  assert.equal(madeOn({}, '2026-11-20T08:59:59Z'), 'MadeBeforeReport');
  assert.equal(madeOn({}, '2026-11-20T08:59:59Z', true), 'ok');
  assert.equal(madeOn({}, '2026-11-20T09:00:00Z'), 'ok');
  assert.equal(madeOn({ conductFrom: undefined, highestAge: 9 }, '2026-11-21T09:00:00Z'), 'ok');
});

test('given a handover, when time passes, then it is overdue from the hour that the setting names, not before', () => {
  const hours = handoverAcceptHours.default;
  const after = (ms: number) => ageOf(NOW, new Date(NOW.getTime() + ms), hours);
  assert.deepEqual(after(hours * 3_600_000 - 1), { hours: hours - 1, overdue: false });
  assert.deepEqual(after(hours * 3_600_000), { hours, overdue: true });
});

test('given what one asked for oneself, when one decides it, then it is refused; so it is unasked in one’s own case', () => {
  const waiting = { request: 'request-1', by: SUPERVISOR, concerns: [CHILD] };
  const decide = decideSupervisor('response');
  assert.equal(codeOf(decide({ ...supervisorState, waiting }, decides, momentOf(SUPERVISOR))), 'NeverOnesOwn');
  assert.equal(codeOf(decide({ ...supervisorState, waiting }, decides, momentOf('another'))), 'ok');
  assert.equal(
    codeOf(decide({ ...supervisorState, officers: [SUPERVISOR] }, decides, momentOf(SUPERVISOR))),
    'NeverOnesOwn',
  );
  // Asked by a colleague about the facts that one recorded as its officer.
  const asked = { ...supervisorState, officers: [OFFICER, SUPERVISOR], waiting: { ...waiting, by: 'another' } };
  assert.equal(codeOf(decide(asked, decides, momentOf(SUPERVISOR))), 'NeverOnesOwn');
  assert.equal(codeOf(decide(supervisorState, decides, momentOf(SUPERVISOR))), 'ok');
  assert.equal(codeOf(decideSupervisor('exception')(supervisorState, decides, momentOf(SUPERVISOR))), 'NothingWaits');
});

test('given advice, when a supervisor decides against it, then the reason is of the officers’ list, and the rules go with it; as advised, or left to them, none is asked', () => {
  const because = { response: ['response-extortion'], category: ['category-extortion'] };
  const advised = { policy: '2024-05', response: 'full-investigation', category: 'supervisor-decides', because };
  const ruling = (about: 'response' | 'category', value: string, departure?: 'legal-advice') => {
    const done = decideSupervisor(about)(
      { ...supervisorState, advised },
      { ...decides, value, departure },
      momentOf(SUPERVISOR),
    );
    return done.ok ? done.value[0]?.departed : done.refusal.code;
  };
  assert.equal(ruling('response', 'proportionate'), 'RulingReasonNeeded');
  assert.deepEqual(ruling('response', 'proportionate', 'legal-advice'), {
    policy: '2024-05',
    rules: ['response-extortion'],
    departure: 'legal-advice',
  });
  assert.equal(ruling('response', 'full-investigation', 'legal-advice'), undefined);
  assert.equal(ruling('category', 'non-aggravated'), undefined);
});

test('given advice that is not yet known for want of facts, when a supervisor decides all the same, then it is a departure, whichever way', () => {
  const because = { response: ['response-extortion'], category: ['category-extortion'] };
  const advised = { policy: '2024-05', response: 'not-yet-known', category: 'not-yet-known', because };
  for (const [about, value] of [
    ['response', 'proportionate'],
    ['response', 'full-investigation'],
    ['category', 'non-aggravated'],
    ['category', 'aggravated'],
  ] as const) {
    const ruled = (departure?: 'partner-view') =>
      decideSupervisor(about)({ ...supervisorState, advised }, { ...decides, value, departure }, momentOf(SUPERVISOR));
    const [without, withOne] = [ruled(), ruled('partner-view')];
    assert.equal(without.ok ? 'ok' : without.refusal.code, 'RulingReasonNeeded', value);
    const departed = { policy: '2024-05', rules: because[about], departure: 'partner-view' };
    assert.deepEqual(withOne.ok && withOne.value[0]?.departed, departed);
  }
});

test('given what cannot be decided yet, when a supervisor gives it back, then a day within a month is asked and no departure', () => {
  const because = { response: ['response-extortion'], category: [] };
  const advised = { policy: '2024-05', response: 'full-investigation', category: 'aggravated', because };
  const givingBack = (findOutBy: string | undefined) => {
    const input = { ...decides, value: 'not-yet', findOutBy };
    const done = decideSupervisor('response')({ ...supervisorState, advised }, input, momentOf(SUPERVISOR));
    return done.ok ? done.value.map((event) => [event.findOutBy, event.departed]) : done.refusal.code;
  };
  for (const day of [undefined, '2026-11-21', '2026-12-23']) assert.equal(givingBack(day), 'FindOutByNeeded', day);
  for (const day of ['2026-11-22', '2026-12-22']) assert.deepEqual(givingBack(day), [[day, undefined]]);
});

test('given a check that is not unavailable, an exception for nobody, or the same asked twice, when asked, then it is refused', () => {
  const decide = (over: Partial<typeof ask>, waiting: readonly Waiting[] = []) =>
    codeOf(decideAsk({ ...askState, waiting }, { ...ask, ...over }, officer));
  assert.equal(decide({ about: 'check-unavailable', subject: CHILD, system: 'pnd' }), 'ok');
  assert.equal(decide({ about: 'check-unavailable', subject: CHILD, system: 'pnc' }), 'CheckNotUnavailable');
  assert.equal(decide({ about: 'arrest' }), 'PersonNeeded');
  assert.equal(decide({ about: 'arrest', subject: 'stranger' }), 'PersonNotInCase');
  const same = { request: 'r', about: 'response', subject: null, system: null, by: OFFICER } as const;
  assert.equal(decide({}, [same]), 'AlreadyAsked');
});

const anyReason = fc.oneof(fc.constant(REASON), fc.string({ maxLength: 30 }));

test('property: nothing is ever pursued under 10, at an age not known, without its adult, without its supervisor or without reasons', () => {
  const anyState = fc.record({
    isInCase: fc.boolean(),
    age: fc.option(
      fc
        .tuple(fc.integer({ min: 5, max: 20 }), fc.integer({ min: 0, max: 5 }))
        .map(([lowest, more]) => ({ lowest, highest: lowest + more })),
      { nil: undefined },
    ),
    ageOnRecord: fc.option(fc.integer({ min: 5, max: 40 }), { nil: undefined }),
    arrestGranted: fc.boolean(),
  });
  const anyInput = fc.record({
    means: fc.constantFrom(...MEANS),
    conclusion: fc.constantFrom(...CONCLUSIONS),
    ten: fc.constantFrom(...TEN),
    necessity: anyReason,
    alternatives: anyReason,
    appropriateAdult: fc.option(fc.constantFrom(...APPROPRIATE_ADULTS), { nil: undefined }),
  });
  fc.assert(
    fc.property(anyState, anyInput, (state, input) => {
      const done = decideConsideration({ ...considerState, ...state }, { ...interview, ...input }, officer);
      if (!done.ok) return;
      assert.ok(isReason(input.necessity) && isReason(input.alternatives));
      const [oldest, youngest] = [state.age?.highest ?? 10, state.age?.lowest ?? 10];
      assert.ok(input.ten !== 'under-ten' && (state.ageOnRecord ?? 10) >= 10 && oldest >= 10 && state.isInCase);
      if (input.conclusion !== 'pursued') return;
      assert.ok(youngest >= 10);
      const isGrown = (state.ageOnRecord ?? 0) >= 18 || (state.age?.lowest ?? 0) >= 18;
      if (!isGrown) assert.ok(input.appropriateAdult !== undefined && input.ten === 'ten-or-over');
      if (input.means === 'arrest') assert.ok(state.arrestGranted);
    }),
  );
});

test('property: whatever is asked and decided by whomever in whatever order, nobody decides their own, and each request once', () => {
  const step = fc.record({
    asks: fc.boolean(),
    about: fc.constantFrom(...ABOUT),
    who: fc.constantFrom('one', 'two', 'three'),
    reason: anyReason,
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const waiting: Waiting[] = [];
      const decided = new Set<string>();
      for (const [i, { asks, about, who, reason }] of steps.entries()) {
        const subject = isException(about) ? CHILD : undefined;
        const system = about === 'check-unavailable' ? 'pnd' : undefined;
        if (asks) {
          const state = { ...askState, request: `request-${i}`, waiting };
          const done = decideAsk(
            state,
            { ...ask, about, subject, system, reason, reviewOn: '2026-12-24' },
            momentOf(who),
          );
          if (!done.ok) continue;
          assert.ok(!waiting.some((one) => one.about === about));
          waiting.push({ request: `request-${i}`, about, subject: subject ?? null, system: system ?? null, by: who });
        } else {
          const found = waiting.find((one) => one.about === about);
          const state = found === undefined ? undefined : { request: found.request, by: found.by, concerns: [CHILD] };
          const kind = isException(about) ? 'exception' : about;
          const done = decideSupervisor(kind)(
            { ...supervisorState, waiting: state, officers: ['one'] },
            { ...decides, reason },
            momentOf(who),
          );
          if (!done.ok) continue;
          assert.ok(who !== 'one' && who !== found?.by);
          assert.ok(isReason(reason) && (found !== undefined || kind !== 'exception'));
          const [event] = done.value;
          if (event?.request === undefined) continue;
          assert.ok(!decided.has(event.request));
          decided.add(event.request);
          waiting.splice(
            waiting.findIndex((one) => one.request === event.request),
            1,
          );
        }
      }
    }),
  );
});

test('property: handovers go handed over, then accepted with a receipt or returned with a reason, one at a time', () => {
  const step = fc.record({
    hands: fc.boolean(),
    team: fc.constantFrom(...TEAMS),
    answer: fc.constantFrom(...HANDOVER_ANSWERS),
    receipt: fc.option(fc.constant('CAI-17'), { nil: undefined }),
    reason: fc.option(anyReason, { nil: undefined }),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
      let waiting: string | undefined;
      for (const [i, { hands, team, ...given }] of steps.entries()) {
        if (hands) {
          const done = decideHandover({ handover: `h${i}`, waiting }, { case: 'c', team }, officer);
          assert.equal(done.ok, waiting === undefined);
          if (done.ok) waiting = `h${i}`;
        } else {
          const state = { passage: 'p', concerns: [CHILD], waiting };
          const done = decideHandoverAnswer(state, { case: 'c', handover: waiting ?? 'none', ...given }, officer);
          const enough =
            given.answer === 'accepted'
              ? given.receipt !== undefined
              : given.reason !== undefined && isReason(given.reason);
          assert.equal(done.ok, waiting !== undefined && enough);
          if (done.ok) waiting = undefined;
        }
      }
    }),
  );
});
