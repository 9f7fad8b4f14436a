/** Who acts: a member of one force's staff, with the roles held at this moment. */
export interface Actor {
  readonly force: string;
  readonly staff: string;
  readonly name: string;
  readonly roles: readonly string[];
  /** Rows of theirs from before a person kept one for good: what was done under them is their own too. */
  readonly formerly?: readonly string[] | undefined;
}

/** Whether one of `others` is who acts: what may never be one's own is asked here, and not of an id alone. */
export const isSelf = (
  { staff, formerly = [] }: Pick<Actor, 'staff' | 'formerly'>,
  ...others: readonly (string | undefined)[]
): boolean => others.some((other) => other !== undefined && (other === staff || formerly.includes(other)));
