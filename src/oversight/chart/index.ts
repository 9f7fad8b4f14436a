export { funnelChart, type Funnel } from './funnel-chart.ts';
