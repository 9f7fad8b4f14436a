/** What a value of a dimension holds: days or years of age from one to another, or names (`Moor + Vale` holds both). */
export type Extent =
  | { readonly kind: 'span'; readonly from: number; readonly to: number }
  | { readonly kind: 'names'; readonly names: readonly string[] };

const DAY_MS = 86_400_000;
const day = (year: number, month: number, date: number): number => Date.UTC(year, month, date) / DAY_MS;

const months = (year: number, from: number, count: number): Extent => ({
  kind: 'span',
  from: day(year, from, 1),
  to: day(year, from + count, 1) - 1,
});

const number = (text: string | undefined): number => Number(text ?? Number.NaN);

/** Patterns of a time, and what each holds. Financial years begin in April; a quarter without a slash is a calendar one. */
const TIMES: readonly (readonly [RegExp, (parts: readonly (string | undefined)[]) => Extent])[] = [
  [/^(\d{4})-(\d{2})$/u, ([, year, month]) => months(number(year), number(month) - 1, 1)],
  [/^(\d{4})[- ]?Q([1-4])$/u, ([, year, quarter]) => months(number(year), (number(quarter) - 1) * 3, 3)],
  [/^Q([1-4]) (\d{4})\/\d{2,4}$/u, ([, quarter, year]) => months(number(year), number(quarter) * 3, 3)],
  [/^(\d{4})\/\d{2,4}$/u, ([, year]) => months(number(year), 3, 12)],
  [/^(\d{4})$/u, ([, year]) => months(number(year), 0, 12)],
];

/** Older than anybody in any table. */
const OLDEST = 150;
const AGES: readonly (readonly [RegExp, (parts: readonly (string | undefined)[]) => readonly [number, number]])[] = [
  [/^(\d{1,3}) ?(?:to|-|–) ?(\d{1,3})$/u, ([, from, to]) => [number(from), number(to)]],
  [/^under (\d{1,3})$/u, ([, to]) => [0, number(to) - 1]],
  [/^(\d{1,3})(?: and over|\+)$/u, ([, from]) => [number(from), OLDEST]],
  [/^(\d{1,3})$/u, ([, age]) => [number(age), number(age)]],
];

/** The axis that a dimension lies on: months, quarters and years are parts of one time, bands of one age. */
export const axisOf = (dimension: string): string => {
  const name = dimension.trim().toLowerCase();
  if (/^(?:day|month|quarter|year|period|time)$/u.test(name)) return 'time';
  return /^age(?: |$)/u.test(name) ? 'age' : name;
};

const namesIn = (text: string): Extent => ({
  kind: 'names',
  names: text
    .toLowerCase()
    .split(' + ')
    .map((name) => name.trim())
    .toSorted(),
});

/** What a value holds, as far as its wording says it; a wording that says nothing holds itself. */
export const extentOf = (axis: string, value: string): Extent => {
  const text = value.trim();
  if (axis === 'time') {
    for (const [pattern, read] of TIMES) {
      const parts = pattern.exec(text);
      if (parts !== null) return read(parts);
    }
  }
  if (axis === 'age') {
    for (const [pattern, read] of AGES) {
      const parts = pattern.exec(text.toLowerCase());
      if (parts !== null) {
        const [from, to] = read(parts);
        return { kind: 'span', from, to };
      }
    }
  }
  return namesIn(text);
};

/** From the first day to the last. */
export const periodExtent = (start: string, end: string): Extent => ({
  kind: 'span',
  from: Date.parse(`${start}T00:00:00Z`) / DAY_MS,
  to: Date.parse(`${end}T00:00:00Z`) / DAY_MS,
});

export const extentKey = (extent: Extent): string =>
  extent.kind === 'names' ? `=${extent.names.join('+')}` : `${extent.from}..${extent.to}`;

/** Whether a part lies within an extent. */
export const holds = (extent: Extent, part: Extent): boolean => {
  if (extent.kind === 'names') return part.kind === 'names' && part.names.every((name) => extent.names.includes(name));
  return part.kind === 'span' && part.from >= extent.from && part.to <= extent.to;
};

const meet = (a: Extent, b: Extent): boolean => {
  if (a.kind === 'names') return b.kind === 'names' && a.names.some((name) => b.names.includes(name));
  return b.kind === 'span' && a.from <= b.to && b.from <= a.to;
};

/** Two parts of an axis that overlap, and neither lies within the other: what one tells of the other has no end. */
export const cross = (a: Extent, b: Extent): boolean => meet(a, b) && !holds(a, b) && !holds(b, a);

/** The smallest parts of an axis that every extent is made of, each as an extent. */
export const atomsOf = (extents: readonly Extent[]): readonly Extent[] => {
  const names = new Set(extents.flatMap((each) => (each.kind === 'names' ? each.names : [])));
  const spans = extents.flatMap((each) => (each.kind === 'span' ? [each] : []));
  const cuts = [...new Set(spans.flatMap(({ from, to }) => [from, to + 1]))].sort((a, b) => a - b);
  const between = cuts.slice(0, -1).map((from, i): Extent => ({ kind: 'span', from, to: (cuts[i + 1] ?? from) - 1 }));
  const covered = between.filter((part) => spans.some((span) => holds(span, part)));
  return [...[...names].map((name): Extent => ({ kind: 'names', names: [name] })), ...covered];
};
