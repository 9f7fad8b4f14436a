export { funnelChart, type Funnel, type FunnelPoint } from './funnel-chart.ts';
