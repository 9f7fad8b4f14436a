import {
  Definition,
  definitionSentence,
  HOME_OFFICE,
  side,
  type DefinedBasis,
  type Side,
} from '../definition/index.ts';
import { readAllOutcomes, type Basis, type Outcomes, type Revision } from '../source/index.ts';
import { onlyBetween } from './between.words.ts';
import { compareForces, comparisonSentence, type Comparison } from './comparison.ts';
import { refused, type Refused } from './compare-refused.ts';
import type { SourceCount } from './count-source.ts';
import { heardOf } from './heard.ts';
import { outcomesMaterial, type Material } from './material.ts';
import { readSmallFrom, type SmallFrom } from './small-from.ts';
import { sidesGiven, type Sides } from './sides-given.ts';

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
  /** The least that “<5” can be, where somebody has said it. */
  readonly smallFrom?: SmallFrom | undefined;
}

export interface Compared {
  readonly kind: 'compared';
  readonly comparison: Comparison;
  readonly material: Material;
  /** The same over all times that the source gives: for what is seen over time. */
  readonly over: Material;
  /** Everything else that a source which was taken in gives. */
  readonly given?: readonly SourceCount[];
}

const isSide = (read: ReturnType<typeof side>): read is Extract<typeof read, Side> =>
  read.kind === 'types' || read.kind === 'assigned' || read.kind === 'arrests';

/** Both sides as typed, or why they are no share. */
export function sidesOf(asked: Pick<Asked, 'numerator' | 'denominator'>): Refused | Sides {
  const [numerator, denominator] = [side(asked.numerator), side(asked.denominator)];
  if (!isSide(numerator)) return refused(definitionSentence(numerator), 'numerator');
  if (!isSide(denominator)) return refused(definitionSentence(denominator), 'denominator');
  const sides = Definition.refusalOf(numerator, denominator);
  return sides === undefined
    ? { kind: 'sides', numerator, denominator }
    : refused(definitionSentence(sides), 'denominator');
}

/** A question put to material, or the one sentence that says why not. */
export function compareMaterial(
  material: Material,
  asked: Omit<Sides, 'kind'>,
  basis: DefinedBasis,
): Refused | Compared {
  const given = sidesGiven(material, asked);
  if (given.kind === 'refused') return given;
  const { numerator, denominator, leftOut } = given;
  const { told, offence, slots: quarters, files } = material;
  const defined = Definition.define({ numerator, denominator, basis, offence, quarters, files, told, leftOut });
  if (defined.kind !== 'defined') return refused(definitionSentence(defined));
  const compared = compareForces(material, defined.definition);
  if (compared.kind === 'compared') return { ...compared, material, over: material };
  const hidden = compared.kind === 'no-force' ? onlyBetween(compared.between) : [];
  const sentence = [comparisonSentence(compared), ...hidden].join(' ');
  return { ...refused(sentence), heard: heardOf(defined.definition, material, material.oddities) };
}

/** The same put to outcomes that were read. */
export function compareOutcomes(outcomes: Outcomes, asked: Asked): Refused | Compared {
  const sides = sidesOf(asked);
  if (sides.kind === 'refused') return sides;
  const material = outcomesMaterial(outcomes, asked.basis, HOME_OFFICE);
  return compareMaterial(readSmallFrom(material, asked.smallFrom), sides, asked.basis);
}

/** Where the outcomes of one offence come from. */
export type ReadOffence = (offence: string) => ReturnType<typeof readAllOutcomes>;

/** The same of a source. What can be no share is refused before a large file is read for it. */
export async function compareSource(read: ReadOffence, asked: Asked): Promise<Refused | Compared> {
  const sides = sidesOf(asked);
  if (sides.kind === 'refused') return sides;
  const outcomes = await read(asked.offence.trim());
  return outcomes.kind === 'refused'
    ? refused(outcomes.sentence, 'offence')
    : compareOutcomes(outcomes.outcomes, asked);
}

/** Files and question to comparison, or the one sentence that says why not. */
export const compareFiles = (paths: readonly string[], asked: Asked): Promise<Refused | Compared> =>
  compareSource((offence) => readAllOutcomes(paths, offence, asked.revision), asked);
