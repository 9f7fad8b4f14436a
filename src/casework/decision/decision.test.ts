import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import type { Actor } from '../../platform/access/index.ts';
import { anAdvice, anOpenDecision, aProposal, CHILD, CRIME } from './decision.make.ts';
import { decisionProblems } from './decision.problem.ts';
import { decideProposal, type DecisionState, type ProposeOutcome } from './decision.ts';

const officer: Actor = {
  force: 'northmoor',
  staff: '00000000-0000-7000-8000-000000000001',
  name: 'Olive Example',
  roles: ['officer'],
};
const now = new Date('2026-11-22T10:00:00Z');
const decide = (state: DecisionState, input: ProposeOutcome) => decideProposal(state, input, { actor: officer, now });
const codeOf = (state: DecisionState, input: ProposeOutcome): string => {
  const done = decide(state, input);
  return done.ok ? 'proposed' : done.refusal.code;
};

test('given an available outcome, when it is proposed, then the proposal keeps question, advice and digest', () => {
  const state = anOpenDecision();
  const done = decide(state, aProposal());
  assert.ok(done.ok);
  assert.deepEqual(
    done.value.map(({ outcomes, basisDigest, advice, by }) => ({ outcomes: outcomes.length, basisDigest, advice, by })),
    [{ outcomes: 1, basisDigest: 'seen', advice: state.advice, by: officer.staff }],
  );
});

test('given no crime, a crime left out, or one of another case, when proposed, then it is refused and says which', () => {
  assert.equal(codeOf(anOpenDecision({ crimes: [] }), aProposal()), 'CrimeNotRecorded');
  assert.equal(codeOf(anOpenDecision({ crimes: [CRIME, CHILD] }), aProposal()), 'CrimeWithoutOutcome');
  const twice = { ...aProposal(), choices: [...aProposal().choices, ...aProposal().choices] };
  assert.equal(codeOf(anOpenDecision(), twice), 'OutcomeOfNoCrime');
});

test('given a crime against a child, when an outcome of it is proposed about that very child, then it is refused as that; about somebody else, or where nobody said, it is not', () => {
  const other = '00000000-0000-7000-8000-0000000000b2';
  const about = (against: ReadonlyMap<string, string>) => decide(anOpenDecision({ against }), aProposal());
  assert.deepEqual(about(new Map([[CRIME, CHILD]])), {
    ok: false,
    refusal: { code: 'CrimeAgainstThem', crime: CRIME, person: CHILD, outcome: '21' },
  });
  for (const against of [new Map<string, string>(), new Map([[CRIME, other]]), new Map([[other, CHILD]])])
    assert.equal(about(against).ok, true);
  const nobody = anOpenDecision({ advice: anAdvice([{ code: '18' }]), against: new Map([[CRIME, CHILD]]) });
  assert.equal(codeOf(nobody, aProposal({ outcome: '18', person: undefined })), 'proposed');
});

test('given facts that changed after they were read, when proposed, then it is refused', () => {
  assert.equal(codeOf(anOpenDecision(), aProposal({}, 'older')), 'FactsChanged');
});

test('given an outcome that is barred or waits, when proposed, then it is refused with the rules, whatever the departure', () => {
  for (const [standing, code] of [
    ['barred', 'OutcomeBarred'],
    ['not-yet', 'OutcomeNotYet'],
  ] as const) {
    const state = anOpenDecision({ advice: anAdvice([{ standing, because: ['a-rule'] }]) });
    const done = decide(state, aProposal({ departure: 'legal-advice' }));
    assert.ok(!done.ok && done.refusal.code === code && 'because' in done.refusal);
    assert.deepEqual(done.refusal.because, ['a-rule']);
  }
});

test('given a refusal that rests on rules, when it is told, then it says each rule in its own words, and programs have the ids', () => {
  const refusal = {
    ...{ code: 'OutcomeNotYet', outcome: '21', because: ['outcome-no-conduct'] },
    ...{ says: ['Somebody’s part is not known.'], needs: ['state-of-evidence', 'second-person'] },
  };
  const problem = decisionProblems['OutcomeNotYet'];
  assert.equal(
    problem?.sentence(refusal),
    'Outcome 21 waits for something. Somebody’s part is not known. Still to be recorded: the state of the evidence. Where a check is unavailable, a supervisor can record an exception.',
  );
  assert.deepEqual({ code: refusal.code, ...problem.members?.(refusal) }, refusal);
});

test('given a formal end where the advice is proportionate, when proposed, then a reason to depart is asked, and with one it stands', () => {
  const state = anOpenDecision({ advice: anAdvice([{ code: '1', standing: 'needs-decision' }]) });
  assert.equal(codeOf(state, aProposal({ outcome: '1' })), 'DepartureReasonNeeded');
  assert.equal(codeOf(state, aProposal({ outcome: '1', departure: 'legal-advice' })), 'proposed');
});

