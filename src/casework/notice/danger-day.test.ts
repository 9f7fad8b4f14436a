import assert from 'node:assert/strict';
import test from 'node:test';
import {
  ASHA,
  BRAM,
  CASE,
  DUE,
  momentOf,
  NOW,
  notTellingRow,
  OFFICER,
  proposeState,
  SUPERVISOR,
  telling,
  tellState,
} from './notice.make.ts';
import { decideTelling } from './notice.ts';
import {
  DANGERS,
  decideAnswer,
  decideProposal,
  inPlace,
  noticeOf,
  REASONS,
  type NotTellingRow,
} from './not-telling.ts';

const approved = { answer: 'approved', at: NOW, by: SUPERVISOR, passage: null } as const;
const [BEFORE, DAY] = [new Date('2027-01-14T23:59:00Z'), new Date('2027-01-15T00:00:00Z')];

const answerOn = (
  row: NotTellingRow,
  over: { reviewOn?: string; answer?: 'returned'; why?: string; now?: Date } = {},
): string => {
  const { now = DAY, answer = 'approved', why = 'It is as the officer says it is.', reviewOn } = over;
  const done = decideAnswer(
    { id: 'answer', row, due: DUE, isNewest: true, children: [ASHA, BRAM], officers: [OFFICER] },
    { case: CASE, person: ASHA, notTelling: 'not-telling', answer, why, reviewOn },
    momentOf(SUPERVISOR, now),
  );
  return done.ok ? 'ok' : done.refusal.code;
};

test('given a reason not to tell, approved or never answered, when its day comes, then a danger stands until a supervisor answers, and no other reason does', () => {
  for (const reason of REASONS) {
    const isDanger = DANGERS.includes(reason);
    for (const answers of [[approved], []]) {
      const row = notTellingRow({ reason, answers });
      assert.equal(inPlace([row], DUE, BEFORE)?.state, answers.length > 0 ? 'approved' : 'proposed', reason);
      const place = inPlace([row], DUE, DAY)?.state;
      assert.equal(place, isDanger ? (answers.length > 0 ? 'again' : 'proposed') : undefined, reason);
      const told = decideTelling(tellState({ notTelling: place }), telling(), momentOf(OFFICER, DAY));
      assert.equal(told.ok ? 'ok' : told.refusal.code, isDanger ? 'NotTellingStands' : 'ok', reason);
      const notice = noticeOf(ASHA, DUE, [], [row], DAY);
      assert.deepEqual(
        [notice.state, notice.reviewDue],
        [place === undefined ? 'to-tell' : `not-telling-${place}`, true],
      );
      assert.equal(answerOn(row, { answer: 'returned' }), isDanger ? 'ok' : 'NothingToAnswer', reason);
    }
    const returned = notTellingRow({ reason, answers: [approved, { ...approved, answer: 'returned' }] });
    assert.equal(inPlace([returned], DUE, DAY), undefined, 'a supervisor said that telling has become safe');
  }
});

test('given a danger whose day has come, when a supervisor renews it, then with another day ahead within a year', () => {
  const row = notTellingRow({ answers: [approved] });
  assert.equal(answerOn(row), 'ReviewNotAhead', 'or it would end as it began');
  assert.equal(answerOn(row, { reviewOn: '2027-01-15' }), 'ReviewNotAhead');
  assert.equal(answerOn(row, { reviewOn: '2028-01-16' }), 'ReviewTooFar');
  assert.equal(answerOn(row, { reviewOn: '2027-03-01' }), 'ok');
  assert.equal(answerOn(notTellingRow(), { now: BEFORE }), 'ok', 'as proposed');
});

test('given a danger that stands and is to be looked at again, when an officer proposes anything else in its place, then it is refused: only a supervisor ends a danger', () => {
  const rows = [notTellingRow({ answers: [approved] })];
  for (const reason of REASONS) {
    const anew = { case: CASE, person: ASHA, reason, why: 'As before', reviewOn: '2027-01-16' };
    const done = decideProposal(proposeState({ rows }), anew, momentOf(OFFICER, DAY));
    assert.equal(done.ok ? 'ok' : done.refusal.code, DANGERS.includes(reason) ? 'ok' : 'DangerStands', reason);
  }
});

test('given whichever answer, when a supervisor gives no reason of their own for it, then it is refused', () => {
  const row = notTellingRow();
  for (const why of ['', 'ok', 'aaaaaaaaaaaaaaaaaaaaaaaa']) {
    assert.equal(answerOn(row, { now: BEFORE, why }), 'ReasonTooShort', why);
    assert.equal(answerOn(row, { now: BEFORE, answer: 'returned', why }), 'ReasonTooShort', why);
  }
});
