import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { many } from '../../../test/many.ts';
import { adviceInputOf } from './advice-input.ts';
import { alikeOf, ALIKE_FROM } from './alike.ts';
import { caseFactsFrom, factsDigest, type KnownRows } from './case-facts.ts';
import { openQuestions } from './question.ts';
import { DIRECTIONS, STATES, type Statement } from './statement.ts';
import { responsibilityText } from './triage.view.ts';
import { ALDER, guidance, LINDEN, nothingKnown, NOW, OFFICER, ROWAN, statement } from './triage.make.ts';

const factsOf = (over: Partial<KnownRows> = {}) => caseFactsFrom({ ...nothingKnown, ...over });
const adult = { person: ALDER, kind: 'adult', position: 1, named: true, mayBeChild: false } as const;
const account = { person: ALDER, kind: 'person', position: 1, named: false, mayBeChild: false } as const;
const reporter = { person: ALDER, kind: 'reporter', position: 0, named: true, mayBeChild: false } as const;

const statements: fc.Arbitrary<Statement> = fc
  .record({
    fact: fc.constantFrom('coercion', 'grooming', 'young-carer', 'immediate-harm'),
    person: fc.constantFrom(ROWAN, LINDEN),
    direction: fc.constantFrom(...DIRECTIONS),
    state: fc.constantFrom(...STATES),
  })
  .map(({ person, ...over }) => statement({ ...over, person: over.direction === 'case' ? null : person }));

const keyOf = ({ person, direction, fact }: Statement): string => JSON.stringify([person, direction, fact]);

const isThere = (state: Statement['state'] | undefined): boolean => state === 'suspected' || state === 'confirmed';

/** A no of the case, against what is said of somebody, is read as what is said of them: the surest of it. */
const standsAs = (stated: readonly Statement[], { fact, direction, state }: Statement): Statement['state'] => {
  if (direction !== 'case' || (state !== 'ruled-out' && state !== 'no-evidence')) return state;
  const of = stated.filter(
    (one) => one.fact === fact && ['by', 'towards'].includes(one.direction) && isThere(one.state),
  );
  if (of.length === 0) return state;
  return of.some((one) => one.state === 'confirmed') ? 'confirmed' : 'suspected';
};

test('property: what is said to have been done by or towards somebody is never denied for the others by an answer of the case', () => {
  fc.assert(
    fc.property(fc.uniqueArray(statements, { selector: keyOf }), (stated) => {
      const { factors = {}, people = [] } = adviceInputOf(factsOf({ statements: stated }));
      for (const { by = {}, towards = {} } of people)
        for (const [fact, state] of [...Object.entries(by), ...Object.entries(towards)])
          // Harm now is asked of each child, and by or towards nobody.
          if (isThere(state) && fact !== 'immediate-harm')
            assert.ok(!['ruled-out', 'no-evidence'].includes(factors[fact] ?? ''), fact);
    }),
    many(200),
  );
});

test('given any answers, when they are put together, then each is its own person’s and nobody else’s, as it was answered', () => {
  fc.assert(
    fc.property(fc.uniqueArray(statements, { selector: keyOf }), (stated) => {
      const facts = factsOf({ statements: stated });
      const held = facts.people.flatMap(({ person, facts: own, by, towards }) =>
        Object.entries({ person: own, by, towards }).flatMap(([direction, answers]) =>
          Object.entries(answers).map(([fact, state]) => JSON.stringify([person, direction, fact, state])),
        ),
      );
      const ofCase = Object.entries(facts.factors).map(([fact, state]) => JSON.stringify([null, 'case', fact, state]));
      const said = stated
        .map((one) => ({ ...one, state: standsAs(stated, one) }))
        .map(({ person, direction, fact, state }) => JSON.stringify([person, direction, fact, state]));
      assert.deepEqual([...held, ...ofCase].toSorted(), said.toSorted());
    }),
    many(1000, 1),
  );
});

