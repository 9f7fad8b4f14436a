/** One thing looked at: how it is and, when it is not well, what to do. */
export interface Finding {
  readonly part: string;
  readonly ok: boolean;
  /** Nothing of the installation is wrong, and somebody has to be told of it all the same. */
  readonly look?: true;
  readonly found: string;
  readonly todo?: string;
}

export const well = (part: string, found: string): Finding => ({ part, ok: true, found });

export const ill = (part: string, found: string, todo: string): Finding => ({ part, ok: false, found, todo });
