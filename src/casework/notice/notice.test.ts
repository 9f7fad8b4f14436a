import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {
  decideTelling,
  dueSteps,
  dueWords,
  tellBy,
  untold,
  type DueWords,
  type Made,
  type OutcomeRow,
  type TellChild,
  type TellState,
} from './notice.ts';
import {
  allTold,
  decideAnswer,
  decideProposal,
  inPlace,
  noticeOf,
  REASONS,
  type AnswerNotTelling,
  type NotTellingRow,
} from './not-telling.ts';
import {
  approvedFor,
  ASHA,
  BRAM,
  CASE,
  DECIDED,
  DUE,
  momentOf,
  NOW,
  notTellingRow,
  OFFICER,
  proposeState,
  SUPERVISOR,
  telling,
  tellState,
  toldRow,
} from './notice.make.ts';
import { CODES, labelOf, textOf, WORDS_IDS, wordsFor } from './words.ts';

const codeOf = (result: { ok: boolean; refusal?: { code: string } }): string =>
  result.ok ? 'ok' : (result.refusal?.code ?? '');
const SAFE = { passage: telling().contact, may: 'The aunt', contradictsItself: false };
const contactOf = (mustNot: string) => ({ ...SAFE, mustNot: [mustNot] });
const tell = (state: Partial<TellState>, input: Partial<TellChild> = {}) =>
  codeOf(decideTelling(tellState(state), telling(input), momentOf(OFFICER)));

test('given a child to tell, when the safe contact is not known, changed or not confirmed, then nothing is recorded', () => {
  assert.equal(tell({}), 'ok');
  assert.equal(tell({ contact: undefined }), 'SafeContactUnknown');
  assert.equal(tell({}, { contact: 'another' }), 'SafeContactChanged');
  assert.equal(tell({}, { stillRight: 'no' }), 'SafeContactNotConfirmed');
  assert.equal(tell({}, { stillRight: 'not-known' }), 'SafeContactNotConfirmed', 'not known is never yes');
});

test('given what comes before any contact and is open, when a child is told, then it is refused and named', () => {
  const first = [
    { id: 'plan-who-is-told', says: 'A supervisor first agrees who is told.', place: 'duties/plan-who-is-told/x' },
  ];
  assert.equal(tell({ first }), 'BeforeContactFirst');
  assert.equal(tell({ first: [] }), 'ok');
});

test('given somebody who must not be told, when it is not confirmed that they were not, then nothing is recorded', () => {
  const contact = contactOf('The father');
  assert.equal(tell({ contact }), 'MustNotBeTold');
  assert.equal(tell({ contact }, { keptFrom: true }), 'ok');
  const both = { contact: { ...contact, contradictsItself: true } };
  assert.equal(tell(both, { keptFrom: true }), 'SafeContactContradicts', 'to be told and not to be told');
});

test('given somebody told for a child, when it is not said who, or it is who must not be told, then nothing is recorded', () => {
  const contact = contactOf('The father; a lodger');
  const by = (who: TellChild['who'], called?: string) =>
    tell({ contact, called }, { whom: 'parent-or-carer', who, keptFrom: true });
  assert.equal(by(undefined), 'ToldWhoMissing');
  assert.equal(by({ name: 'The aunt' }), 'ok');
  assert.equal(by({ name: 'the  FATHER' }), 'ToldWhoMustNot');
  assert.equal(by({ person: BRAM }), 'ToldWhoNotOfCase');
  assert.equal(by({ person: BRAM }, 'A lodger'), 'ToldWhoMustNot');
  assert.equal(by({ person: BRAM }, 'An aunt'), 'ok');
  assert.equal(tell({}, { whom: 'child', who: undefined }), 'ok');
});

test('given what is due, when other words are given or some left out, then nothing is recorded', () => {
  assert.equal(tell({}, { words: ['21-own', '2-own'] }), 'WordsNotForThisChild');
  const due = [...DUE, { words: 'ended', since: DECIDED } as const];
  assert.equal(tell({ due }), 'WordsLeftOut');
  assert.equal(tell({ due: [] }), 'NothingToTell');
  assert.equal(tell({ before: [toldRow()] }), 'AlreadyTold');
  assert.equal(tell({ isChildOfCase: false }), 'NotAChildOfThisCase');
  assert.equal(tell({ notTelling: 'approved' }), 'NotTellingStands');
});

