import { Definition, definitionSentence, side, type Side } from '../definition/index.ts';
import { readAllOutcomes, type Basis, type Revision } from '../source/index.ts';
import { compareForces, comparisonSentence, type Comparison } from './comparison.ts';

export { comparisonText } from './comparison.text.ts';
export { comparisonChart, comparisonView } from './comparison.view.ts';

/** What to compare, as typed. */
export interface Asked {
  readonly offence: string;
  readonly numerator: string;
  readonly denominator: string;
  readonly basis: Basis;
  /** Later issues of periods that the other files give too. */
  readonly revision?: Revision;
}

export interface Refused {
  readonly kind: 'refused';
  readonly sentence: string;
}

const refused = (sentence: string): Refused => ({ kind: 'refused', sentence });

const isSide = (read: ReturnType<typeof side>): read is Side =>
  read.kind === 'types' || read.kind === 'assigned' || read.kind === 'arrests';

/** Files and question to comparison, or the one sentence that says why not. */
export async function compareFiles(
  paths: readonly string[],
  asked: Asked,
): Promise<Refused | { readonly kind: 'compared'; readonly comparison: Comparison }> {
  const [numerator, denominator] = [side(asked.numerator), side(asked.denominator)];
  if (!isSide(numerator)) return refused(definitionSentence(numerator));
  if (!isSide(denominator)) return refused(definitionSentence(denominator));
  // What can be no share is refused before a large file is read for it.
  const sides = Definition.refusalOf(numerator, denominator);
  if (sides !== undefined) return refused(definitionSentence(sides));
  const read = await readAllOutcomes(paths, asked.offence.trim(), asked.revision);
  if (read.kind === 'refused') return read;
  const { offence, quarters, files } = read.outcomes;
  const defined = Definition.define({ numerator, denominator, basis: asked.basis, offence, quarters, files });
  if (defined.kind !== 'defined') return refused(definitionSentence(defined));
  const compared = compareForces(read.outcomes, defined.definition);
  return compared.kind === 'compared' ? compared : refused(comparisonSentence(compared));
}
