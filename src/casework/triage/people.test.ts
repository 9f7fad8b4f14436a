import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { many } from '../../../test/many.ts';
import { decideAdded, MOST_PEOPLE } from './added.ts';
import { londonDay } from '../../platform/clock/index.ts';
import { decideAge } from './age.ts';
import { ageSpan } from './age-span.ts';
import { decideConductDay } from './conduct-day.ts';
import { earlierReports } from './earlier.ts';
import { decideMatch, type MatchState } from './match.ts';
import { decideName, type NameState } from './name.ts';
import { decidePart, isContradiction, PARTS } from './part.ts';
import { AgeBody, PartBody } from './triage.schema.ts';
import { ALDER, CASE, LINDEN, moment, rowan, ROWAN, searched } from './triage.make.ts';

const naming = (state: Partial<NameState>, details = rowan.details): string => {
  const decided = decideName({ ...searched, ...state }, { ...rowan, details }, moment);
  return decided.ok ? 'named' : decided.refusal.code;
};

test('given a search, when somebody is named with a date of birth, then their age on the day follows', () => {
  const decided = decideName(searched, rowan, moment);
  assert.deepEqual(decided.ok && decided.value[0]?.age, { lowest: 15, highest: 15 });
});

for (const [name, state, details, code] of [
  ['no search', { isSearched: false }, rowan.details, 'SearchFirst'],
  ['somebody of another case', { isInCase: false }, rowan.details, 'NotInThisCase'],
  ['details that somebody else changed', { version: 3 }, rowan.details, 'DetailsChanged'],
  ['no name', {}, { school: 'Invented Academy' }, 'NameMissing'],
  ['a birth still to come', {}, { givenNames: 'Rowan', birthDate: '2026-11-23' }, 'BornInFuture'],
  ['a birth after the day', {}, { givenNames: 'Rowan', birthDate: '2026-11-21' }, 'BornAfterConduct'],
  ['a record that was erased', { isErased: true }, rowan.details, 'PersonErased'],
] as const) {
  test(`given ${name}, when somebody is named, then it is refused as ${code}`, () => {
    assert.equal(naming(state, details), code);
  });
}

test('given days between which it lies, when a birthday is among them, then the age is a range', () => {
  assert.deepEqual(ageSpan('2011-11-20', { earliest: '2026-11-19', latest: '2026-11-21' }), {
    lowest: 14,
    highest: 15,
  });
  assert.equal(ageSpan(undefined, { earliest: '2026-11-19', latest: '2026-11-21' }), undefined);
});

test('given dates of birth, when the day is stated, then each age follows, and not known takes each back', () => {
  const born = [{ person: ROWAN, birthDate: '2011-11-20', statement: ALDER }];
  const stated = (day: Parameters<typeof decideConductDay>[1]['day']) =>
    decideConductDay({ statement: CASE, born }, { case: CASE, day }, moment);
  const known = stated({ earliest: '2026-11-20', latest: '2026-11-20' });
  assert.deepEqual(known.ok && known.value[0]?.ages[0]?.age, { lowest: 15, highest: 15 });
  const notKnown = stated('not-known');
  assert.equal(notKnown.ok && notKnown.value[0]?.ages[0]?.age, undefined);
  const future = stated({ earliest: '2026-11-23', latest: '2026-11-23' });
  assert.equal(future.ok ? '' : future.refusal.code, 'ConductInFuture');
  const ancient = stated({ earliest: '1800-01-01', latest: '2026-11-20' });
  assert.equal(ancient.ok ? '' : ancient.refusal.code, 'ConductTooLongAgo');
  const before = stated({ earliest: '2010-01-01', latest: '2010-01-02' });
  assert.equal(before.ok ? '' : before.refusal.code, 'BornAfterConduct');
});

test('given half past midnight in a London summer, when the day is asked, then it is the new one', () => {
  assert.equal(londonDay(new Date('2026-07-01T23:30:00Z')), '2026-07-02');
});

