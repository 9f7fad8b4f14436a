/** A source that was not taken in, and the sentence that says why. */
export interface SourceRefused {
  readonly kind: 'refused';
  readonly sentence: string;
}

export const refused = (sentence: string): SourceRefused => ({ kind: 'refused', sentence });
