import { adjustedFunnel, benjaminiHochberg, exactTwoSided, isUnmeasured, Z998 } from '../measure/index.ts';
import { betweenSentences } from './between.words.ts';
import { byChance } from './by-chance.ts';
import type { Comparison } from './comparison.ts';
import { heldOut } from './no-count.ts';
import { LEAST_FORCES } from './shown-spread.ts';
import { readNoughts } from './noughts.ts';

const calledOf = (count: number): string => (count === 1 ? '1 force is called' : `${count} forces are called`);

/** A spread that is not above chance is no finding, and nothing is odd within it. */
const isWidened = ({ shown, between }: Comparison): boolean => {
  const spread = between === null ? shown : between.shown;
  return spread !== null && spread.morInterval[0] > 1;
};

/**
 * How many forces lie beyond what chance allows, by each way of asking, in words. The widened limits are told last and never
 * alone: they find who is odd in a system that already differs, and hide the spread that is the finding (statistics 2.3).
 */
export function beyondSentences(comparison: Comparison): readonly string[] {
  const { forces, overall, overdispersion, definition } = comparison;
  const noughts = readNoughts(forces, definition.files);
  // Beside so few others nothing lies beyond: the headline has said that they are too few.
  const aside = [...heldOut(comparison.excluded), ...betweenSentences(comparison)];
  if (forces.length < LEAST_FORCES) return [...aside, ...noughts];
  const groups = forces.map(({ numerator: y, denominator: n }) => ({ y, n }));
  const beyond = (limit: '95' | '99.8'): number =>
    forces.filter(({ shown: { outside } }) => outside === '99.8' || outside === limit).length;
  const chances = groups.flatMap((group) => {
    const p = exactTwoSided(group, overall);
    return typeof p === 'number' ? [p] : [];
  });
  const found = benjaminiHochberg(chances);
  const widened = adjustedFunnel(groups);
  return [
    ...aside,
    `${beyond('95')} of ${forces.length} forces ${beyond('95') === 1 ? 'lies' : 'lie'} beyond the 95% limits, where at most about ${byChance(forces.length)} would by chance alone, and ${beyond('99.8')} beyond the 99.8% limits, where hardly any would.`,
    ...(isUnmeasured(found)
      ? []
      : [
          `Of all the tests at once (Benjamini and Hochberg, a false discovery rate of 5%), ${calledOf(found.flagged.filter(Boolean).length)} different from the overall share.`,
        ]),
    ...(isUnmeasured(widened) || overdispersion.phi === null
      ? []
      : [
          `The squared distance of forces from the overall share is on average ${overdispersion.phi.toFixed(1)} times what chance brings (φ).${isWidened(comparison) ? ` Limits widened by what varies (additive, τ² ${widened.tau2.toFixed(4)}) would leave ${widened.groups.filter(({ additive: { z } }) => Math.abs(z) > Z998).length} beyond 99.8%: that finds who is odd in a system that already differs, and is no sign that it is even. The spread is the finding.` : ' No spread above chance is shown, and no limits are widened by one.'}`,
        ]),
    ...noughts,
  ];
}