test('given a time, when it is still to come or before the decision, then nothing is recorded', () => {
  assert.equal(tell({}, { toldAt: new Date(NOW.getTime() + 1) }), 'ToldLaterThanNow');
  assert.equal(tell({}, { toldAt: new Date(DECIDED.getTime() - 1) }), 'ToldBeforeDecision');
});

test('given outcomes linked to two children, when the words are chosen, then each has their own part and nothing of the other', () => {
  const outcomes = [approvedFor(ASHA, '21'), approvedFor(BRAM, '2')];
  assert.deepEqual(
    dueWords(outcomes, ASHA).map(({ words }) => words),
    ['21-own', 'ended'],
  );
  assert.deepEqual(
    dueWords(outcomes, BRAM).map(({ words }) => words),
    ['ended-without-court', '2-own'],
  );
});

test('given any outcomes, when what is linked to another changes among formal codes, then a child’s words do not', () => {
  const formal = fc.constantFrom('1', '2', '3', '4', '8', '23');
  fc.assert(
    fc.property(formal, formal, (one, other) => {
      const words = (code: string) => dueWords([approvedFor(ASHA), approvedFor(BRAM, code)], ASHA);
      assert.deepEqual(words(one), words(other));
    }),
  );
});

test('given the words, then none promises what will not be disclosed, names a role, or speaks of another child', () => {
  const texts = WORDS_IDS.map((id) => [id, textOf(id).join(' ')] as const);
  for (const [id, text] of texts) {
    assert.doesNotMatch(
      text,
      /never be|will not be (?:disclosed|shown|told)|nobody will (?:know|see)|guarantee|promise/i,
      id,
    );
    assert.doesNotMatch(text, /offender|perpetrator|suspect|criminal|the other (?:child|person)|image|sext/i, id);
  }
  const dbs = textOf('21-own').join(' ');
  assert.match(dbs, /enhanced DBS check/);
  assert.match(dbs, /We cannot tell you today/);
  for (const code of CODES) assert.equal(labelOf(wordsFor(code, 'adult')).includes('Outcome'), false);
});

const ALDER = '00000000-0000-7000-8000-0000000000ad';
const toldOf = (code: string, linked: string | undefined): string => {
  const row = { ...approvedFor(BRAM, code), person: linked };
  return dueWords([row], ASHA, [ALDER])
    .flatMap(({ words }) => textOf(words))
    .join(' ');
};

test('given a decision that another child is told with its reason, when the child it is about is told, then with the same reason', () => {
  for (const code of ['9', '10', '16', '21', '22']) {
    const [own, other] = [textOf(wordsFor(code, 'own')), textOf(wordsFor(code, 'other'))];
    const reasons = other.filter((sentence) => sentence.startsWith('The reason: '));
    assert.equal(reasons.length, 1, code);
    assert.ok(own.includes(reasons[0] ?? ''), code);
  }
});

test('given an outcome of an adult or of nobody, when a victim is told, then it is what was decided, with its reason', () => {
  const WAYS = [
    ['1', ALDER, /going to a court/],
    ['3', ALDER, /caution was given/],
    ['14', undefined, /reason: they do not know who/],
    ['15', ALDER, /reason: there is not enough evidence/],
    ['16', ALDER, /reason: what people wanted/],
    ['18', undefined, /did not find who could be held responsible/],
    ['20', undefined, /Another service/],
    ['21', BRAM, /reason: all that is known was weighed/],
  ] as const;
  for (const [code, linked, says] of WAYS) assert.match(toldOf(code, linked), says, code);
  for (const code of CODES) assert.doesNotMatch(toldOf(code, ALDER), /finished looking/, code);
});

test('given an outcome of somebody who may be a child, when another child is told, then no court, caution, illness or age of theirs is said', () => {
  for (const code of CODES.filter((one) => !['9', '10', '11', '21', '22'].includes(one)))
    assert.doesNotMatch(
      toldOf(code, BRAM),
      /going to a court|caution|admitted|\bill\b|illness|died|under 10|activity/,
      code,
    );
});

