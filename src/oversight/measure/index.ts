export { funnelLimit, limits95, limits998, outside, outsideByTail, tailProbability, type Outside } from './funnel.ts';
export { clopperPearson, wilson } from './interval.ts';
export { overallShare, type Interval, type Observed } from './observed.ts';
export { arcsineZ, overdispersion, pearsonZ, quantile7, type Overdispersion } from './overdispersion.ts';
export { pooledInterval } from './pooled-interval.ts';
export { fitSpread, type Fit, type NoSpread, type Spread } from './spread.ts';
export { groupAgreement, type GroupAgreement } from './group-agreement.ts';
export { gwetAc1 } from './gwet.ts';
export { krippendorffAlpha } from './krippendorff.ts';
export { type Agreement, type NoAgreement, type Rated } from './rating.ts';
export type { OpenInterval } from './profile.ts';
export { isUnmeasured, type Unmeasured, type Why } from './unmeasured.ts';
export { unmeasuredSentence } from './measure.problem.ts';
export {
  additiveLimits,
  adjustedFunnel,
  multiplicativeLimits,
  Z95,
  Z998,
  type AdjustedFunnel,
  type AdjustedGroup,
  type DispersionTest,
} from './funnel-adjusted.ts';
export { exactTwoSided } from './exact-test.ts';
export { benjaminiHochberg, type Discoveries } from './false-discovery.ts';
export { standardise, type Standardised, type Strata } from './standardise.ts';
export { latentIcc, spreadTest, type SpreadTest } from './spread-test.ts';
export { adjustedSpread, adjustedSpreadOfFew, type AdjustedSpread } from './adjusted-spread.ts';
export { percentileRatio } from './percentile-ratio.ts';
export { trend, type PeriodCount, type Trend } from './trend.ts';
export { spreadByPeriod, type PeriodGroups, type PeriodSpread } from './spread-over-time.ts';
export {
  recodingAlarm,
  type Change,
  type OutcomeCounts,
  type Recoding,
  type RecodingVerdict,
  type Taker,
} from './recoding.ts';
export { censoredSpread, type BoundedGroup, type Bounds, type CensoredSpread, type Reading } from './censored.ts';
export { ratePer, type Rate } from './rate.ts';
export { cusumSignals } from './cusum.ts';
export { spreadOfFew, type FewForcesSpread } from './few-forces.ts';
export { splitVariation, type Part, type Split, type SplitTerms } from './split.ts';
export { LEAST, type DecidedCase } from './split-cells.ts';
export { spreadSlopes, type SpreadSlopes } from './spread-slopes.ts';
