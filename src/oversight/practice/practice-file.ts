import { ok, refused, type Result } from '../../platform/access/index.ts';
import type { Moment } from '../../platform/command/index.ts';
import type { KeyObject } from 'node:crypto';
import { canonical, digestOf, type Content } from '../../platform/ledger/index.ts';
import { isSignedBy, publicKeyOf, signText } from '../release/own.ts';
import { LEAST_PEOPLE, type Chosen } from './agreement.ts';
import {
  PracticeFile,
  type AnswersFile,
  type RoundFile,
  type TakeBody,
  type Unsigned,
} from './practice-file.schema.ts';
import type { RoundOpened } from './round.ts';
import { bytesIn, signsOf } from './signs.ts';
import type { Vignette } from './vignette.schema.ts';

/** Sixty bits of a digest: enough to tell that two texts are not the same. */
export const fingerprintOf = (content: Content): string => signsOf(digestOf(content)).slice(0, 14).replaceAll(' ', '-');

const ofCase = (vignette: Vignette): string => fingerprintOf({ case: JSON.stringify(vignette) });

interface RoundHead {
  readonly round: string;
  readonly policy: string;
  readonly adviceShown: boolean;
}

/** The file of a round, for other forces. */
export const roundFile = (
  head: RoundHead & { readonly origin: string },
  cases: readonly Vignette[],
): Unsigned<RoundFile> => {
  const file = {
    format: 'evenhand-practice-round-2' as const,
    ...head,
    cases: cases.map((one) => ({ vignette: one.id, fingerprint: ofCase(one) })),
  };
  return { ...file, fingerprint: fingerprintOf(file) };
};

/** The answers of one force, for the force that opened the round. Of a case that few decided nothing leaves. */
export const answersFile = (
  head: RoundHead & { readonly force: string },
  counts: readonly Chosen[],
): Unsigned<AnswersFile> => {
  const own = counts.filter(({ force }) => force === head.force);
  const people = (vignette: string): number =>
    own.filter((one) => one.vignette === vignette).reduce((total, { answers }) => total + answers, 0);
  const file = {
    format: 'evenhand-practice-answers-2' as const,
    ...head,
    counts: own
      .filter(({ vignette }) => people(vignette) >= LEAST_PEOPLE)
      .map(({ vignette, choice, answers }) => ({ vignette, choice, answers })),
  };
  return { ...file, fingerprint: fingerprintOf(file) };
};

/** The public key of a force in signs, as it is told to those who take its files in. */
export const signsOfKey = (signing: KeyObject): string => signsOf(publicKeyOf(signing));

/** A file with the signature of the force that wrote it, over the rest as canonical JSON (RFC 8785). */
export const signedFile = <File extends Unsigned>(file: File, signing: KeyObject) => ({
  ...file,
  signature: {
    algorithm: 'Ed25519' as const,
    key: signsOfKey(signing),
    value: signsOf(signText(canonical(file), signing)),
  },
});

/** An Ed25519 key; its signature is twice as long. */
export const KEY_BYTES = 32;

export interface FileFault {
  readonly code: 'NotAPracticeFile';
  readonly why: string;
}

/** Why a file is not by the holder of a key, if it is not. */
const strangeIn = ({ signature, ...signed }: PracticeFile, key: string): string | undefined => {
  const [told, value] = [bytesIn(key, KEY_BYTES), bytesIn(signature.value, 2 * KEY_BYTES)];
  if (told === undefined || bytesIn(signature.key, KEY_BYTES)?.equals(told) !== true)
    return 'another key than the one you entered signed it';
  return value !== undefined && isSignedBy(canonical(signed), value, told)
    ? undefined
    : 'its signature is of another text: it was changed after it was signed';
};

const unsigned = ({ signature: _, ...rest }: PracticeFile) => rest;