test('given a child with a part and no outcome, when all is decided, then they are told that nothing was decided against them, and of DBS', () => {
  const row = (over: Partial<OutcomeRow> = {}): OutcomeRow => ({
    ...approvedFor(BRAM),
    involved: [ASHA, BRAM],
    ...over,
  });
  const words = (rows: readonly OutcomeRow[], who = ASHA) => dueWords(rows, who).map((one) => one.words);
  assert.deepEqual(words([row()]), ['ended-without-court', 'involved']);
  assert.deepEqual(words([row()], BRAM), ['21-own']);
  assert.deepEqual(
    words([row({ involved: [BRAM] })]),
    ['ended-without-court'],
    'a victim is told nothing of a record of theirs',
  );
  assert.deepEqual(words([row(), row({ crime: 'another', state: 'proposed' })]), ['ended-without-court']);
  assert.match(textOf('involved').join(' '), /Nothing was decided against you[\s\S]*enhanced DBS check/);
  const before = toldRow({ words: ['ended-without-court'], recordedAt: DECIDED });
  assert.deepEqual(untold(dueWords([row()], ASHA), [before]), [], 'told before there were these words');
});

const INTERVIEW: Made = { person: BRAM, means: 'interview', at: DECIDED };
const LATER = new Date(DECIDED.getTime() + 3_600_000);
const STEP = dueSteps([INTERVIEW], ASHA);

test('given an interview, then every child but whose it was is to be told, before anything is decided and while it is decided again', () => {
  assert.deepEqual(dueSteps([INTERVIEW], BRAM), []);
  assert.equal(noticeOf(ASHA, STEP, [], [], NOW, false).state, 'to-tell');
  assert.equal(noticeOf(ASHA, [], [], [], NOW, false).state, 'not-yet');
  const said = toldRow({ words: ['interview-held'], recordedAt: LATER });
  assert.equal(noticeOf(ASHA, STEP, [said], [], NOW, false).state, 'not-yet', 'how it ends is still to come');
  assert.equal(noticeOf(ASHA, [...STEP, ...DUE], [said], [], NOW, false).state, 'decided-again');
  const open = { due: [...STEP, ...DUE], isCurrent: false };
  assert.equal(tell(open, { words: ['interview-held'] }), 'ok');
  assert.equal(
    tell(open, { words: ['interview-held', '21-own'] }),
    'WordsNotForThisChild',
    'not what is decided again',
  );
  assert.equal(tell({ ...open, before: [said] }, { words: ['interview-held'] }), 'DecidedAgainFirst');
  assert.equal(tell({ due: STEP, isCurrent: false, before: [said] }, { words: ['interview-held'] }), 'AlreadyTold');
});

test('given two interviews, when a child was told of the first, then the second is owed, and the longest wait leads', () => {
  const second = { ...INTERVIEW, means: 'arrest', at: LATER } as const;
  const due = dueSteps([INTERVIEW, second], ASHA);
  assert.deepEqual(noticeOf(ASHA, due, [], [], NOW).since, DECIDED);
  const first = toldRow({ words: ['interview-held'], recordedAt: DECIDED });
  assert.deepEqual(untold(due, [first]), [{ words: 'arrest-made', since: LATER }]);
  // Told since how it ended, nobody waits for a step on the way; told before it, they do.
  assert.deepEqual(untold(due, [toldRow({ recordedAt: LATER })]), []);
  assert.equal(untold(due, [toldRow({ recordedAt: new Date(DECIDED.getTime() - 1) })]).length, 2);
});

const APPROVAL: AnswerNotTelling = {
  ...{ case: CASE, person: ASHA, notTelling: 'not-telling' },
  ...{ answer: 'approved' as const, why: 'Telling it now would not be safe.', reviewOn: undefined },
};
const stateOf = (rows: Parameters<typeof noticeOf>[3], now = NOW) => noticeOf(ASHA, DUE, [], rows, now);
const approved = { answer: 'approved', at: NOW, by: SUPERVISOR, passage: null } as const;