test('given an age that follows from a date of birth, when another is stated, then it is refused', () => {
  const state = { statement: CASE, isInCase: true, derived: { lowest: 15, highest: 15 }, most: 16, stated: undefined };
  const input = { case: CASE, person: ROWAN, age: { lowest: 19, highest: 19 }, fromWhom: 'reporter' } as const;
  const decided = decideAge(state, input, moment);
  assert.equal(decided.ok ? '' : decided.refusal.code, 'AgeDerived');
  const known = { ...state, derived: undefined, most: undefined };
  assert.equal(decideAge(known, input, moment).ok, true);
  const above = decideAge({ ...known, most: 14 }, input, moment);
  assert.deepEqual(above.ok ? '' : above.refusal, { code: 'AgeAboveBirth', person: ROWAN, most: 14 });
  const range = { ...input, age: { lowest: 15, highest: 20 } };
  assert.equal(decideAge({ ...known, most: 14 }, range, moment).ok, false, 'a range above it too');
  assert.equal(decideAge({ ...known, most: 19 }, input, moment).ok, true);
  // Stated before the date of birth was known, it can be put right, and not made worse.
  const excluded = { ...state, stated: { lowest: 19, highest: 19 } };
  assert.equal(decideAge(excluded, { ...input, age: 'not-known' }, moment).ok, true);
  assert.equal(decideAge(excluded, { ...input, age: { lowest: 15, highest: 15 } }, moment).ok, true);
  assert.equal(decideAge(excluded, input, moment).ok, false);
  assert.equal(
    decideAge(state, { ...input, isCarried: true }, moment).ok,
    true,
    'a report that joins keeps what it said',
  );
});

test('given an age that is not known, when it is sent, then it wants no number and no source', () => {
  assert.ok(AgeBody.safeParse({ known: 'not-known' }).success);
  assert.equal(AgeBody.safeParse({ known: 'between', lowest: 15, highest: 12, fromWhom: 'reporter' }).success, false);
});

test('given any parts, when they are stated, then who only protected never shared, received, passed on or asked', () => {
  fc.assert(
    fc.property(fc.subarray([...PARTS]), (parts) => {
      const input = { case: CASE, person: ROWAN, parts, fromWhom: 'reporter' } as const;
      const decided = decidePart({ statement: CASE, isInCase: true }, input, moment);
      const sent = PartBody.safeParse({ known: 'known', parts, fromWhom: 'reporter' });
      return decided.ok === !isContradiction(parts) && sent.success === (decided.ok && parts.length > 0);
    }),
    many(300, 1),
  );
});

test('given people offered, when they are judged, then a link is all that is written, and never to themselves or the unknown', () => {
  const state: MatchState = {
    isInCase: true,
    living: new Set([LINDEN, ALDER]),
    known: new Set([LINDEN, ALDER]),
    linked: new Set([ALDER]),
    contradiction: undefined,
    links: [CASE],
    elsewhere: [],
  };
  const judge = (others: readonly string[], judged: 'same-person' | 'not-the-same' = 'same-person'): string => {
    const decided = decideMatch(state, { case: CASE, person: ROWAN, others, judged }, moment);
    return decided.ok ? decided.value.map(({ type }) => type).join() : decided.refusal.code;
  };
  assert.equal(judge([LINDEN]), 'MatchJudged');
  assert.equal(judge([ROWAN]), 'SameRecord');
  assert.equal(judge([CASE]), 'PersonUnknown');
  assert.equal(judge([ALDER]), 'AlreadyLinked');
  const unfound = decideMatch(
    { ...state, known: new Set() },
    { case: CASE, person: ROWAN, others: [LINDEN], judged: 'not-the-same' },
    moment,
  );
  assert.equal(unfound.ok ? '' : unfound.refusal.code, 'NotOffered');
  const contradiction = { people: [ALDER], cases: ['AAAA-BBBB'] };
  const against = (judged: 'same-person' | 'not-the-same', joined?: true) => {
    const input = { case: CASE, person: ROWAN, others: [LINDEN], judged, ...(joined === undefined ? {} : { joined }) };
    const decided = decideMatch({ ...state, contradiction }, input, moment);
    return decided.ok ? 'ok' : decided.refusal;
  };
  assert.deepEqual(against('not-the-same'), { code: 'HeldTogether', ...contradiction });
  assert.deepEqual(against('same-person'), { code: 'SaidNotTheSame', ...contradiction });
  assert.equal(against('same-person', true), 'ok', 'a report that joins is not kept away');
});

test('given earlier reports counted here, when fewer are stated, then those counted stand; unknown is never none', () => {
  assert.equal(earlierReports(0, 2), 2);
  assert.equal(earlierReports(3, 2), 3);
  assert.equal(earlierReports('unknown', 0), 'unknown');
  assert.equal(earlierReports('unknown', 1), 1);
});

test('given as many people as the guidance takes, when another is added, then it is refused', () => {
  const state = { person: ROWAN, already: 4, people: MOST_PEOPLE - 1 };
  const added = decideAdded(state, { case: CASE, kind: 'person' }, moment);
  assert.deepEqual(added.ok && added.value[0]?.position, 5);
  assert.equal(decideAdded({ ...state, people: MOST_PEOPLE }, { case: CASE, kind: 'adult' }, moment).ok, false);
});
