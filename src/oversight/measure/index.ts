export { limits95, limits998, outside, tailProbability, type Outside } from './funnel.ts';
export { clopperPearson } from './interval.ts';
export { overallShare, type Interval, type Observed } from './observed.ts';
export { overdispersion, pearsonZ, type Overdispersion } from './overdispersion.ts';
export { fitSpread, type Fit, type NoSpread, type Spread } from './spread.ts';
export { groupAgreement, type GroupAgreement } from './group-agreement.ts';
export { gwetAc1 } from './gwet.ts';
export { krippendorffAlpha } from './krippendorff.ts';
export { type Agreement, type NoAgreement, type Rated } from './rating.ts';
