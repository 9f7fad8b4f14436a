import type { SpreadSlopes, Trend } from '../measure/index.ts';
import { FEWEST_FORCES, FEWEST_PERIODS, type Movement } from './movement.ts';
import type { SameForces } from './same-forces.ts';
import { factorWords, forceCount } from './words.ts';

const chance = (p: number): string => (p < 0.001 ? 'p < 0.001' : `p = ${p.toFixed(3)}`);

function slopeSentence({ oddsRatio, oddsRatioInterval: [low, high], p }: Trend, unit: string, periods: number): string {
  return `Over ${periods} periods the odds of all together change by a factor of ${factorWords(oddsRatio)} a ${unit} (logistic slope, 95% interval ${factorWords(low)} to ${factorWords(high)}; Cochran–Armitage, ${chance(p)}).`;
}

function spreadSentence({ first, last, ratio, ratioInterval, test }: SpreadSlopes): readonly string[] {
  const start = `In one model of all periods the spread (standard deviation of log odds) goes from ${first.toFixed(2)} in the first to ${last.toFixed(2)} in the last`;
  const alike =
    test.p < 0.05
      ? `Forces change unlike one another (${chance(test.p)}).`
      : `No force can be told to change otherwise than the rest (${chance(test.p)}).`;
  if (ratioInterval === null) return [`${start}; an interval cannot be told. ${alike}`];
  const [low, high] = ratioInterval;
  const says = high < 1 ? 'it shrinks' : low > 1 ? 'it grows' : 'whether it shrinks or grows cannot be told';
  return [
    `${start}: a ratio of ${factorWords(ratio)} (95% interval ${factorWords(low)} to ${factorWords(high)}), so that ${says}. ${alike}`,
  ];
}

const tooFew = (periods: number): string =>
  `${periods} periods are too few to say more: no slope and no test of one is given below ${FEWEST_PERIODS}, as what lies between so few may be the season or chance.`;

/** The same in sentences; where periods or forces are too few, that is said. */
export function movementSentences(same: SameForces, found: Movement | null): readonly string[] {
  if (found === null) return same.forces === 0 || same.figures.length < 2 ? [] : [tooFew(same.figures.length)];
  return [
    found.trend === null
      ? 'A slope of the share cannot be told from these counts.'
      : slopeSentence(found.trend, found.unit, found.periods),
    ...(found.spread === null
      ? [
          same.forces < FEWEST_FORCES
            ? `Whether the spread shrinks is not modelled for ${forceCount(same.forces)}: too few to say.`
            : 'Whether the spread shrinks cannot be told from these counts.',
        ]
      : spreadSentence(found.spread)),
  ];
}
