import { LEAST_FORCES, LEAST_OF_FORCE } from './like-cases.ts';
import type { Between } from './split.schema.ts';

type Figures = Extract<Between, { readonly kind: 'measured' }>['raw'];

const told = ({ mor, interval: [low, high] }: Figures): string =>
  `${mor.toFixed(2)} (95% interval ${low.toFixed(2)} to ${high === null ? 'more than can be told' : high.toFixed(2)})`;

/** How far forces differ in like cases, in sentences that can be quoted; where it cannot be told, why. */
export function betweenSentences(between: Between | undefined): readonly string[] {
  if (between === undefined) return [];
  if (between.kind === 'too-few')
    return [
      `How far forces differ in cases of which the same was recorded cannot be told: too few. It takes ${LEAST_FORCES} forces with ${LEAST_OF_FORCE} decisions each, half of them of a kind that another force had too; ${between.forces} ${between.forces === 1 ? 'has' : 'have'} as many decisions.`,
    ];
  const { forces, kinds, raw, alike } = between;
  return [
    `Between ${forces} forces the median odds ratio is ${told(raw)} as recorded, and ${told(alike)} in cases of which the same was recorded (ages in bands, parts and factors: ${kinds} kinds that two forces or more had).`,
    'What is left in like cases may be practice, or facts that nobody recorded. Between few forces these intervals are too narrow.',
  ];
}
