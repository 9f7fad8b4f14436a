import { FirstPlaces, PlacesBy } from './first-places.ts';
import { isAlternate, outcomeTypes, outcomeWords } from './outcome-type.ts';
import { OUTCOME_SINCE } from './outcome-wording.ts';
import { quarterPeriod } from './period.ts';
import type { QuarterCount } from './quarter-count.ts';

const BASES = ['closed', 'recorded'] as const;

/** Types that every year could have: 23 is not confirmed, and rows *of which* repeat others. */
const EXPECTED = outcomeTypes.filter((type) => !isAlternate(type) && type !== '23');

/** What is strange about single cells of an outcomes table, gathered by kind as its rows are read. */
export class OutcomesOdd {
  readonly #below = new FirstPlaces();
  readonly #missing = new PlacesBy();
  readonly #alternate = new PlacesBy();
  readonly #early = new PlacesBy();
  #last = '';

  add({ quarter, outcomeType: type, values }: QuarterCount, row: number): void {
    const { periodStart, periodEnd } = quarterPeriod(quarter);
    if (periodEnd > this.#last) this.#last = periodEnd;
    for (const basis of BASES) {
      const value = values[basis];
      if (value.kind === 'missing') this.#missing.push(value.as, row);
      else if (value.value < 0) this.#below.push(row);
    }
    if (isAlternate(type)) this.#alternate.push(type, row);
    const since = OUTCOME_SINCE[type];
    if (since !== undefined && periodStart < since) this.#early.push(type, row);
  }

  /** Each kind in one line; `types` are those that any row of the file has. */
  says(types: ReadonlySet<string>): readonly string[] {
    const [below, { count }] = [this.#below, this.#below];
    return [
      ...(count === 0
        ? []
        : [`${count} counts are below 0 (${below.words}): corrections of what was published before; they are kept.`]),
      ...this.#missing.all.map(
        ([as, places]) =>
          `${places.count} cells have no count, given as ${as === '' ? 'a blank' : `“${as}”`} (${places.words}): missing, not zero.`,
      ),
      ...this.#alternate.all.map(
        ([type, places]) =>
          `${places.count} rows are of type ${type} (${outcomeWords(type)}; ${places.words}): they repeat outcomes of the type without a letter, and must not be added to them.`,
      ),
      ...this.#early.all.map(
        ([type, places]) =>
          `${places.count} rows are of type ${type} before it existed (from ${OUTCOME_SINCE[type] ?? ''}; ${places.words}).`,
      ),
      ...this.#absent(types),
      'On the basis “recorded” an outcome stands in the quarter of its offence: the last quarters undercount, since some of their outcomes were still to come. It is never added to “closed”.',
    ];
  }

  #absent(types: ReadonlySet<string>): readonly string[] {
    const absent = EXPECTED.filter((type) => !types.has(type)).map((type) => {
      const since = OUTCOME_SINCE[type];
      const never = since !== undefined && this.#last < since ? ', which did not exist yet' : '';
      return `${type} (${outcomeWords(type)}${never})`;
    });
    return absent.length === 0 ? [] : [`No row is of type ${absent.join(' or ')}: not in the table, which is not 0.`];
  }
}
