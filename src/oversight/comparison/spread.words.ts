import type { Definition } from '../definition/index.ts';
import { spreadTest, type Observed } from '../measure/index.ts';
import { boundedRange, boundedSentence } from './between.words.ts';
import { percent } from './chart-view.ts';
import type { Comparison } from './comparison.ts';
import { ASSIGNED, DEFINED } from './material.ts';
import { LEAST_FORCES, tellsNothing, TOO_FEW, tooWide } from './shown-spread.ts';
import { factorWords } from './words.ts';

/** Outcome types short enough for a heading. */
export function short({ types, words }: Definition['numerator']): string {
  if (types === 'assigned') return 'all assigned outcomes';
  // What a definition of its own names has no outcome types, and no shorter words than its own.
  if (types.includes(DEFINED) || types.includes(ASSIGNED)) return words;
  return `outcome${types.length > 1 ? 's' : ''} ${types.join(' + ')}`;
}

/**
 * From which chance on the sentence says that forces differ. An interval of 95 % would say so in one of ninety nations without
 * any difference (1,000 simulated); a sentence that is quoted must not.
 */
const SAID_BELOW = 0.0001;

const observed = ({ forces }: Comparison): readonly Observed[] =>
  forces.map(({ numerator, denominator }) => ({ y: numerator, n: denominator }));

const differs = (comparison: Comparison): boolean => {
  const test = spreadTest(observed(comparison));
  return test.kind === 'measured' && test.p < SAID_BELOW;
};

const shareWords = ({ numerator, denominator }: Definition): string =>
  `the share of ${short(numerator)} among ${short(denominator)}`;

/**
 * The headline: how far forces differ, in one sentence that can be quoted without error. A hidden count is in it wherever
 * between its ends it lies (statistics 2.8): a headline without it would say more than is known.
 */
export const spreadSentence = (comparison: Comparison): string =>
  boundedSentence(comparison, shareWords(comparison.definition), SAID_BELOW) ?? knownSentence(comparison);

/** The same of the forces whose every count is known. */
function knownSentence(comparison: Comparison): string {
  const { definition, overall, warnings, shown: spread } = comparison;
  const share = shareWords(definition);
  if (spread === null) return `The spread between forces in ${share} is not known. ${warnings[0] ?? ''}`.trim();
  const [lower, upper] = spread.morInterval;
  const interval = `95% interval ${factorWords(lower)} to ${factorWords(upper)}`;
  const ratio = `${factorWords(spread.mor)} (${interval})`;
  const start = `Among ${comparison.forces.length} forces, ${share} (${percent(overall)} overall)`;
  if (comparison.forces.length < LEAST_FORCES) return `${start}: ${TOO_FEW}.`;
  if (tellsNothing(spread.morInterval)) return `${start}: ${tooWide(interval)}.`;
  if (spread.mor === 1) return `${start} shows no more spread than chance brings: median odds ratio ${ratio}.`;
  // The median odds ratio is never below 1, so being above it proves nothing: the sentence follows the interval.
  if (lower === 1)
    return `${start} may be alike: its median odds ratio is put at ${ratio}, which does not rule out that forces do not differ.`;
  if (!differs(comparison))
    return `${start} may differ, by a median odds ratio put at ${ratio}: chance alone brings so much too often for it to be said that forces do.`;
  return `${start} differs by a median odds ratio of ${ratio}: between two forces taken at random, the odds in the higher are typically ${factorWords(spread.mor)} times those in the lower.`;
}

export function rangeSentence({ shown: spread, between, forces }: Comparison): string {
  if (forces.length + (between?.forces.length ?? 0) < LEAST_FORCES) return '';
  const bounded = boundedRange(between);
  if (bounded !== null) return bounded;
  // Of so few counts a middle would be read as a finding.
  return spread === null || tellsNothing(spread.morInterval)
    ? ''
    : `The middle 80% of forces are estimated to lie between ${percent(spread.range80[0])} and ${percent(spread.range80[1])} (standard deviation on the logit scale ${spread.sd.toFixed(3)}, 95% interval ${spread.sdInterval[0].toFixed(3)} to ${spread.sdInterval[1]?.toFixed(3) ?? 'no bound'}).`;
}
