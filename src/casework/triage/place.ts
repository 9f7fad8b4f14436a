/** Where a form of triage stands: in a case, of a person, about a fact. */
export interface Place {
  readonly case: string;
  readonly person?: string | undefined;
  readonly direction?: 'person' | 'by' | 'towards' | undefined;
  readonly fact?: string | undefined;
}
