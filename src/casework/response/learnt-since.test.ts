import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hours } from '../../../test/actors.ts';
import type { CaseFacts, PersonFacts } from '../triage/index.ts';
import { learntSince, outdatedSince } from './learnt-since.ts';

const person = (name: string, over: Partial<PersonFacts> = {}): PersonFacts => ({
  person: name,
  ref: name,
  identified: true,
  age: 15,
  ageFrom: null,
  parts: ['shared'],
  partsFrom: null,
  facts: {},
  by: {},
  towards: {},
  ...over,
});
const facts = (factors: CaseFacts['factors'], ...people: readonly PersonFacts[]): CaseFacts => ({
  nation: 'england',
  people,
  factors,
  earlierReports: 0,
  stated: [],
  asked: [],
  weighed: [],
});
const bullying = facts({ bullying: 'confirmed', violence: 'ruled-out' }, person('A'), person('B'));
const news = (now: CaseFacts, then = bullying) => learntSince(then, now).map(({ fact, person: of }) => [fact, of]);

test('given a decision, when something is present that was not, then it is named; a person more of whom it is said is news too', () => {
  const { factors } = bullying;
  assert.deepEqual(news(facts({ ...factors, violence: 'suspected' }, person('A'))), [['violence', undefined]]);
  const by = { coercion: 'confirmed' } as const;
  assert.deepEqual(news(facts(factors, person('A'), person('B', { by }))), [['coercion', 'B']]);
  assert.deepEqual(
    news(facts({}, person('A', { by }), person('B', { by })), facts({}, person('A', { by }), person('B'))),
    [['coercion', 'B']],
  );
});

test('given what ages and earlier reports say, when it was not known, then it is news; a vulnerability is not', () => {
  const { factors } = bullying;
  const grown = person('B', { age: 19 });
  assert.deepEqual(news(facts(factors, person('A', { age: 12 }), grown)), [
    ['under-13', 'A'],
    ['adult-involved', 'B'],
  ]);
  // Who only told somebody of it acted in nothing.
  assert.deepEqual(news(facts(factors, person('A'), person('B', { age: 40, parts: ['reported'] }))), []);
  // What part an adult had is not known: that is no no, and no word that they had one.
  assert.deepEqual(news(facts(factors, person('A'), person('B', { age: 19, parts: undefined }))), [
    ['adult-part-not-known', 'B'],
  ]);
  assert.deepEqual(news({ ...bullying, earlierReports: 2 }), [['persistent-behaviour', undefined]]);
  const more = news({ ...bullying, earlierReports: 3 }, { ...bullying, earlierReports: 2 });
  assert.deepEqual(more, [['more-earlier-reports', undefined]]);
  assert.deepEqual(news({ ...bullying, earlierReports: 1 }, { ...bullying, earlierReports: 2 }), []);
  const of = { 'child-in-care': 'confirmed', 'capacity-concern': 'suspected' } as const;
  assert.deepEqual(news(facts(factors, person('A', { facts: of }))), [['capacity-concern', 'A']]);
});

test('given an age that was known, when it may be an adult’s, or one under 13 or 10, then it is news; never twice, nor when it narrows', () => {
  const { factors } = bullying;
  const aged = (age: PersonFacts['age'], over: Partial<PersonFacts> = {}) =>
    facts(factors, person('A', { age, ...over }));
  const from = (then: PersonFacts['age'], now: PersonFacts['age'], over: Partial<PersonFacts> = {}) =>
    news(aged(now, over), aged(then, over)).map(([fact]) => fact);
  assert.deepEqual(from(15, [16, 19]), ['may-be-adult']);
  assert.deepEqual(from('unknown', [16, 19]), ['may-be-adult'], 'somebody said so since');
  assert.deepEqual(from(15, [12, 14]), ['may-be-under-13']);
  assert.deepEqual(from(15, [9, 14]), ['may-be-under-13', 'may-be-under-10']);
  assert.deepEqual(from(12, [9, 12]), ['may-be-under-10']);
  assert.deepEqual(from(12, 9), ['under-10']);
  // What was possible then and is possible still, or is so no more, was decided on.
  assert.deepEqual(from([15, 19], [17, 18]), []);
  assert.deepEqual(from([9, 14], 12), ['under-13']);
  assert.deepEqual(from([9, 14], 13), []);
  assert.deepEqual(from(19, [16, 19]), []);
  // Said to be 15, and then that nobody knows: it may be anything again.
  assert.deepEqual(from(15, 'unknown'), ['may-be-under-13', 'may-be-under-10', 'may-be-adult']);
  // Whoever only told of it makes nothing graver by being young, unless what is there may have been done to them.
  const denied = { bullying: 'no-evidence', violence: 'ruled-out' } as const;
  const told = (age: PersonFacts['age'], over: CaseFacts['factors']) =>
    facts(over, person('A', { age, parts: ['reported'] }));
  assert.deepEqual(news(told(12, denied), told(15, denied)), []);
  assert.deepEqual(news(told(12, factors), told(15, factors)), [['under-13', 'A']]);
  assert.deepEqual(from(15, 'unknown', { parts: ['depicted'] }), ['may-be-under-13', 'may-be-under-10']);
  assert.deepEqual(from('unknown', 'unknown'), [], 'it was decided on');
  assert.deepEqual(from([16, 19], 19), ['adult-involved']);
  assert.deepEqual(from(15, [16, 19], { parts: ['reported'] }), []);
  assert.deepEqual(from(15, [16, 19], { parts: undefined }), ['may-be-adult']);
  assert.deepEqual(
    news(facts(factors, person('A', { age: 19 })), facts(factors, person('A', { age: 19, parts: undefined }))),
    [['adult-involved', 'A']],
  );
  const said = { ...factors, 'adult-involved': 'suspected' } as const;
  assert.deepEqual(news(facts(said, person('A', { age: [16, 19] })), facts(said, person('A'))), [], 'weighed already');
});

test('given a decision, when what is known grows milder, is said anew or of whom, then nobody is asked again', () => {
  assert.deepEqual(news(facts({ bullying: 'ruled-out', violence: 'no-evidence' }, person('A'))), []);
  assert.deepEqual(news(facts({ bullying: 'suspected', violence: 'unknown' }, person('A'))), []);
  const both = facts(
    { bullying: 'confirmed' },
    person('A', { by: { bullying: 'confirmed' } }),
    person('B', { towards: { bullying: 'confirmed' } }),
  );
  assert.deepEqual(news(both), []);
});

test('given something learnt, taken back and learnt again, when it is asked since when, then since it was learnt again', () => {
  const worse = facts({ ...bullying.factors, violence: 'confirmed' });
  const at = [bullying, worse, bullying, worse, worse];
  const history = {
    moments: at.map((_, i) => hours(i)),
    factsAt: (moment: Date) => at[Math.floor((moment.getTime() - hours(0).getTime()) / 3_600_000)] ?? bullying,
  };
  assert.deepEqual(outdatedSince(hours(0), worse, history), hours(3));
  assert.equal(outdatedSince(hours(0), bullying, history), undefined);
  assert.equal(outdatedSince(hours(4), worse, history), undefined, 'decided again with it');
});
