import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { at, NOW, OFFICER } from '../../../test/actors.ts';
import { answersFile, decideTaking, readPracticeFile, roundFile, type TakeState } from './practice-file.ts';
import { LIBRARY, ROUND } from './practice.make.ts';

const cases = LIBRARY.slice(0, 6);
const head = { round: ROUND, policy: '2024-05', adviceShown: false };
const ROUND_FILE = roundFile({ ...head, origin: 'eastmere' }, cases);
const counts = [
  { force: 'eastmere', vignette: 'two-willing', choice: '21', answers: 4 },
  { force: 'eastmere', vignette: 'two-willing', choice: '22', answers: 3 },
  { force: 'eastmere', vignette: 'kept-asking', choice: '1', answers: 4 },
  { force: 'northmoor', vignette: 'two-willing', choice: '21', answers: 9 },
];
const ANSWERS = answersFile({ ...head, force: 'eastmere' }, counts);

const state = (over: Partial<TakeState> = {}): TakeState => ({
  library: LIBRARY,
  round: { ...head, origin: 'northmoor' },
  cases: cases.map(({ id }) => id),
  taken: [],
  ...over,
});

const codeFor = (over: Partial<TakeState>, file: typeof ROUND_FILE | typeof ANSWERS): string => {
  const done = decideTaking(state(over), file, at(NOW, OFFICER));
  return done.ok ? 'ok' : done.refusal.code;
};

const why = (text: string): string => {
  const read = readPracticeFile(text);
  return read.ok ? 'ok' : read.refusal.why;
};

describe('practice as files between forces', () => {
  it('given a round, when its file is read by another force, then it is the same cases; in a library with other words it is refused', () => {
    const read = readPracticeFile(JSON.stringify(ROUND_FILE, null, 1));
    if (!read.ok) assert.fail(read.refusal.why);
    const taken = decideTaking(state({ round: undefined, cases: [] }), read.value, at(NOW, OFFICER));
    if (!taken.ok) assert.fail(taken.refusal.code);
    const [event] = taken.value;
    assert.ok(event?.type === 'RoundOpened');
    assert.deepEqual([event.origin, event.cases], ['eastmere', cases]);
    const library = LIBRARY.map((one) => (one.id === 'two-willing' ? { ...one, story: `${one.story} Later.` } : one));
    assert.equal(codeFor({ library, round: undefined }, ROUND_FILE), 'OtherVignettes');
    assert.equal(codeFor({}, ROUND_FILE), 'RoundTakenAlready');
  });

  it('given answers, when they leave, then as counts of that force alone, and nothing of a case that few decided', () => {
    assert.deepEqual(ANSWERS.counts, [
      { vignette: 'two-willing', choice: '21', answers: 4 },
      { vignette: 'two-willing', choice: '22', answers: 3 },
    ]);
    assert.doesNotMatch(JSON.stringify(ANSWERS), /staff|northmoor/);
  });

  it('given answers of another force, when taken in, then once, and only to a round that was opened here', () => {
    assert.equal(codeFor({}, ANSWERS), 'ok');
    assert.equal(codeFor({ taken: ['eastmere'] }, ANSWERS), 'AnswersTakenAlready');
    assert.equal(codeFor({ round: { ...head, origin: 'eastmere' } }, ANSWERS), 'AnswersOfNoRound');
    assert.equal(codeFor({ round: { ...head, origin: 'northmoor', adviceShown: true } }, ANSWERS), 'AnswersOfNoRound');
    assert.equal(codeFor({ cases: [] }, ANSWERS), 'OtherVignettes');
    const own = answersFile({ ...head, force: 'northmoor' }, counts);
    assert.equal(codeFor({}, own), 'OwnAnswers');
  });

  it('given a file that was cut off, changed, or is something else, when it is read, then one sentence says what is wrong', () => {
    const text = JSON.stringify(ANSWERS);
    assert.equal(why(text), 'ok');
    assert.match(why(text.slice(0, -9)), /cut off/);
    assert.match(why(text.replace('"answers":4', '"answers":40')), /changed after it was written/);
    assert.match(why(text.replace('"answers":4', '"answers":-4')), /counts\.0\.answers/);
    assert.match(why('{"format":"another"}'), /format/);
  });
});
