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

const isTime = (dimension: string): boolean => /^(?:day|month|quarter|year|period|time)$/iu.test(dimension.trim());
const isAge = (dimension: string): boolean => /^age\b/iu.test(dimension.trim());

const namesIn = (text: string): Extent => ({
  kind: 'names',
  names: text
    .toLowerCase()
    .split(' + ')
    .map((name) => name.trim())
    .toSorted(),
});

const matched = <Found>(
  table: readonly (readonly [RegExp, (parts: readonly (string | undefined)[]) => Found])[],
  text: string,
) => {
  for (const [pattern, read] of table) {
    const parts = pattern.exec(text);
    if (parts !== null) return read(parts);
  }
  return undefined;
};

/** What a value holds, as far as its wording says it; a wording that says nothing holds itself. */
export const extentOf = (dimension: string, value: string): Extent => {
  const text = value.trim();
  const time = isTime(dimension) ? matched(TIMES, text) : undefined;
  if (time !== undefined) return time;
  const ages = isAge(dimension) ? matched(AGES, text.toLowerCase()) : undefined;
  return ages === undefined ? namesIn(text) : { kind: 'span', from: ages[0], to: ages[1] };
};

interface Named {
  readonly name: string;
  readonly values: readonly string[];
  readonly made?: { readonly of: string; readonly parts: readonly (readonly string[])[] } | undefined;
}

/** What a value of a dimension holds: the values of a record that it is made of, where the table says so. */
export const extentIn = ({ name, values, made }: Named, value: string): Extent => {
  const parts = made?.parts[values.indexOf(value)];
  return parts === undefined ? extentOf(name, value) : { kind: 'names', names: parts.toSorted() };
};

/** Which offences are counted is a way of being parted too: fewer of them lie within more. */
export const OFFENCE = 'offence';
export const offencesIn = (scope: string): Extent => namesIn(scope.replaceAll(/\s*\+\s*/gu, ' + '));

/**
 * The axis that a dimension lies on. Months, quarters and years are parts of one time, bands of years parts of one age; of names
 * only the same names are one axis: what “any other” means hangs on what stands beside it.
 */
export const axisOf = ({ name, values, made }: Named): string => {
  if (made !== undefined) return `made of ${made.of}`;
  const extents = values.map((value) => extentOf(name, value));
  if (isTime(name)) return 'time';
  if (isAge(name) && extents.every(({ kind }) => kind === 'span')) return 'age';
  const names = extents.flatMap((each) => (each.kind === 'names' ? each.names : [extentKey(each)]));
  return `${name.trim().toLowerCase()}: ${[...new Set(names)].sort().join(', ')}`;
};

const isOfNames = ({ name, values }: Named): boolean =>
  !isTime(name) && !(isAge(name) && values.every((value) => extentOf(name, value).kind === 'span'));

/** Whether what a value holds is told by its name alone, so that another list may mean something else by it. */
export const isNamedOnly = (dimension: Named): boolean => dimension.made === undefined && isOfNames(dimension);

/** Where a part alone lies: on the axis of a dimension of its name which has it, among those that are known. */
export const placeOfPart = (
  dimension: string,
  value: string,
  known: readonly Named[],
): { readonly axis: string; readonly extent: Extent } => {
  const extent = extentOf(dimension, value);
  if (isTime(dimension)) return { axis: 'time', extent };
  const name = dimension.trim().toLowerCase();
  const alike = known.filter((each) => each.name.trim().toLowerCase() === name);
  const made = alike.find((each) => each.made !== undefined && each.values.includes(value));
  if (made !== undefined) return { axis: axisOf(made), extent: extentIn(made, value) };
  if (isAge(dimension) && extent.kind === 'span') return { axis: 'age', extent };
  const found = alike.find(
    (each) =>
      each.made === undefined &&
      atomsOf([extent]).every((atom) => each.values.some((other) => holds(extentOf(each.name, other), atom))),
  );
  return { axis: found === undefined ? `${name}: ${extentKey(extent)}` : axisOf(found), extent };
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

/** As much of an extent as lies within another, where both are spans that meet. */
export const clip = (extent: Extent, within: Extent): Extent =>
  extent.kind === 'span' && within.kind === 'span' && meet(extent, within)
    ? { kind: 'span', from: Math.max(extent.from, within.from), to: Math.min(extent.to, within.to) }
    : extent;

/** Names that are in the same extents can never be told apart: together they are one part. */
const nameAtoms = (extents: readonly Extent[]): readonly Extent[] => {
  const named = [...new Set(extents.flatMap((each) => (each.kind === 'names' ? [each.names] : [])))];
  const all = new Set(named.flat());
  const heldBy = Map.groupBy(all, (name) => named.map((names) => (names.includes(name) ? '1' : '0')).join(''));
  return [...heldBy.values()].map((names): Extent => ({ kind: 'names', names }));
};

/** The smallest parts of an axis that every extent is made of, each as an extent. */
export const atomsOf = (extents: readonly Extent[]): readonly Extent[] => {
  const spans = extents.flatMap((each) => (each.kind === 'span' ? [each] : []));
  const cuts = [...new Set(spans.flatMap(({ from, to }) => [from, to + 1]))].sort((a, b) => a - b);
  const between = cuts.slice(0, -1).map((from, i): Extent => ({ kind: 'span', from, to: (cuts[i + 1] ?? from) - 1 }));
  const covered = between.filter((part) => spans.some((span) => holds(span, part)));
  return [...nameAtoms(extents), ...covered];
};
