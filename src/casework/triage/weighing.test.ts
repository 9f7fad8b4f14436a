import assert from 'node:assert/strict';
import { test } from 'node:test';
import { adviceInputOf } from './advice-input.ts';
import { caseFactsFrom, factsDigest } from './case-facts.ts';
import { ALDER, CASE, FACTS, guidance, LINDEN, moment, nothingKnown, NOW, OFFICER, ROWAN } from './triage.make.ts';
import { weighingRows } from './weighing-row.ts';
import { WeighingBody } from './weighing.schema.ts';
import { decideWeighing, weighedBefore, type StateWeighing, type Weighed } from './weighing.ts';

const WORDS = 'Two earlier contacts of another kind are on record.';
const antecedents: StateWeighing = {
  ...{ case: CASE, fact: 'antecedents', person: ROWAN },
  ...{ state: 'recorded', fromWhom: 'police-record', words: WORDS },
};
const stateOf = (fact: string) => ({
  ...{ weighing: 'w', passage: 'p', people: [ROWAN, LINDEN] },
  text: weighedBefore(guidance()).find(({ id }) => id === fact),
});
const decide = (over: Partial<StateWeighing>) => {
  const input = { ...antecedents, ...over };
  return decideWeighing(stateOf(input.fact), input, moment);
};
const codeOf = (over: Partial<StateWeighing>): string => {
  const decided = decide(over);
  return decided.ok ? 'stated' : decided.refusal.code;
};
const weighed = (over: Partial<Weighed> = {}): Weighed => ({
  ...{ fact: 'antecedents', person: ROWAN, state: 'recorded', fromWhom: 'police-record', passage: 'p' },
  ...{ at: NOW, by: OFFICER },
  ...over,
});
const factsOf = (...rows: readonly Weighed[]) => caseFactsFrom({ ...nothingKnown, weighed: rows });

test('given what is on record of a child, when it is stated, then its words are sealed and concern that child alone', () => {
  const decided = decide({});
  assert.ok(decided.ok);
  assert.deepEqual(decided.value[0]?.sealed, { passage: 'p', words: WORDS, concerns: [ROWAN] });
  const ofCase = decide({ fact: 'spread', person: undefined });
  assert.deepEqual(ofCase.ok && ofCase.value[0]?.sealed?.concerns, [ROWAN, LINDEN]);
});

test('given that it is not known, when words or a source are beside it, then neither is kept', () => {
  const decided = decide({ state: 'unknown' });
  assert.ok(decided.ok);
  assert.deepEqual([decided.value[0]?.fromWhom, decided.value[0]?.sealed], [undefined, undefined]);
});

for (const [name, over, code] of [
  ['a fact that a rule reads', { fact: 'coercion', person: undefined }, 'NotWeighed'],
  ['what is written with the decision', { fact: 'public-interest', person: undefined }, 'NotWeighed'],
  ['a fact of each person, of the case', { person: undefined }, 'NotWeighedSo'],
  ['a fact of the case, of a person', { fact: 'spread' }, 'NotWeighedSo'],
  ['none, where the guidance has no such answer', { fact: 'spread', person: undefined, state: 'none' }, 'NotWeighedSo'],
  ['somebody of another case', { person: ALDER }, 'NotInThisCase'],
  ['no source', { fromWhom: undefined }, 'SourceMissing'],
  ['none on record from nobody', { state: 'none', fromWhom: undefined }, 'SourceMissing'],
  ['none on record without where it was looked for', { state: 'none', words: undefined }, 'WordsMissing'],
] as const) {
  test(`given ${name}, when it is stated, then it is refused as ${code}`, () => {
    assert.equal(codeOf(over), code);
  });
}

test('given a form, when an interview is its source or what it holds is missing, then it is refused at the field', () => {
  const faults = (body: unknown) => WeighingBody.safeParse(body).error?.issues.map(({ path }) => path.join('.'));
  assert.deepEqual(faults({ state: 'recorded' }), ['words', 'fromWhom']);
  assert.deepEqual(faults({ state: 'recorded', words: WORDS, fromWhom: 'interview' }), ['fromWhom']);
  assert.deepEqual(faults({ state: 'recorded', words: 'x'.repeat(501), fromWhom: 'check' }), ['words']);
  assert.equal(faults({ state: 'unknown' }), undefined);
});

test('given two children and an account, when the facts to weigh are listed, then an account has no record to ask for', () => {
  const parties = [
    ...nothingKnown.parties,
    { person: ALDER, kind: 'person', position: 1, named: false, mayBeChild: false } as const,
  ];
  const rows = weighingRows({ facts: FACTS }, caseFactsFrom({ ...nothingKnown, parties, weighed: [weighed()] }));
  assert.deepEqual(
    rows.map(({ text, person, weighed: said }) => [text.id, person?.ref, said?.state]),
    [
      ['antecedents', 'Child 1', 'recorded'],
      ['antecedents', 'Child 2', undefined],
      ['spread', undefined, undefined],
    ],
  );
});

test('given what is weighed, when the guidance is asked, then it is there as what it is, and its words are not', () => {
  const input = adviceInputOf(factsOf(weighed(), weighed({ fact: 'spread', person: null, state: 'unknown' })));
  assert.deepEqual(input.weighed, { spread: 'unknown' });
  assert.deepEqual(
    input.people?.map((person) => person.weighed),
    [{ antecedents: 'recorded' }, undefined],
  );
});

test('given what is weighed, when it is stated anew, then the digest is another; said again alike or in another order, it is the same', () => {
  const spread = weighed({ fact: 'spread', person: null });
  const digest = factsDigest(factsOf(weighed(), spread));
  assert.equal(factsDigest(factsOf(spread, weighed({ at: new Date(0), by: 'another' }))), digest);
  assert.notEqual(factsDigest(factsOf(weighed({ passage: 'q' }), spread)), digest);
  assert.notEqual(factsDigest(factsOf()), digest);
});
