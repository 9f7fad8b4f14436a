// One timescale stands in one place: what casework calls due is due when the guidance in force says.
import assert from 'node:assert/strict';
import test from 'node:test';
import { timescaleOf, timescaleOfDuty, type Timescales } from '../src/casework/caseload/index.ts';
import { recheckAfterDays } from '../src/casework/check/index.ts';
import { tellWorkingDaysEnhanced, tellWorkingDaysOrdinary } from '../src/casework/notice/index.ts';
import { handoverAcceptHours } from '../src/casework/response/index.ts';
import { openGuidance } from '../src/guidance.ts';
import type { Whole } from '../src/platform/setting/index.ts';
import { obligations } from '../src/procedure.ts';

const NOT_SIGNED = { set: undefined, settings: {} };
const { versions } = openGuidance();

/** Of what is due, the timescale of the guidance that says the same. */
const SAME: Readonly<Record<string, string>> = {
  'record-crime': 'T01',
  'finish-checks': 'same-day',
  'learn-next-step': 'T02',
  'hold-strategy-discussion': 'strategy-discussion',
  'end-police-protection': 'T07',
  'finish-assessment-england': 'T03-england',
  'finish-assessment-wales': 'T03-wales',
  'say-what-came': 'same-day',
  'accept-handover': 'handover-answered',
  'tell-children': 'T08-enhanced',
  'tell-of-interview-or-arrest': 'T09-enhanced',
};

/** Settings that a force signs for itself: until it does, they are what the guidance says. */
const SETTINGS: readonly (readonly [Whole, 'hours' | 'days' | 'workingDays', string])[] = [
  [handoverAcceptHours, 'hours', 'handover-answered'],
  [recheckAfterDays, 'days', 'recheck'],
  [tellWorkingDaysEnhanced, 'workingDays', 'T08-enhanced'],
  [tellWorkingDaysEnhanced, 'workingDays', 'T09-enhanced'],
  [tellWorkingDaysOrdinary, 'workingDays', 'T08'],
  [tellWorkingDaysOrdinary, 'workingDays', 'T09'],
];

const json = (value: unknown): string => JSON.stringify(value);

/** What casework and a version of the guidance give two times for. */
const differing = (guidance: Timescales): readonly string[] => {
  const due = obligations(NOT_SIGNED, guidance).flatMap(({ id, within }) => {
    const period = SAME[id];
    return period !== undefined && json(within) !== json(timescaleOf(guidance, period).within) ? [id] : [];
  });
  const settings = SETTINGS.filter(
    ([setting, unit, period]) => json({ [unit]: setting.default }) !== json(timescaleOf(guidance, period).within),
  );
  return [...due, ...settings.map(([{ name }, , period]) => `${name} ${period}`)];
};

const withPeriod = (guidance: Timescales, id: string): Timescales => ({
  ...guidance,
  periods: guidance.periods.map((one) => (one.id === id ? { ...one, within: { weeks: 3 } } : one)),
});

test('given every version of the guidance, when nothing is signed, then casework says no other time than it does', () => {
  assert.ok(versions.length > 1);
  for (const { files } of versions) assert.deepEqual(differing(files), [], files.policy.id);
});

test('given a version with another time, then a setting that says the old one is named, and what is read of the guidance follows', () => {
  for (const { files } of versions) {
    for (const [{ name }, , period] of SETTINGS)
      assert.ok(differing(withPeriod(files, period)).includes(`${name} ${period}`), period);
    for (const [id, period] of Object.entries(SAME).slice(0, 8)) {
      const changed = obligations(NOT_SIGNED, withPeriod(files, period));
      assert.deepEqual(changed.find((one) => one.id === id)?.within, { weeks: 3 }, id);
    }
  }
});

test('given a version without a timescale, when what is due is asked, then it is due at once and says so', () => {
  for (const { files } of versions) {
    assert.deepEqual(timescaleOf({ ...files, periods: [] }, 'T01'), {
      within: 'now',
      authority: 'The guidance in force gives no time',
    });
    assert.equal(timescaleOfDuty(files, 'no such duty').within, 'now');
  }
});

test('given a time that the area of a force has of its own, when both have signed it, then it is the one; 0 is the guidance’s', () => {
  const [first] = versions;
  assert.ok(first);
  const withinOf = (settings: Readonly<Record<string, number>>) =>
    obligations({ set: { id: 'set', signedAt: new Date(0) }, settings }, first.files).flatMap(({ id, within }) =>
      id === 'learn-next-step' || id === 'hold-strategy-discussion' ? [within] : [],
    );
  assert.deepEqual(withinOf({ nextStepHours: 8, strategyHours: 4 }), [{ hours: 8 }, { hours: 4 }]);
  assert.deepEqual(withinOf({ nextStepHours: 0, strategyHours: 0 }), [{ workingDays: 1 }, { hours: 24 }]);
});
