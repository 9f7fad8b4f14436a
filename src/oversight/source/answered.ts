import type { ReadCount } from './import-read.ts';

type Value = Pick<ReadCount, 'value' | 'low' | 'high' | 'missing'>;

const exact = (value: number): Value => ({ value, low: value, high: value, missing: null });

/** A person's own number in place of one that could not be read, or bounds as `10 to 20`. */
export function answered(answer: string, value: Value): Value {
  if (/^\d{1,9}$/.test(answer)) return exact(Number(answer));
  const [, low, high] = /^(\d{1,9}) to (\d{1,9})$/.exec(answer) ?? [];
  if (low !== undefined && high !== undefined && Number(low) <= Number(high))
    return { ...value, low: Number(low), high: Number(high) };
  if (answer === 'from 0') return { ...value, low: 0 };
  return value;
}
