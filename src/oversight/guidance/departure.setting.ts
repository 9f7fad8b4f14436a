import type { Whole } from '../../platform/setting/index.ts';
import { LEAST_SHOWN } from '../release/index.ts';

/** It can be raised and never lowered: below five somebody could be picked out. */
export const departuresShownFrom = {
  kind: 'whole',
  name: 'departuresShownFrom',
  label: 'Departures from a rule are shown from',
  note: 'Fewer cases than this are shown as “fewer than”, without reasons, and the rule is not called departed from often.',
  confidence: 'D',
  source: 'Handbook 7.4',
  unit: 'cases',
  least: LEAST_SHOWN,
  most: 50,
  default: LEAST_SHOWN,
} as const satisfies Whole;

export const guidanceSettings = [departuresShownFrom] as const;