test('given nothing answered, when the guidance is asked, then everything is left out: unknown is never no', () => {
  const input = adviceInputOf(factsOf());
  assert.deepEqual(input, {
    nation: 'england',
    people: [
      { ref: 'Child 1', facts: {}, by: {}, towards: {} },
      { ref: 'Child 2', facts: {}, by: {}, towards: {} },
    ],
    factors: {},
  });
});

test('given answers of not known, when the guidance is asked, then they stay not known', () => {
  const facts = factsOf({
    ages: [{ person: ROWAN, basis: 'stated', lowest: null, highest: null }],
    parts: [{ person: ROWAN, parts: null }],
    earlier: { reports: null },
    statements: [statement({ state: 'unknown' })],
  });
  const input = adviceInputOf(facts);
  const [rowan] = input.people ?? [];
  assert.deepEqual([rowan?.age, rowan?.parts], ['unknown', undefined]);
  assert.equal(input.earlierReports, 'unknown');
  assert.deepEqual(input.factors, { coercion: 'unknown' });
});

test('given one child in whom no harm is found and one not asked, when the guidance is asked, then of the case it is not known', () => {
  const of = (person: string) => statement({ fact: 'immediate-harm', person, direction: 'person' });
  assert.equal(adviceInputOf(factsOf({ statements: [of(ROWAN)] })).factors?.['immediate-harm'], undefined);
  const both = factsOf({ statements: [of(ROWAN), of(LINDEN)] });
  assert.equal(adviceInputOf(both).factors?.['immediate-harm'], 'ruled-out');
});

test('given a date of birth and an age that was stated, when both are there, then the first stands, and where they exclude each other everything between is possible', () => {
  const facts = factsOf({
    ages: [
      { person: ROWAN, basis: 'stated', lowest: 17, highest: 17 },
      { person: ROWAN, basis: 'birth-date', lowest: 9, highest: 9 },
      { person: LINDEN, basis: 'stated', lowest: 14, highest: 18 },
      { person: LINDEN, basis: 'birth-date', lowest: 15, highest: 15 },
    ],
  });
  assert.deepEqual(
    facts.people.map(({ age }) => age),
    [[9, 17], 15],
  );
});

test('given somebody under ten on the day, when they are shown, then as never a suspect', () => {
  assert.match(responsibilityText(9) ?? '', /never a suspect/);
  assert.match(responsibilityText([8, 11]) ?? '', /May have been under 10/);
  assert.equal(responsibilityText(10), undefined);
  assert.equal(responsibilityText('unknown'), undefined);
});

test('given an account nobody knows, a named adult and who reported, when put together, then each is what is known of them', () => {
  assert.equal(factsOf({ parties: [account] }).people[0]?.identified, false);
  const [known] = factsOf({ parties: [adult] }).people;
  assert.deepEqual([known?.identified, known?.age], [true, [18, 120]]);
  assert.equal(factsOf({ parties: [reporter] }).people.length, 0);
  const forwarded = factsOf({ parties: [reporter], parts: [{ person: ALDER, parts: ['protected'] }] });
  assert.equal(forwarded.people[0]?.ref, 'Reporter');
});

test('given the same answers at another time in another order, when digested, then the digest is the same; another answer changes it', () => {
  const one = statement();
  const other = statement({ fact: 'grooming' });
  const digest = factsDigest(factsOf({ statements: [one, other] }));
  const later = { ...one, at: new Date(NOW.getTime() + 1000), by: ROWAN };
  assert.equal(factsDigest(factsOf({ statements: [other, later] })), digest);
  assert.notEqual(factsDigest(factsOf({ statements: [other, { ...one, state: 'suspected' }] })), digest);
  assert.notEqual(factsDigest(factsOf({ statements: [other, { ...one, fromWhom: 'check' }] })), digest);
  assert.match(digest, /^[0-9a-f]{64}$/);
});

