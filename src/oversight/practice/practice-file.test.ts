import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { at, NOW, OFFICER } from '../../../test/actors.ts';
import { publicKeyOf, releaseSecrets } from '../release/own.ts';
import { answersFile, decideTaking, readPracticeFile, roundFile, signedFile, type TakeState } from './practice-file.ts';
import { LIBRARY, ROUND } from './practice.make.ts';
import { bytesIn, signsOf } from './signs.ts';

const cases = LIBRARY.slice(0, 6);
const head = { round: ROUND, policy: '2024-05', adviceShown: false };
const { signing } = releaseSecrets(Buffer.from('an invented force'));
const PUBLIC = publicKeyOf(signing);
const KEY = signsOf(PUBLIC);
const ROUND_FILE = signedFile(roundFile({ ...head, origin: 'eastmere' }, cases), signing);
const counts = [
  { force: 'eastmere', vignette: 'two-willing', choice: '21', answers: 4 },
  { force: 'eastmere', vignette: 'two-willing', choice: '22', answers: 3 },
  { force: 'eastmere', vignette: 'kept-asking', choice: '1', answers: 4 },
  { force: 'northmoor', vignette: 'two-willing', choice: '21', answers: 9 },
];
const ANSWERS = signedFile(answersFile({ ...head, force: 'eastmere' }, counts), signing);

const state = (over: Partial<TakeState> = {}): TakeState => ({
  library: LIBRARY,
  round: { ...head, origin: 'northmoor' },
  cases: cases.map(({ id }) => id),
  taken: [],
  known: PUBLIC,
  ...over,
});

const codeFor = (over: Partial<TakeState>, file: typeof ROUND_FILE | typeof ANSWERS): string => {
  const done = decideTaking(state(over), { file, key: KEY }, at(NOW, OFFICER));
  return done.ok ? 'ok' : done.refusal.code;
};

const why = (text: string, key = KEY): string => {
  const read = readPracticeFile(text, key);
  return read.ok ? 'ok' : read.refusal.why;
};

describe('practice as files between forces', () => {
  it('given a round, when its file is read by another force, then it is the same cases; in a library with other words it is refused', () => {
    const read = readPracticeFile(JSON.stringify(ROUND_FILE, null, 1), KEY);
    if (!read.ok) assert.fail(read.refusal.why);
    const taken = decideTaking(
      state({ round: undefined, cases: [] }),
      { file: read.value, key: KEY },
      at(NOW, OFFICER),
    );
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
    const own = signedFile(answersFile({ ...head, force: 'northmoor' }, counts), signing);
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

  it('given a file by another key, or changed with a fingerprint that fits, when read, then it is refused: whoever can write can make a fingerprint', () => {
    const { signing: strange } = releaseSecrets(Buffer.from('another invented force'));
    const file = answersFile({ ...head, force: 'eastmere' }, counts);
    assert.match(why(JSON.stringify(signedFile(file, strange))), /another key than the one you entered/);
    const raised = answersFile(
      { ...head, force: 'eastmere' },
      counts.map((one) => ({ ...one, answers: 40 })),
    );
    // A good fingerprint, and the signature of what was written first.
    assert.match(why(JSON.stringify({ ...raised, signature: ANSWERS.signature })), /changed after it was signed/);
  });

  it('given a key told over a telephone, when typed in small letters and other groups, then it is the same key; with a sign too few it is none', () => {
    assert.ok(bytesIn(KEY.toLowerCase().replaceAll(' ', '-'), 32)?.equals(PUBLIC));
    assert.equal(bytesIn(KEY.slice(0, -1), 32), undefined);
    assert.equal(bytesIn(KEY.replace(/^./u, 'U'), 32), undefined);
    assert.equal(why(JSON.stringify(ANSWERS), KEY.toLowerCase()), 'ok');
  });

  it('given the first file of a force, when taken in, then its key is kept; a later one by another key is refused', () => {
    const first = decideTaking(state({ known: undefined }), { file: ANSWERS, key: KEY }, at(NOW, OFFICER));
    assert.ok(first.ok && first.value.some((event) => event.type === 'KeyTaken' && event.key.equals(PUBLIC)));
    assert.equal(codeFor({ known: Buffer.alloc(32) }, ANSWERS), 'PracticeKeyChanged');
  });
});
