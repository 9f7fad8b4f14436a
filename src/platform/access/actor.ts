/** Who acts: a member of one force's staff, with the roles held at this moment. */
export interface Actor {
  readonly force: string;
  readonly staff: string;
  readonly name: string;
  readonly roles: readonly string[];
}
