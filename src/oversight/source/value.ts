import type { Count } from './count.ts';
import type { CountValue } from './quarter-count.ts';

type ValueOfCount = Pick<Count, 'value' | 'low' | 'high' | 'missing'>;

/** A published cell as a count carries it. */
export const valueOfCount = (value: CountValue): ValueOfCount =>
  value.kind === 'known'
    ? { value: value.value, low: value.value, high: value.value, missing: null }
    : { value: null, low: value.low, high: value.high, missing: value.why };

export const known = (value: number): ValueOfCount => ({ value, low: value, high: value, missing: null });

/** Two cells added: with a missing one the sum is missing too, and keeps the bounds that are still known. */
export function added(one: CountValue, other: CountValue): CountValue {
  if (one.kind === 'known' && other.kind === 'known') return { kind: 'known', value: one.value + other.value };
  const [lows, highs] = [
    [one, other].map((each) => (each.kind === 'known' ? each.value : each.low)),
    [one, other].map((each) => (each.kind === 'known' ? each.value : each.high)),
  ];
  const missing = [one, other].filter((each) => each.kind === 'missing');
  return {
    kind: 'missing',
    // Something held back can be asked for; that is said before what was merely not given.
    why: missing.some(({ why }) => why === 'withheld') ? 'withheld' : 'not-given',
    low: lows.reduce((sum, low) => sum + low, 0),
    high: highs.reduce<number | null>((sum, high) => (sum === null || high === null ? null : sum + high), 0),
    as: missing[0]?.as ?? '',
  };
}
