import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { many } from '../../test/many.ts';
import type { AdviceInput } from './advice.schema.ts';
import { Adviser } from './adviser.ts';
import { PARTS, STATES, type Condition } from './condition.schema.ts';
import { listed, say, smallestByTrying, wordOf, type Said } from './naive-change.make.ts';
import { smallPolicy, smallRule, anyInput, anyRules } from './small-policy.make.ts';
import type { PolicyFiles } from './policy.schema.ts';
import type { Target } from './target.ts';
import { whatWouldChange, type Change } from './what-would-change.ts';
import type { WhyNot } from './reason-why.ts';
import { whyNot } from './why-not.ts';

const today = '2026-11-22';

function ask(files: PolicyFiles, input: unknown) {
  const adviser = new Adviser([{ files }], () => '');
  const prepared = adviser.prepare(input, { today });
  const advice = adviser.advise(input, { today });
  assert.ok(prepared.ok && advice.ok);
  return { prepared: prepared.value, advice: advice.value };
}

const is = ['suspected', 'confirmed'] as const;
const coerced: Condition = { factor: 'coercion', is: [...is] };
const files = smallPolicy([
  smallRule('stop', 'case', coerced, { response: 'full-investigation' }),
  smallRule(
    'both',
    'person',
    { all: [{ checks: ['outstanding'] }, { this: { age: { below: 10 } } }] },
    { standing: 'barred', outcomes: ['21'] },
  ),
  smallRule(
    'asked',
    'person',
    { condition: 'rationale', is: ['unstated'] },
    { standing: 'needs-decision', outcomes: ['21'], needs: ['rationale'] },
  ),
]);
const peer: AdviceInput = {
  people: [{ ref: 'A', age: 15, identified: true, parts: ['shared'] }],
  ...{ nation: 'england', checks: 'complete', earlierReports: 0, conditions: { rationale: 'met' } },
  factors: { coercion: 'ruled-out', 'adult-involved': 'ruled-out' },
};

const setsOf = (changes: readonly Change[] | undefined) =>
  changes?.map(({ becomes, answers }) => [
    becomes,
    ...answers.map(({ person, fact, anyOf }) => `${person ?? 'case'} ${fact}: ${anyOf.join(' or ')}`),
  ]);

void test('every answer that alone moves the response is found, answers that are read as one in one', () => {
  const found = whatWouldChange(ask(files, peer).prepared, { of: 'response' });
  assert.equal(found?.value, 'proportionate');
  assert.equal(found.inAll, 3);
  assert.deepEqual(setsOf(found.changes), [
    ['full-investigation', 'case coercion: suspected or confirmed'],
    ['full-investigation', 'A by.coercion: suspected or confirmed'],
    ['full-investigation', 'A towards.coercion: suspected or confirmed'],
  ]);
});

void test('several answers are given where none alone is enough, ages as a span', () => {
  const found = whatWouldChange(ask(files, peer).prepared, { of: 'outcome', person: 'A', code: '21' });
  // Open where the check is not known any more, barred where it is outstanding: both are another standing.
  assert.deepEqual(setsOf(found?.changes), [['barred', 'case checks: outstanding', 'A age: 0,9']]);
});

void test('sets of any size are found: as many answers as it takes', () => {
  const is: ['confirmed'] = ['confirmed'];
  const four = ['immediate-harm', 'coercion', 'adult-involved', 'persistent-behaviour'];
  const all: Condition = { all: [...four.map((factor) => ({ factor, is })), { nation: 'wales' }] };
  const { prepared } = ask(smallPolicy([smallRule('all', 'case', all, { response: 'full-investigation' })]), {
    ...{ nation: 'england', checks: 'complete', earlierReports: 0 },
    factors: Object.fromEntries([...four, 'under-13'].map((id) => [id, 'ruled-out'])),
  });
  const found = whatWouldChange(prepared, { of: 'response' });
  // Earlier reports settle that behaviour persists as well as saying so does; nobody is listed by whom it could.
  assert.deepEqual(
    found?.changes.map(({ answers }) => answers.length),
    [5, 5],
  );
  const asked = whatWouldChange(prepared, { of: 'response' }, { asked: ({ fact }) => fact !== 'nation' });
  assert.deepEqual(asked?.changes, []);
});

void test('what is said over again of one person counts where the case is answered otherwise with it', () => {
  const pressed = { factor: 'coercion', is: ['confirmed'] } satisfies Condition;
  const notBy = { this: { by: 'coercion', is: ['ruled-out'] } } satisfies Condition;
  const rules = [
    smallRule('hurt', 'person', { all: [{ nation: 'wales' }, { not: pressed }] }, { role: 'victim', rank: 1 }),
    smallRule('held', 'person', { all: [pressed, notBy] }, { role: 'suspect', rank: 3 }),
  ];
  const { prepared } = ask(smallPolicy(rules), {
    people: [{ ref: 'A', age: 15, identified: true, parts: [], towards: { coercion: 'ruled-out' } }],
    factors: { coercion: 'ruled-out' },
  });
  const found = whatWouldChange(prepared, { of: 'role', person: 'A' }, { asked: ({ fact }) => fact !== 'nation' });
  assert.deepEqual(setsOf(found?.changes), [
    ['witness', 'A by.coercion: confirmed'],
    ['suspect', 'A towards.coercion: confirmed'],
    ['suspect', 'case coercion: confirmed', 'A by.coercion: ruled-out'],
    ['witness', 'case coercion: confirmed', 'A by.coercion: no-evidence or suspected'],
  ]);
});

