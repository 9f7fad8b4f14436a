import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { aChild, aPlace, clear, daysAgo, moment, NOW, ofChild, recorded } from './check.make.ts';
import { defaultCheckSetting, SYSTEMS } from './check.setting.ts';
import {
  decideCheck,
  deriveChecks,
  outstandingSince,
  RESULTS,
  WHY_UNAVAILABLE,
  type CheckFacts,
  type Recorded,
} from './check.ts';
import { decidePlace, MOST_PLACES } from './place.ts';

const derive = (over: Partial<CheckFacts>) =>
  // Most of what is asked here is not about places: for it somebody has said that none is known.
  deriveChecks(
    { subjects: [aChild], recorded: [], noPlace: NOW, isOpen: true, now: NOW, ...over },
    defaultCheckSetting,
  );

const all = (over: Partial<Recorded> = {}): readonly Recorded[] =>
  (['pnc', 'pnd', 'local'] as const).map((system) => recorded({ system, ...over }));

const codeOf = (result: ReturnType<typeof decideCheck>): string => (result.ok ? 'ok' : result.refusal.code);

test('given a child and no check, when read, then each mandatory system is outstanding and the partner is not', () => {
  assert.deepEqual(
    derive({}).outstanding.map(({ system }) => system),
    ['pnc', 'pnd', 'local'],
  );
  assert.equal(derive({}).state, 'outstanding');
});

test('given every mandatory check clear, when read, then they are complete though the partner was not asked', () => {
  assert.equal(derive({ recorded: all() }).state, 'complete');
});

test('given one unavailable and the rest clear, when read, then nothing is outstanding and the state says unavailable', () => {
  const checks = derive({ recorded: [...all().slice(1), recorded({ result: 'unavailable' })] });
  assert.deepEqual([checks.outstanding, checks.state], [[], 'unavailable']);
  assert.equal(checks.rows.find(({ system }) => system === 'pnc')?.due, 'before-outcome');
});

test('given checks 28 days old, when read while the case is open, then they are outstanding again; once it is not, no longer', () => {
  const old = all({ ranAt: daysAgo(28) });
  assert.equal(derive({ recorded: old }).outstanding.length, 3);
  assert.equal(derive({ recorded: all({ ranAt: new Date(daysAgo(28).getTime() + 1) }) }).outstanding.length, 0);
  assert.equal(derive({ recorded: old, isOpen: false }).outstanding.length, 0);
});

test('given every check of people clear and no word of any place, when read, then they are outstanding since the child came in', () => {
  const checks = derive({ recorded: all(), noPlace: undefined });
  assert.deepEqual([checks.state, checks.places, checks.outstanding], ['outstanding', 'not-asked', []]);
  assert.deepEqual(outstandingSince(checks), aChild.addedAt);
});

test('given no place known, when somebody comes in later, then places are asked about again; what is decided is left alone', () => {
  assert.equal(derive({ recorded: all() }).places, 'none-known');
  const late = { ...aChild, subject: 'other', addedAt: NOW };
  const said = { recorded: all(), subjects: [aChild, late], noPlace: daysAgo(1) };
  assert.deepEqual([derive(said).places, derive(said).placesSince], ['not-asked', NOW]);
  assert.equal(derive({ ...said, isOpen: false }).placesSince, undefined);
});

test('given a place that is listed, when read, then it is checked like the people, and nothing more is asked of places', () => {
  const checks = derive({ subjects: [aChild, aPlace], recorded: all(), noPlace: undefined });
  assert.deepEqual([checks.places, checks.placesSince, checks.outstanding.length], ['listed', undefined, 2]);
});

test('given a name learnt after the check, when read, then it is to be run again', () => {
  const checks = derive({ subjects: [{ ...aChild, changedAt: NOW }], recorded: all({ ranAt: daysAgo(1) }) });
  assert.deepEqual(
    checks.rows.filter(({ need }) => need === 'mandatory').map(({ due }) => due),
    ['details-changed', 'details-changed', 'details-changed'],
  );
});