test('given a reason not to tell, when it is approved, then it stands until its day of review and then the child is due again', () => {
  assert.equal(stateOf([]).state, 'to-tell');
  assert.equal(stateOf([notTellingRow()]).state, 'not-telling-proposed');
  const row = notTellingRow({ reason: 'cannot-be-found', answers: [approved] });
  assert.equal(stateOf([row]).state, 'not-telling-approved');
  assert.equal(stateOf([row], new Date('2027-01-14T23:59:00Z')).state, 'not-telling-approved');
  const after = stateOf([row], new Date('2027-01-15T00:00:00Z'));
  assert.deepEqual([after.state, after.reviewDue], ['to-tell', true]);
  assert.equal(stateOf([notTellingRow({ answers: [approved, { ...approved, answer: 'returned' }] })]).state, 'to-tell');
});

test('given an approved reason not to tell, when there is more to tell, then a danger stands until a supervisor looks again, and another reason lapses', () => {
  const more = [...DUE, { words: 'interview-held', since: new Date(NOW.getTime() + 1000) } as const];
  const then = new Date(NOW.getTime() + 2000);
  for (const reason of REASONS) {
    const row = notTellingRow({ reason, answers: [approved] });
    const place = inPlace([row], more, then)?.state;
    const danger = reason.startsWith('danger') || reason === 'nobody-safe-to-tell';
    assert.equal(noticeOf(ASHA, more, [], [row], then).state, danger ? 'not-telling-again' : 'to-tell', reason);
    if (!danger) continue;
    assert.equal(tell({ due: more, notTelling: place }), 'NotTellingStands', reason);
    assert.deepEqual(allTold([noticeOf(ASHA, more, [], [row], then)]), { state: 'open', missing: [ASHA] });
    const anew = { case: CASE, person: ASHA, reason, why: 'As before', reviewOn: '2027-01-15' };
    assert.equal(codeOf(decideProposal(proposeState({ due: more, rows: [row] }), anew, momentOf(OFFICER, then))), 'ok');
    const answered = (answer: 'approved' | 'returned', at = then) =>
      notTellingRow({ reason, answers: [approved, { ...approved, answer, at }] });
    assert.equal(noticeOf(ASHA, more, [], [answered('approved')], then).state, 'not-telling-approved');
    assert.equal(noticeOf(ASHA, more, [], [answered('returned')], then).state, 'to-tell');
  }
});

test('given a proposal not to tell, when more is decided or its day comes, then it is answered, and ends by that day alone', () => {
  const more = [...DUE, { words: 'ended', since: new Date(NOW.getTime() + 1000) } as const];
  const answer = (row: NotTellingRow, due: readonly DueWords[], at: string) =>
    codeOf(
      decideAnswer(
        { id: 'answer', row, due, isNewest: true, children: [ASHA], officers: [OFFICER] },
        APPROVAL,
        momentOf(SUPERVISOR, new Date(at)),
      ),
    );
  const open = notTellingRow({ reason: 'cannot-be-found' });
  assert.equal(answer(open, more, '2027-01-14T23:59:00Z'), 'ok', 'what waits in the queue can be answered');
  assert.equal(answer(open, [], '2027-01-14T23:59:00Z'), 'ok');
  assert.equal(answer(open, more, '2027-01-15T00:00:00Z'), 'NothingToAnswer');
  const after = noticeOf(ASHA, more, [], [open], new Date('2027-01-15T00:00:00Z'));
  assert.deepEqual(
    [after.state, after.reviewDue],
    ['to-tell', true],
    'nobody looked at it in time: said, not passed over',
  );
  const agreed = notTellingRow({ answers: [approved] });
  assert.equal(answer(agreed, DUE, '2026-12-01T00:00:00Z'), 'NothingToAnswer', 'the same twice');
});

test('given a child who was told, when another outcome is approved, then the child is to be told that', () => {
  const later = approvedFor(ASHA, '21', new Date(NOW.getTime() + 1000));
  const notice = noticeOf(
    ASHA,
    dueWords([approvedFor(ASHA), later], ASHA),
    [toldRow()],
    [],
    new Date(NOW.getTime() + 2000),
  );
  assert.equal(notice.state, 'to-tell');
});