test('given somebody who must not be told, when digested, then the digest is as if nobody were named: whom to tell is no reason for or against an outcome', () => {
  const answer = statement({ fact: 'household-risk', person: ROWAN, direction: 'person', state: 'ruled-out' });
  const named = statement({ ...answer, state: 'suspected', onFloor: true });
  assert.equal(factsDigest(factsOf({ statements: [named] })), factsDigest(factsOf({})));
  const both = factsOf({ statements: [{ ...named, inPlaceOf: answer }] });
  assert.equal(both.people[0]?.facts['household-risk'], 'suspected', 'and yet it counts for who is told');
  assert.equal(factsDigest(both), factsDigest(factsOf({ statements: [answer] })));
});

test('given answers ticked all alike, when there are enough, then they are named for a supervisor', () => {
  const ticked = Array.from({ length: ALIKE_FROM }, (_, i) => statement({ fact: `invented-${i}` }));
  const [alike] = alikeOf({ stated: ticked });
  assert.deepEqual([alike?.person, alike?.facts.length, alike?.isAll, alike?.by], [null, ALIKE_FROM, true, OFFICER]);
  assert.deepEqual(alikeOf({ stated: ticked.slice(1) }), []);
  assert.equal(alikeOf({ stated: [...ticked, statement({ state: 'confirmed' })] })[0]?.isAll, false);
});

const asked = (over: Partial<KnownRows>, unknowns: Parameters<typeof guidance>[0] = []): readonly string[] =>
  openQuestions(guidance(unknowns), factsOf(over)).map(({ person, about, fact }) =>
    [person?.ref ?? 'case', about, fact].join('/'),
  );

test('given nothing answered, when it is asked what is open, then what is always asked comes first, and what matters after', () => {
  const open = asked({ parties: nothingKnown.parties.slice(0, 1) }, [
    { person: null, fact: 'grooming' },
    { person: null, fact: 'checks' },
  ]);
  assert.deepEqual(open, [
    'Child 1/person/immediate-harm',
    'Child 1/age/age',
    'Child 1/identified/identified',
    'Child 1/parts/parts',
    'case/earlierReports/earlierReports',
    'case/case/adult-involved',
    'case/case/coercion',
    'case/case/grooming',
  ]);
});

test('given what is worked out, when it is asked what is open, then it is not asked', () => {
  const shared = { parties: [adult], parts: [{ person: ALDER, parts: ['shared'] as const }] };
  const open = asked(shared, [
    { person: null, fact: 'under-13' },
    { person: null, fact: 'persistent-behaviour' },
    { person: 'Adult 1', fact: 'young-carer' },
  ]);
  assert.equal(
    open.some((key) => /adult-involved|under-13|persistent|young-carer/.test(key)),
    false,
  );
});

test('given an adult, when it is asked what is open, then it is asked whether they are at risk of harm now, and of an account nobody knows it is not', () => {
  assert.ok(asked({ parties: [adult] }).includes('Adult 1/person/immediate-harm'));
  assert.ok(!asked({ parties: [account] }).some((key) => key.endsWith('immediate-harm')));
});

test('given one answer of not known and the rest never asked, when put to the guidance, then only that one is unknown', () => {
  const put = adviceInputOf(factsOf({ statements: [statement({ state: 'unknown' })] }));
  assert.deepEqual(put.factors, { coercion: 'unknown' });
  assert.equal(put.earlierReports, undefined);
});

test('given an answer of not known, when it is asked what is open, then it is not asked again', () => {
  const statements = [statement({ state: 'unknown' }), statement({ fact: 'grooming', state: 'unknown' })];
  const open = asked({ statements }, [{ person: null, fact: 'grooming' }]);
  assert.equal(
    open.some((key) => /coercion|grooming/.test(key)),
    false,
  );
});

test('given a factor that is there, when the guidance turns on who did it, then it is asked of that person alone', () => {
  const present = { statements: [statement({ state: 'confirmed' })] };
  const open = asked(present, [{ person: 'Child 2', fact: 'by.coercion' }]);
  assert.equal(open.at(-1), 'Child 2/by/coercion');
});
