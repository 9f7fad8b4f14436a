/** Exit codes of every shell command: 0 done, 1 failed or found wanting, 2 the input or the call was refused. */
export const EXIT = { done: 0, failed: 1, refused: 2 } as const;

/** Thrown in the shell only: one clear sentence for the person at the keyboard, and the exit code that goes with it. */
export class ShellRefusal extends Error {
  override name = 'ShellRefusal';
  readonly exitCode: number;

  constructor(sentence: string, exitCode: number = EXIT.refused) {
    super(sentence);
    this.exitCode = exitCode;
  }
}
