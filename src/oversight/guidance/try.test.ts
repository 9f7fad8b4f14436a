import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { shipped } from './guidance.make.ts';
import { faultOf, readTrial, type Trial } from './try.ts';
import { LEADS, tryFields } from './try.schema.ts';

const versions = shipped().map(({ files }) => files);
const newest = versions.find(({ policy }) => policy.id === '2024-05');
assert.ok(newest);

const read = (fields: Record<string, string | string[]>, files = newest) =>
  readTrial(files, versions, { fields, withheld: [] });

const taken = (fields: Record<string, string | string[]>): Trial => {
  const done = read(fields);
  assert.ok(done.ok, JSON.stringify(done));
  return done.value;
};

describe('a case that is put together to be tried', () => {
  it('given nothing chosen, when it is read, then everything is unknown and nothing is read as no', () => {
    const { input, people, version, isAsked } = taken({ nation: '', 'p1-age': '', 'case-coercion': '' });
    assert.equal(people, 2);
    assert.equal(version, undefined);
    assert.ok(isAsked);
    assert.deepEqual(
      input.people?.map(({ age, parts, identified, by }) => ({ age, parts, identified, by })),
      [
        { age: 'unknown', parts: undefined, identified: undefined, by: {} },
        { age: 'unknown', parts: undefined, identified: undefined, by: {} },
      ],
    );
    assert.deepEqual(
      [input.nation, input.checks, input.earlierReports, input.factors],
      [undefined, undefined, undefined, {}],
    );
  });

  it('given the safety floor of one child, when it is read, then it is in the floor of that child alone', () => {
    const { input } = taken({ 'p1-floor-safe-now': 'no', 'p1-floor-who-is-with-them': '' });
    assert.deepEqual(
      input.people?.map(({ floor }) => floor),
      [{ 'safe-now': 'no' }, {}],
    );
    assert.equal(read({ 'p1-floor-safe-now': 'confirmed' }).ok, false);
  });

  it('given every kind of choice, when it is read, then the guidance is asked exactly that', () => {
    const { input, version } = taken({
      version: '2016-11',
      people: '1',
      nation: 'wales',
      checks: 'complete',
      reports: '0',
      'on-day': '3',
      'on-month': '2',
      'on-year': '2025',
      'p1-age': '10-12',
      'p1-identified': 'no',
      'p1-parts': ['shared', 'depicted'],
      'p1-by-coercion': 'suspected',
      'p1-towards-grooming': 'no-evidence',
      'p1-fact-child-in-care': 'confirmed',
      'case-violence': 'ruled-out',
      'condition-state-of-evidence': 'sufficient',
      'setting-persistentBehaviourBars21': 'true',
    });
    assert.equal(version, '2016-11');
    assert.deepEqual(input, {
      nation: 'wales',
      checks: 'complete',
      earlierReports: 0,
      on: '2025-02-03',
      people: [
        {
          ref: 'Person 1',
          age: [10, 12],
          identified: false,
          parts: ['depicted', 'shared'],
          by: { coercion: 'suspected' },
          towards: { grooming: 'no-evidence' },
          facts: { 'child-in-care': 'confirmed' },
          floor: {},
        },
      ],
      factors: { violence: 'ruled-out' },
      conditions: { 'state-of-evidence': 'sufficient' },
      settings: { persistentBehaviourBars21: true },
    });
  });

  it('given no part and a part at once, or an answer that is on no list, when it is read, then it is refused beside its field', () => {
    const both = read({ 'p1-parts': ['none', 'shared'] });
    assert.ok(!both.ok && 'faults' in both.refusal);
    assert.deepEqual(
      both.refusal.faults.map(({ field }) => field),
      ['p1-parts'],
    );
    const typed = { 'p1-age': 'Ashby Exampleton', 'case-coercion': 'yes', nation: 'england' };
    const wrong = read(typed);
    assert.ok(!wrong.ok && 'form' in wrong.refusal);
    assert.deepEqual(Object.keys(wrong.refusal.form.errors).toSorted(), ['case-coercion', 'p1-age']);
    assert.deepEqual(wrong.refusal.form.typed, typed);
    assert.ok(!read({ name: 'Ashby Exampleton' }).ok);
  });

  it('given a field that only another version asks, when it is read, then it is left out and the rest is kept', () => {
    const older = versions.find(({ policy }) => policy.id === '2016-11');
    assert.ok(older);
    const done = read({ 'setting-dutyToReportCommencement': 'commenced', 'p1-age': '15' }, older);
    assert.ok(done.ok);
    assert.deepEqual([done.value.input.settings, done.value.input.people?.[0]?.age], [{}, 15]);
  });

  it('given every field of the form, when they are listed, then each takes from a list and none takes words of one’s own', () => {
    const words = 'Any words of one’s own';
    const taking = Object.entries(tryFields(newest, ['2024-05'])).filter(
      ([, field]) => field.safeParse(words).success || field.safeParse([words]).success,
    );
    assert.deepEqual(taking, []);
    assert.equal(LEADS.length, 4);
  });

  it('given what the guidance refuses, when it is told, then it stands beside the field that it is about', () => {
    const of = (field: string, code: 'contradiction' | 'no-policy-on-date') =>
      faultOf({ code, field, value: '', nearest: [], says: 'It is wrong.' });
    assert.equal(of('people[1].parts', 'contradiction').field, 'p2-parts');
    assert.equal(of('on', 'no-policy-on-date').at, 'on-day');
  });
});