test('given a proposal, when its proposer or who worked the case answers it, then it is refused whatever roles they hold', () => {
  const answer = (staff: string, over = {}) =>
    codeOf(
      decideAnswer(
        {
          id: 'answer',
          row: notTellingRow(),
          due: DUE,
          isNewest: true,
          children: [ASHA],
          officers: [OFFICER, 'sergeant'],
        },
        { ...APPROVAL, ...over },
        momentOf(staff),
      ),
    );
  assert.equal(answer(OFFICER), 'OwnNotTelling');
  assert.equal(answer(OFFICER, { answer: 'returned', why: 'x' }), 'OwnNotTelling');
  assert.equal(answer('sergeant'), 'OwnNotTelling', 'a colleague proposed it, in their case');
  assert.equal(answer(SUPERVISOR), 'ok');
  assert.equal(answer(SUPERVISOR, { answer: 'returned' }), 'ok');
});

test('given a day of review, when it has come or is too far, then the proposal is refused', () => {
  const propose = (reviewOn: string, state = {}) =>
    codeOf(
      decideProposal(
        proposeState(state),
        { case: CASE, person: ASHA, reason: 'cannot-be-found', why: 'Asked at the last address', reviewOn },
        momentOf(OFFICER),
      ),
    );
  assert.equal(propose('2026-11-22'), 'ReviewNotAhead');
  assert.equal(propose('2026-11-23'), 'ok');
  assert.equal(propose('2027-11-22'), 'ok');
  assert.equal(propose('2027-11-23'), 'ReviewTooFar');
  assert.equal(propose('2027-01-01', { rows: [notTellingRow()] }), 'NotTellingStands');
  assert.equal(propose('2027-01-01', { before: [toldRow()] }), 'AlreadyTold');
});

test('given ages, then a child and an unknown age are told within one working day, a known adult within five', () => {
  assert.equal(tellBy(DECIDED, undefined, {}).toISOString(), '2026-11-24T00:00:00.000Z');
  assert.equal(tellBy(DECIDED, 17, {}).toISOString(), '2026-11-24T00:00:00.000Z');
  assert.equal(tellBy(DECIDED, 18, {}).toISOString(), '2026-11-28T00:00:00.000Z');
});

const rowOf = fc.record({
  crime: fc.constantFrom('one', 'two'),
  outcome: fc.constantFrom('21', '22', '2', '18'),
  person: fc.constantFrom(ASHA, BRAM, undefined),
  state: fc.constantFrom('proposed', 'approved', 'returned'),
  at: fc.integer({ min: 0, max: 5 }).map((i) => new Date(DECIDED.getTime() + i * 1000)),
});

test('given any outcomes and tellings, when a telling is refused, then nothing changes; when it is taken, the child is told', () => {
  const outcomes: fc.Arbitrary<readonly OutcomeRow[]> = fc.array(rowOf, { maxLength: 5 });
  fc.assert(
    fc.property(
      outcomes,
      fc.subarray([...WORDS_IDS]),
      fc.constantFrom('yes', 'no', 'not-known'),
      (set, words, stillRight) => {
        const due = dueWords(set, ASHA);
        const done = decideTelling(tellState({ due }), telling({ words, stillRight }), momentOf(OFFICER));
        if (!done.ok) return;
        assert.equal(stillRight, 'yes');
        const told = done.value.map(({ words: given }) => toldRow({ words: given }));
        assert.deepEqual(allTold([noticeOf(ASHA, due, told, [], NOW)]), { state: 'final', missing: [] });
        assert.ok(words.every((id) => due.some((one) => one.words === id)));
      },
    ),
  );
});

test('given an outcome that a supervisor upheld, when words are due, then every child is told of the second look', () => {
  const upheldAt = new Date(DECIDED.getTime() + 86_400_000);
  const outcomes = [{ ...approvedFor(ASHA), upheldAt }];
  assert.deepEqual(dueWords(outcomes, ASHA), [
    { words: '21-own', since: DECIDED },
    { words: 'stands', since: upheldAt },
  ]);
  const told = [toldRow({ recordedAt: new Date(DECIDED.getTime() + 1) })];
  assert.deepEqual(
    untold(dueWords(outcomes, ASHA), told).map(({ words }) => words),
    ['stands'],
  );
  assert.ok(
    dueWords(outcomes, BRAM).some(({ words }) => words === 'stands'),
    'also whose part it is not about',
  );
});
