export { caterpillarDrawing, type Caterpillar, type CaterpillarRow } from './caterpillar-chart.ts';
export { funnelDrawing, type Funnel } from './funnel-chart.ts';
export { mixDrawing, type Mix } from './mix-chart.ts';
export { partsDrawing, type Parts } from './parts-chart.ts';
export type { Size } from './sheet.ts';
export type { SilencePeriod } from './silence-blocks.ts';
export { silenceDrawing, type AnswerKind, type SilenceMap } from './silence-chart.ts';
export { drawn, type Mark } from './svg.ts';
export { breaksWithin, trendDrawing, type Trend, type TrendBreak, type TrendGap } from './trend-chart.ts';
