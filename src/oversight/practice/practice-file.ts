import { ok, refused, type Result } from '../../platform/access/index.ts';
import type { Moment } from '../../platform/command/index.ts';
import { digestOf, type Content } from '../../platform/ledger/index.ts';
import { LEAST_PEOPLE, type Chosen } from './agreement.ts';
import { PracticeFile, type AnswersFile, type RoundFile } from './practice-file.schema.ts';
import type { RoundOpened } from './round.ts';
import type { Vignette } from './vignette.schema.ts';

const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Sixty bits of a digest in signs that cannot be misread: enough to tell that two texts are not the same. */
export const fingerprintOf = (content: Content): string => {
  const digest = digestOf(content);
  const bits = Array.from(digest, (byte) => byte.toString(2).padStart(8, '0'))
    .join('')
    .slice(0, 60);
  const signs = Array.from({ length: 12 }, (_, at) => SIGNS.charAt(parseInt(bits.slice(at * 5, at * 5 + 5), 2)));
  return [signs.slice(0, 4), signs.slice(4, 8), signs.slice(8)].map((group) => group.join('')).join('-');
};

const ofCase = (vignette: Vignette): string => fingerprintOf({ case: JSON.stringify(vignette) });

interface RoundHead {
  readonly round: string;
  readonly policy: string;
  readonly adviceShown: boolean;
}

/** The file of a round, for other forces. */
export const roundFile = (head: RoundHead & { readonly origin: string }, cases: readonly Vignette[]): RoundFile => {
  const file = {
    format: 'evenhand-practice-round-1' as const,
    ...head,
    cases: cases.map((one) => ({ vignette: one.id, fingerprint: ofCase(one) })),
  };
  return { ...file, fingerprint: fingerprintOf(file) };
};

/** The answers of one force, for the force that opened the round. Of a case that few decided nothing leaves. */
export const answersFile = (head: RoundHead & { readonly force: string }, counts: readonly Chosen[]): AnswersFile => {
  const own = counts.filter(({ force }) => force === head.force);
  const people = (vignette: string): number =>
    own.filter((one) => one.vignette === vignette).reduce((total, { answers }) => total + answers, 0);
  const file = {
    format: 'evenhand-practice-answers-1' as const,
    ...head,
    counts: own
      .filter(({ vignette }) => people(vignette) >= LEAST_PEOPLE)
      .map(({ vignette, choice, answers }) => ({ vignette, choice, answers })),
  };
  return { ...file, fingerprint: fingerprintOf(file) };
};

export interface FileFault {
  readonly code: 'NotAPracticeFile';
  readonly why: string;
}

/** Reads the text of a file: whole, of a known format, and as it was written. */
export const readPracticeFile = (text: string): Result<PracticeFile, FileFault> => {
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
  const { fingerprint, ...rest } = read.data;
  return fingerprint === fingerprintOf(rest) ? ok(read.data) : fault('it was changed after it was written');
};

export interface TakeState {
  readonly library: readonly Vignette[];
  readonly round: (RoundHead & { readonly origin: string }) | undefined;
  readonly cases: readonly string[];
  readonly taken: readonly string[];
}

export interface CountsTaken {
  readonly type: 'CountsTaken';
  readonly round: string;
  readonly force: string;
  readonly counts: AnswersFile['counts'];
  readonly at: Date;
}

export type TakeRefusal =
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

/** Takes in the round of another force, or another force's answers to a round of this one. */
export const decideTaking = (
  state: TakeState,
  file: PracticeFile,
  moment: Moment,
): Result<readonly (RoundOpened | CountsTaken)[], TakeRefusal> =>
  file.format === 'evenhand-practice-round-1' ? takeRound(state, file, moment) : takeAnswers(state, file, moment);