test('given an outcome about somebody’s part, when nobody or a stranger is named, then it is refused; 18 names nobody', () => {
  assert.equal(codeOf(anOpenDecision(), aProposal({ person: undefined })), 'OutcomePersonNeeded');
  assert.equal(codeOf(anOpenDecision(), aProposal({ person: CRIME })), 'PersonNotInThisCase');
  const state = anOpenDecision({ advice: anAdvice([{ code: '18' }]) });
  assert.equal(codeOf(state, aProposal({ outcome: '18', person: undefined })), 'proposed');
});

test('given somebody identified and somebody not, when an outcome that names nobody is proposed, then it stands alike whoever is listed first', () => {
  const listed = (ref: string, role: 'suspect' | 'victim', standing: 'barred' | 'not-yet' | 'needs-decision') => ({
    ...{ ref, role, because: [] },
    outcomes: [{ code: '18', standing, because: ['outcome-14-18-identified'], needs: [] }],
  });
  const [identified, depicted, other] = [
    listed('A', 'suspect', 'barred'),
    listed('B', 'victim', 'not-yet'),
    listed('C', 'suspect', 'needs-decision'),
  ];
  const proposed = (...people: readonly ReturnType<typeof listed>[]) =>
    codeOf(
      anOpenDecision({ advice: { ...anAdvice([]), people: [...people] } }),
      aProposal({ outcome: '18', person: undefined }),
    );
  assert.equal(proposed(identified, depicted, other), 'proposed');
  assert.equal(proposed(other, depicted, identified), 'proposed');
  assert.equal(proposed(depicted, identified, other), 'proposed');
  // Whoever took part is identified: that somebody else is a victim opens nothing.
  assert.equal(proposed(depicted, identified), 'OutcomeBarred');
  assert.equal(proposed(identified, depicted), 'OutcomeBarred');
  assert.equal(proposed(depicted), 'OutcomeNotYet');
});

test('given any standings and any stage, when anything is proposed, then only open cases take what is available or needs a decision, and never about the child whom the crime is against', () => {
  const standing = fc.constantFrom('available', 'needs-decision', 'not-yet', 'barred');
  const stage = fc.constantFrom('open', 'proposed', 'approved', 'closed');
  const harmed = fc.constantFrom(CHILD, CRIME, undefined);
  fc.assert(
    fc.property(standing, stage, fc.constantFrom('seen', 'older'), harmed, (is, at, seen, whom) => {
      const against = new Map(whom === undefined ? [] : [[CRIME, whom]]);
      const state = anOpenDecision({ advice: anAdvice([{ standing: is }]), stage: at, against });
      const done = decide(state, aProposal({}, seen));
      const isOpen = at === 'open' && seen === 'seen' && (is === 'available' || is === 'needs-decision');
      const may = isOpen && whom !== CHILD;
      assert.equal(done.ok, may);
    }),
  );
});

test('given a condition that the guidance does not have, when proposed, then it is refused before anything else is weighed', () => {
  const done = decide(anOpenDecision({ conditionsKnown: false }), aProposal());
  assert.deepEqual(done, { ok: false, refusal: { code: 'NoSuchCondition' } });
});

test('given a supervisor who decided otherwise, when a soft or a formal end is proposed against it, then a reason to depart is asked', () => {
  const asked = (code: string, decided: DecisionState['decided']) => {
    const advice = anAdvice([{ code, standing: 'needs-decision' }], 'supervisor-decides');
    return codeOf(anOpenDecision({ advice, decided }), aProposal({ outcome: code }));
  };
  for (const code of ['8', '21', '22']) {
    assert.equal(asked(code, { response: 'full-investigation', category: undefined }), 'DepartureReasonNeeded');
    assert.equal(asked(code, { response: undefined, category: 'aggravated' }), 'DepartureReasonNeeded');
    assert.equal(asked(code, { response: 'proportionate', category: 'aggravated' }), 'proposed');
  }
  assert.equal(asked('1', { response: 'proportionate', category: undefined }), 'DepartureReasonNeeded');
  assert.equal(asked('1', { response: 'full-investigation', category: undefined }), 'proposed');
});

test('given something unfinished, when an outcome is proposed, then it is refused and says what', () => {
  const unfinished = [{ what: 'not-safe', subject: CHILD }] as const;
  assert.deepEqual(decide(anOpenDecision({ unfinished }), aProposal()), {
    ok: false,
    refusal: { code: 'UnfinishedFirst', what: unfinished },
  });
});

test('given Outcome 5 of a child, when nobody agreed that the child has died, then it is refused; once agreed it is the guidance’s', () => {
  const of = (living: readonly string[]) =>
    codeOf(anOpenDecision({ advice: anAdvice([{ code: '5' }]), living }), aProposal({ outcome: '5', person: CHILD }));
  assert.deepEqual([of([CHILD]), of([])], ['DeathNotAgreed', 'proposed']);
});