const readWhole = (text: string): Result<PracticeFile, FileFault> => {
  const fault = (why: string) => refused({ code: 'NotAPracticeFile' as const, why });
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return fault('it is cut off, or is no JSON');
  }
  const read = PracticeFile.safeParse(content);
  if (!read.success) {
    const [issue] = read.error.issues;
    return fault(`${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim());
  }
  const { fingerprint, ...rest } = unsigned(read.data);
  return fingerprint === fingerprintOf(rest) ? ok(read.data) : fault('it was changed after it was written');
};

/** Reads the text of a file and believes nothing in it before it is known to be by the holder of `key`. */
export const readPracticeFile = (text: string, key: string): Result<PracticeFile, FileFault> => {
  const read = readWhole(text);
  if (!read.ok) return read;
  const why = strangeIn(read.value, key);
  return why === undefined ? read : refused({ code: 'NotAPracticeFile', why });
};

export interface TakeState {
  readonly library: readonly Vignette[];
  readonly round: (RoundHead & { readonly origin: string }) | undefined;
  readonly cases: readonly string[];
  readonly taken: readonly string[];
  /** The key by which an earlier file of that force was signed; undefined before the first. */
  readonly known: Buffer | undefined;
}

export interface CountsTaken {
  readonly type: 'CountsTaken';
  readonly round: string;
  readonly force: string;
  readonly counts: AnswersFile['counts'];
  readonly at: Date;
}

/** The first file of a force says by which key its later ones are signed. */
export interface KeyTaken {
  readonly type: 'KeyTaken';
  readonly round: string;
  readonly force: string;
  readonly key: Buffer;
  readonly at: Date;
}

export type TakeRefusal =
  | { readonly code: 'PracticeKeyChanged'; readonly force: string }
  | { readonly code: 'RoundTakenAlready' }
  | { readonly code: 'OtherVignettes'; readonly vignettes: readonly string[] }
  | { readonly code: 'AnswersOfNoRound' }
  | { readonly code: 'OwnAnswers' }
  | { readonly code: 'AnswersTakenAlready' };

const takeRound = (state: TakeState, file: RoundFile, { now }: Moment): Result<readonly RoundOpened[], TakeRefusal> => {
  if (state.round !== undefined) return refused({ code: 'RoundTakenAlready' });
  const cases = file.cases.map(({ vignette, fingerprint }) =>
    state.library.find((one) => one.id === vignette && one.policy === file.policy && ofCase(one) === fingerprint),
  );
  const other = file.cases.filter((_, at) => cases[at] === undefined).map(({ vignette }) => vignette);
  if (other.length > 0) return refused({ code: 'OtherVignettes', vignettes: other });
  const { round: id, origin, policy, adviceShown } = file;
  const found = cases.filter((one) => one !== undefined);
  return ok([{ type: 'RoundOpened', id, origin, policy, adviceShown, cases: found, at: now }]);
};

const takeAnswers = (
  { round, cases, taken }: TakeState,
  file: AnswersFile,
  { actor, now }: Moment,
): Result<readonly CountsTaken[], TakeRefusal> => {
  if (round?.origin !== actor.force) return refused({ code: 'AnswersOfNoRound' });
  if (round.policy !== file.policy || round.adviceShown !== file.adviceShown)
    return refused({ code: 'AnswersOfNoRound' });
  if (file.force === actor.force) return refused({ code: 'OwnAnswers' });
  if (taken.includes(file.force)) return refused({ code: 'AnswersTakenAlready' });
  const other = file.counts.map(({ vignette }) => vignette).filter((id) => !cases.includes(id));
  if (other.length > 0) return refused({ code: 'OtherVignettes', vignettes: [...new Set(other)] });
  return ok([{ type: 'CountsTaken', round: file.round, force: file.force, counts: file.counts, at: now }]);
};

/** The force that wrote a file. */
export const writerOf = (file: PracticeFile): string =>
  file.format === 'evenhand-practice-round-2' ? file.origin : file.force;

/** Takes in the round of another force, or another force's answers to a round of this one. */
export const decideTaking = (
  state: TakeState,
  { file, key }: TakeBody,
  moment: Moment,
): Result<readonly (RoundOpened | CountsTaken | KeyTaken)[], TakeRefusal> => {
  const force = writerOf(file);
  const told = bytesIn(key, KEY_BYTES);
  // Before anything is read of the file: by another key it is by somebody else.
  if (told === undefined || state.known?.equals(told) === false) return refused({ code: 'PracticeKeyChanged', force });
  const taken =
    file.format === 'evenhand-practice-round-2' ? takeRound(state, file, moment) : takeAnswers(state, file, moment);
  if (!taken.ok || state.known !== undefined) return taken;
  return ok([...taken.value, { type: 'KeyTaken', round: file.round, force, key: told, at: moment.now }]);
};
