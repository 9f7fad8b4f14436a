/** Something in a version's files that is wrong: which file, where in it, and what is wrong, as one sentence. */
export interface PolicyFault {
  readonly file: string;
  readonly at: string;
  readonly says: string;
  readonly nearest: readonly string[];
}

export const fault = (file: string, at: string, says: string, near: readonly string[] = []): PolicyFault => ({
  file: `${file}.json`,
  at,
  says,
  nearest: near,
});
