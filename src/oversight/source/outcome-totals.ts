import { basename } from 'node:path';
import type { Count } from './count.ts';
import type { Counted } from './counted.ts';
import type { ReadCount } from './import-read.ts';
import { isAlternate } from './outcome-type.ts';
import { outcomesReader } from './outcomes-import.ts';
import { financialYear } from './period.ts';
import type { SourceRefused } from './refusal.ts';
import { ASSIGNED } from './revised-totals.ts';
import { issueOf } from './vintage.ts';
import { known } from './value.ts';

interface Sum {
  readonly first: ReadCount;
  readonly year: string;
  readonly outcomeType: string | null;
  value: number;
}

/** The financial year that a quarter lies in. */
const yearOf = (day: string): string => {
  const first = Number(day.slice(0, 4)) - (day.slice(5, 7) < '04' ? 1 : 0);
  return `${first}/${String((first + 1) % 100).padStart(2, '0')}`;
};

class Totals {
  readonly #sums = new Map<string, Sum>();
  readonly left = new Map<string, number>();
  rows = 0;

  take(count: ReadCount): void {
    // Both bases of a row come one after the other.
    if (count.basis === 'closed') this.rows += 1;
    const { force, basis, outcomeType, value } = count;
    if (value === null) {
      if (basis === 'closed') this.left.set(force, (this.left.get(force) ?? 0) + 1);
      return;
    }
    if (outcomeType === null) return;
    this.#add(count, outcomeType, value);
    // Type 0 is no outcome, and an alternate repeats one that is counted elsewhere.
    if (outcomeType !== '0' && !isAlternate(outcomeType)) this.#add(count, null, value);
  }

  #add(count: ReadCount, outcomeType: string | null, value: number): void {
    const year = yearOf(count.periodStart ?? '');
    const key = `${count.force}|${year}|${count.basis}|${outcomeType ?? ''}`;
    const sum = this.#sums.get(key);
    if (sum === undefined) this.#sums.set(key, { first: count, year, outcomeType, value });
    else sum.value += value;
  }

  counts(): readonly Count[] {
    return Array.from(this.#sums.values(), ({ first, year, outcomeType, value }) => ({
      ...{ ...first, ...(financialYear(year) ?? { periodStart: '', periodEnd: '' }) },
      ...{ measure: outcomeType === null ? ASSIGNED : 'outcomes', outcomeType, offenceScope: 'all offences' },
      ...known(value),
    }));
  }
}

/** A year’s totals by force and outcome over all offences, on both bases: what a revised issue is held against. */
export async function readOutcomeTotals(path: string): Promise<SourceRefused | Counted> {
  const totals = new Totals();
  const taken = await outcomesReader.read(path, { offence: undefined }, (counts) => {
    for (const count of counts) totals.take(count);
  });
  if (taken.kind === 'refused') return taken;
  const left = [...totals.left].map(([force, cells]) => `${force} ${cells}`);
  return {
    ...{ kind: 'read', counts: totals.counts() },
    files: [{ file: basename(path), sha256: taken.sha256, rows: totals.rows, ...issueOf(taken.sha256) }],
    oddities: [
      ...taken.oddities.map(({ says }) => says),
      ...(left.length > 0 ? [`Cells without a figure stand in no total: ${left.join('; ')}.`] : []),
    ],
  };
}