test('given a place and a person that came after the first check, when read, then each says why it is due', () => {
  const late = { ...aChild, subject: 'other', addedAt: NOW };
  const checks = derive({
    subjects: [aChild, late, { ...aPlace, addedAt: NOW }],
    recorded: all({ ranAt: daysAgo(1) }),
  });
  assert.deepEqual(
    [...new Set(checks.rows.filter(({ subject }) => subject !== aChild.subject).map(({ due }) => due))],
    ['new-party', 'new-place'],
  );
});

test('given a place, when its checks are listed, then PNC is not among them', () => {
  assert.deepEqual(
    derive({ subjects: [aPlace] }).rows.map(({ system }) => system),
    ['pnd', 'local', 'mash'],
  );
});

test('given what is not so, when a check is recorded, then it is refused with the fact', () => {
  assert.equal(codeOf(decideCheck({ ...ofChild, kind: undefined }, clear, moment)), 'SubjectNotInCase');
  assert.equal(codeOf(decideCheck({ ...ofChild, kind: 'place' }, clear, moment)), 'SystemNotForSubject');
  assert.equal(codeOf(decideCheck(ofChild, { ...clear, ranAt: daysAgo(-1) }, moment)), 'CheckInFuture');
  assert.equal(codeOf(decideCheck(ofChild, { ...clear, result: 'unavailable' }, moment)), 'UnavailableNeedsReason');
  assert.equal(codeOf(decideCheck(ofChild, { ...clear, result: 'trace-relevant' }, moment)), 'TraceNeedsReference');
});

test('given the most places, when one more is added, then it is refused; before that, it has the next number', () => {
  const state = { place: 'p', passage: 's', isChildOfCase: true, places: MOST_PLACES };
  const input = { case: clear.case, person: clear.subject, where: 'An invented park' };
  assert.equal(decidePlace(state, input, moment).ok, false);
  const added = decidePlace({ ...state, places: 3 }, input, moment);
  assert.equal(added.ok && added.value[0]?.position, 4);
  assert.equal(decidePlace({ ...state, places: 0, isChildOfCase: false }, input, moment).ok, false);
});

const anyInput = fc.record({
  system: fc.constantFrom(...SYSTEMS),
  result: fc.constantFrom(...RESULTS),
  unavailable: fc.option(fc.constantFrom(...WHY_UNAVAILABLE), { nil: undefined }),
  reference: fc.option(fc.constant('PNC/123'), { nil: undefined }),
  days: fc.integer({ min: -40, max: 40 }),
});

test('property: whatever is recorded in whatever order, complete means a result in every mandatory system, none running, old or unavailable', () => {
  fc.assert(
    fc.property(fc.array(anyInput, { maxLength: 12 }), (inputs) => {
      const events = inputs.flatMap(({ days, ...input }) => {
        const done = decideCheck(ofChild, { ...clear, ...input, ranAt: daysAgo(days) }, moment);
        return done.ok ? done.value : [];
      });
      for (const event of events) {
        assert.ok(event.ranAt <= NOW);
        assert.equal(event.result === 'unavailable', event.unavailable !== undefined);
      }
      // The newest first, as the store reads them.
      const kept = events
        .toReversed()
        .filter((event, i, list) => list.findIndex(({ system }) => system === event.system) === i)
        .map((event) =>
          recorded({ ...event, unavailable: event.unavailable ?? null, reference: event.reference ?? null }),
        );
      const { state, outstanding } = derive({ recorded: kept });
      const sound = (['pnc', 'pnd', 'local'] as const).every((system) =>
        kept.some((one) => one.system === system && one.result !== 'running' && one.ranAt > daysAgo(28)),
      );
      assert.equal(outstanding.length === 0, sound);
      const missing = kept.some((one) => one.system !== 'mash' && one.result === 'unavailable');
      assert.equal(state, sound ? (missing ? 'unavailable' : 'complete') : 'outstanding');
    }),
  );
});