void test('an age that overrides no adult, said of the case, opens what was done to everybody beside', () => {
  const harmed = { this: { towards: 'adult-involved', is: [...is] } } satisfies Condition;
  const { prepared } = ask(smallPolicy([smallRule('harmed', 'person', harmed, { role: 'victim', rank: 1 })]), {
    ...peer,
    people: [...(peer.people ?? []), { ref: 'B', age: 14, identified: true, parts: ['depicted'] }],
  });
  const changesOf = (person: string) => setsOf(whatWouldChange(prepared, { of: 'role', person })?.changes);
  assert.deepEqual(changesOf('B'), [
    ['not-yet-known', 'A age: 18,120'],
    ['not-yet-known', 'case adult-involved: suspected or confirmed'],
    ['victim', 'B towards.adult-involved: suspected or confirmed'],
  ]);
  // B did nothing, and becomes an adult who acted by an age and a part together.
  assert.ok(changesOf('A')?.some((set) => set.join() === 'not-yet-known,B age: 18,120,B parts.asked-for: true'));
});

void test('behaviour that persists by one person is an answer like another, and is warned of where nobody reported before', () => {
  const persists = { this: { by: 'persistent-behaviour', is: [...is] } } satisfies Condition;
  const barred = smallRule('persists', 'person', persists, { standing: 'barred', outcomes: ['21'] });
  const { prepared } = ask(smallPolicy([barred]), peer);
  const found = whatWouldChange(prepared, { of: 'outcome', person: 'A', code: '21' });
  assert.deepEqual(setsOf(found?.changes), [['barred', 'A by.persistent-behaviour: suspected or confirmed']]);
  const people = (peer.people ?? []).map((each) => ({ ...each, by: { 'persistent-behaviour': 'suspected' } }));
  const { advice } = ask(smallPolicy([barred]), { ...peer, people });
  assert.deepEqual(
    advice.warnings.map(({ id, person }) => [id, person]),
    [['persistent-behaviour-disagrees', 'A']],
  );
});

void test('how many sets there are is said where not all are listed', () => {
  const found = whatWouldChange(ask(files, peer).prepared, { of: 'response' }, { most: 1 });
  assert.equal(found?.changes.length, 1);
  assert.equal(found.inAll, 3);
});
void test('why not says how each rule stands, and what is needed', () => {
  const { prepared } = ask(files, { ...peer, conditions: {} });
  const why = whyNot(prepared, { of: 'outcome', person: 'A', code: '21' });
  assert.equal(why?.value, 'needs-decision');
  assert.deepEqual(why.needs, ['rationale']);
  assert.deepEqual(
    why.rules.map(({ rule, status }) => `${rule} ${status}`),
    ['both failed', 'asked fired'],
  );
  assert.deepEqual(why.wanted, ['available']);
  assert.deepEqual(setsOf(why.changes), [['available', 'case rationale: met or not-met']]);
  assert.equal(whyNot(prepared, { of: 'outcome', person: 'A', code: '99' }), undefined);
  assert.equal(whyNot(prepared, { of: 'role', person: 'Z' }), undefined);
});

void test('why not names the rules against what is wanted, and those that would give it', () => {
  const { prepared } = ask(files, { ...peer, checks: 'outstanding', people: [{ ref: 'A', age: 9, parts: [] }] });
  const barred = whyNot(prepared, { of: 'outcome', person: 'A', code: '21' });
  assert.equal(barred?.value, 'barred');
  assert.deepEqual(barred.wanted, ['available', 'needs-decision']);
  const bearings = (why: WhyNot | undefined) => why?.rules.map(({ rule, bearing }) => `${rule} ${bearing}`);
  assert.deepEqual(bearings(barred), ['both against', 'asked for']);
  assert.deepEqual(setsOf(barred.changes), [
    ['available', 'case checks: complete or unavailable'],
    ['available', 'A age: 10,120'],
  ]);
  const full = whyNot(prepared, { of: 'response' }, 'full-investigation');
  assert.deepEqual(bearings(full), ['stop for']);
  assert.equal(full?.changes.length, 3);
  assert.equal(whyNot(prepared, { of: 'response' }, 'nothing-of-the-kind'), undefined);
  assert.deepEqual(whyNot(prepared, { of: 'response' }, 'proportionate')?.changes, []);
  assert.equal(whyNot(prepared, { of: 'duty', person: 'A', id: 'refer' }), undefined);
});

