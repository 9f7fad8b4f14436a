import { latentIcc, type OpenInterval } from '../measure/index.ts';
import { ends } from './between.ts';
import { percent } from './chart-view.ts';
import type { Comparison } from './comparison.ts';
import { LEAST_FORCES, tellsNothing } from './shown-spread.ts';

/** From the least to the most that hidden counts leave; alike where none is hidden. */
interface Icc {
  readonly low: number;
  readonly high: number;
  readonly interval: OpenInterval;
}

/** Of σ at each end: it never falls where σ rises. Null where the headline tells no spread. */
export function iccOf({ between, forces, shown }: Comparison): Icc | null {
  const spread = between === null ? shown : between.shown;
  const all = forces.length + (between?.forces.length ?? 0);
  // Of so few counts a part would be read as a finding.
  if (spread === null || all < LEAST_FORCES || tellsNothing(spread.morInterval)) return null;
  const { sd, sdInterval } = spread;
  const [low, high] = typeof sd === 'number' ? [sd, sd] : sd;
  const [lower, upper] = sdInterval;
  return {
    ...{ low: latentIcc(low), high: latentIcc(high) },
    interval: [latentIcc(lower), upper === null ? null : latentIcc(upper)],
  };
}

/** With its definition in it, as it may be quoted alone; empty where there is none. */
export function iccSentence(comparison: Comparison): string {
  const icc = iccOf(comparison);
  if (icc === null) return '';
  const { low, high, interval } = icc;
  const [lower, upper] = [interval[0], interval[1]].map((end) => (end === null ? 'no bound' : percent(end)));
  const part = percent(low) === percent(high) ? percent(low) : ends(icc, percent);
  return `Of all that varies on the logit scale, from case to case (π²/3) and from force to force (σ²), ${part} lies between forces: the latent intraclass correlation σ²/(σ² + π²/3), σ the standard deviation (${comparison.between === null ? '95% interval' : '95% intervals together'} ${lower} to ${upper}).`;
}
