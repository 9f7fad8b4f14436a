import { unmeasured, type Unmeasured } from './unmeasured.ts';

/** One force's answer: `missing` null where it gave a value, else the reason that its count has. */
export interface Answer<Reason extends string> {
  readonly force: string;
  readonly missing: Reason | null;
}

export interface Silence<Reason extends string> {
  readonly kind: 'measured';
  readonly asked: number;
  readonly answered: number;
  /** Answered of asked. */
  readonly share: number;
  /** Forces without a value, by name, each with why; who is asked and in no answer gave none. */
  readonly silent: readonly { readonly force: string; readonly why: Reason | 'no-answer' }[];
}

/**
 * Who was asked and did not answer, and why. Silence is no 0 and is not at random, so that whatever is measured of the rest
 * is of those who answered (Groves 2006, Public Opinion Quarterly 70:646).
 */
export function silence<Reason extends string>(
  asked: readonly string[],
  answers: readonly Answer<Reason>[],
): Silence<Reason> | Unmeasured {
  if (asked.length === 0) return unmeasured('nothing-given');
  const twice = asked.findIndex((force, at) => asked.indexOf(force) !== at);
  if (twice >= 0) return unmeasured('asked-twice', twice);
  const unasked = answers.findIndex(({ force }) => !asked.includes(force));
  if (unasked >= 0) return unmeasured('not-asked', unasked);
  const again = answers.findIndex(({ force }, at) => answers.findIndex((each) => each.force === force) !== at);
  if (again >= 0) return unmeasured('asked-twice', again);
  const why = new Map(answers.map(({ force, missing }) => [force, missing]));
  const silent = asked
    .toSorted((a, b) => a.localeCompare(b, 'en-GB'))
    .flatMap((force) => {
      // In no answer at all: no answer, the same as an answer that says so.
      const missing = why.get(force);
      return missing === null ? [] : [{ force, why: missing ?? ('no-answer' as const) }];
    });
  const answered = asked.length - silent.length;
  return { kind: 'measured', asked: asked.length, answered, share: answered / asked.length, silent };
}