const TARGETS: readonly Target[] = [
  { of: 'response' },
  { of: 'category' },
  { of: 'role', person: 'A' },
  { of: 'outcome', person: 'A', code: '21' },
  { of: 'outcome', person: 'B', code: '8' },
  { of: 'duty', person: null, id: 'refer' },
  { of: 'duty', person: 'A', id: 'refer' },
];

/** Everything that could be said otherwise of a small case. */
function everyQuestion(input: AdviceInput): Said[][] {
  const of = (person: string | null, fact: string, answers: readonly Said['answer'][]) =>
    answers.map((answer) => ({ person, fact, answer }));
  return [
    of(null, 'nation', ['england', 'wales']),
    of(null, 'checks', ['complete', 'outstanding', 'unavailable']),
    of(null, 'earlierReports', [0, 1, 2, 3]),
    of(null, 'rationale', ['met', 'not-met']),
    ...['coercion', 'adult-involved', 'under-13', 'immediate-harm', 'persistent-behaviour'].map((id) =>
      of(null, id, STATES),
    ),
    ...(input.people ?? []).flatMap(({ ref, parts }) => [
      of(ref, 'age', [5, 9, 10, 12, 13, 15, 17, 18, 25]),
      of(ref, 'identified', [true, false]),
      ...(parts === undefined ? [] : PARTS.map((part) => of(ref, `parts.${part}`, [!parts.includes(part)]))),
      ...(parts === undefined ? [of(ref, 'parts', [[], ['shared'], ['protected'], ['depicted', 'received']])] : []),
      ...[
        ...['by.coercion', 'towards.coercion', 'by.adult-involved', 'towards.adult-involved', 'child-in-care'],
        'by.persistent-behaviour',
      ].map((id) => of(ref, id, STATES)),
    ]),
  ];
}

/** What is asked of an input, and nothing of what is answered so now. */
const nowSaid = (input: AdviceInput, { person, fact, answer }: Said): boolean => {
  const before = JSON.stringify(input);
  return JSON.stringify(say(input, { person, fact, answer })) === before;
};

void test('any rules: exactly the smallest sets that trying everything finds', () => {
  fc.assert(
    fc.property(anyRules, anyInput, fc.constantFrom(...TARGETS), fc.nat(), (rules, made, target, seed) => {
      // Where nothing is said of each person, they are as the case says.
      const people = (made.people ?? []).map(({ by: _by, towards: _towards, ...person }) => person);
      const input = seed % 4 === 0 ? { ...made, people } : made;
      const small = smallPolicy(rules);
      const { prepared, advice } = ask(small, input);
      const now = wordOf(advice, target, rules);
      const all = everyQuestion(input);
      // Four questions at a time, so that every way to answer them can be tried; often three of one factor, of which the
      // answer for the case holds for whoever says nothing else.
      const coercion = all.filter(([said]) => said?.fact.endsWith('coercion')).slice(0, seed % 2 === 0 ? 3 : 0);
      const rest = fc.shuffledSubarray(all, { minLength: 4, maxLength: 4 });
      const chosen = [...new Set([...coercion, ...(fc.sample(rest, { numRuns: 1, seed })[0] ?? [])])].slice(0, 4);
      const some = chosen.map((answers) => answers.filter((said) => !nowSaid(input, said)));
      const adviser = new Adviser([{ files: small }], () => '');
      const isMoved = (said: readonly Said[]): boolean => {
        const result = adviser.advise(said.reduce(say, input), { today });
        return result.ok && wordOf(result.value, target, rules) !== now;
      };
      const names = new Set(chosen.flat().map(({ person, fact }) => `${person ?? ''} ${fact}`));
      const asked = ({ person, fact }: { person: string | null; fact: string }) => names.has(`${person ?? ''} ${fact}`);
      const found = whatWouldChange(prepared, target, { asked, most: 100_000 });
      if (found === undefined) return;
      assert.equal(found.value, now);
      assert.deepEqual(listed(found.changes, some), smallestByTrying(some, isMoved));
    }),
    many(60),
  );
});

void test('why not, of a response in the middle and with nothing wanted, names the rule that keeps it there', () => {
  const middle = smallRule('ask', 'case', { checks: ['outstanding'] }, { response: 'supervisor-decides' });
  const stop = smallRule('stop', 'case', coerced, { response: 'full-investigation' });
  const { prepared } = ask(smallPolicy([stop, middle]), { ...peer, checks: 'outstanding' });
  const why = whyNot(prepared, { of: 'response' });
  assert.deepEqual([why?.value, why?.wanted], ['supervisor-decides', ['proportionate', 'full-investigation']]);
  assert.deepEqual(
    why?.rules.map(({ rule, bearing }) => `${rule} ${bearing}`),
    ['stop for', 'ask against'],
  );
});
