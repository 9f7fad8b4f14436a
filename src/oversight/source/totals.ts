import type { Found } from './found.ts';
import { isPart } from './part-row.ts';

/** What totals say: those that repeat their parts are left out, one that cannot be true refuses the file. */
export interface TotalsRead {
  readonly kept: readonly Found[];
  readonly odd: readonly { readonly says: string; readonly at: Found['at'] }[];
  readonly wrong: string | undefined;
}

type Judged = { readonly kind: 'repeats' | 'alone' | 'hidden' } | { readonly kind: 'wrong'; readonly says: string };

const sum = (numbers: readonly (number | null)[]): number =>
  numbers.reduce<number>((all, each) => all + (each ?? 0), 0);

/** A total beside its parts, each part as an interval: what no parts could add up to is wrong. */
function judge(total: Found, parts: readonly Found[]): Judged {
  const stated = total.value.value;
  const unknown = parts.filter(({ value }) => value.value === null);
  if (parts.length === 0) return { kind: 'alone' };
  if (stated === null) return { kind: unknown.length === 0 ? 'repeats' : 'alone' };
  const low = sum(parts.map(({ value }) => value.low));
  const high = parts.some(({ value }) => value.high === null) ? Infinity : sum(parts.map(({ value }) => value.high));
  if (stated < low || stated > high) return { kind: 'wrong', says: `is ${stated}, but its parts add up to ${low}` };
  // The total of a column minus the rest of it would say what the hidden cells are.
  if (unknown.some(({ value }) => value.missing === 'withheld')) return { kind: 'hidden' };
  return { kind: unknown.length === 0 ? 'repeats' : 'alone' };
}

/** Whether a row can be a part of a total that is itself of one force, one year … */
const alike = ({ meaning: total }: Found, { meaning: part }: Found): boolean =>
  (total.force === undefined || total.force === part.force) &&
  (total.periodWords === undefined || total.periodWords === part.periodWords) &&
  (total.age === undefined || total.age === part.age) &&
  (total.outcome === undefined ||
    (part.outcome?.types.every((type) => total.outcome?.types.includes(type) === true) ?? false));

const sinceLast = (before: readonly Found[], of: 'row' | 'column'): readonly Found[] =>
  before.slice(before.findLastIndex(({ totalOf }) => totalOf === of) + 1);

/** A part of another row is in the total once, with that row. */
const isOfWhich = ({ meaning }: Found): boolean => meaning.words.split(' / ').some(isPart);

/** The sets of cells that a total may be the total of: those since the last total, all before it, or all behind it. */
function candidates(total: Found, line: readonly Found[], of: 'row' | 'column'): readonly (readonly Found[])[] {
  const at = line.indexOf(total);
  const plain = (cells: readonly Found[]): readonly Found[] =>
    cells.filter((each) => each.totalOf !== of && (of === 'column' || alike(total, each)));
  const before = line.slice(0, at);
  const sets = [plain(sinceLast(before, of)), plain(before), before.length === 0 ? plain(line.slice(1)) : []];
  const whole = sets.map((set) => set.filter((each) => !isOfWhich(each)));
  return [...sets, ...whole].filter((set) => set.length > 0);
}

function judged(total: Found, line: readonly Found[], of: 'row' | 'column'): Judged {
  const each = candidates(total, line, of).map((parts) => judge(total, parts));
  return each.find(({ kind }) => kind !== 'wrong') ?? each[0] ?? { kind: 'alone' };
}

const BARE = /^(?:grand |overall )?(?:total|sum|all)(?: \d{4}.*)?:?$/i;

/** *Total* and nothing else: it has to add up. *Total restraint* or *of which* may overlap with what stands beside it. */
const isBare = ({ meaning }: Found): boolean => meaning.words.split(' / ').some((words) => BARE.test(words.trim()));

const strict = (line: readonly Found[], of: 'row' | 'column'): boolean =>
  line.filter(({ totalOf }) => totalOf === of).every(isBare);

const OVERLAPS =
  'Totals that do not add up from the cells beside them, so that these overlap, were kept as figures of their own';

const HIDDEN = 'A total over hidden cells was left out: with it, what they hide could be worked out.';

interface Lines {
  readonly rows: ReadonlyMap<number | null, readonly Found[]>;
  readonly columns: ReadonlyMap<number | null, readonly Found[]>;
}

/** `overlaps`: does not add up, and does not have to. */
type Verdict = Judged | { readonly kind: 'overlaps' };

function verdictOf(each: Found, { rows, columns }: Lines): Verdict {
  if (each.totalOf === undefined) return { kind: 'alone' };
  // An empty cell in a row of totals is no total that was withheld or lost: nobody printed one.
  if (each.printed === '') return { kind: 'repeats' };
  const line = (each.totalOf === 'row' ? columns.get(each.at.column) : rows.get(each.at.row)) ?? [];
  const verdict = judged(each, line, each.totalOf);
  return verdict.kind === 'wrong' && !strict(line, each.totalOf) ? { kind: 'overlaps' } : verdict;
}

/** Each total is held against the line it stands in: a table of nothing but totals would take minutes. */
const MOST_WORK = 10_000_000;

/** Checks every total of a table against its parts. */
export function readTotals(found: readonly Found[]): TotalsRead {
  const lines = { rows: Map.groupBy(found, ({ at }) => at.row), columns: Map.groupBy(found, ({ at }) => at.column) };
  const totals = found.filter(({ totalOf }) => totalOf !== undefined);
  const longest = [...lines.rows.values(), ...lines.columns.values()].reduce(
    (most, line) => Math.max(most, line.length),
    0,
  );
  if (totals.length * longest > MOST_WORK)
    return { kept: [], odd: [], wrong: `it has ${totals.length} totals, more than can be held against their parts` };
  const verdicts = found.map((each) => ({ each, verdict: verdictOf(each, lines) }));
  for (const { each, verdict } of verdicts)
    if (verdict.kind === 'wrong')
      return {
        kept: [],
        odd: [],
        wrong: `the total in row ${each.at.row ?? 0}, column ${each.at.column ?? 0} ${verdict.says}`,
      };
  const of = (...kinds: readonly Verdict['kind'][]): readonly Found[] =>
    verdicts.filter(({ verdict }) => kinds.includes(verdict.kind)).map(({ each }) => each);
  const overlapping = of('overlaps');
  return {
    kept: of('alone', 'overlaps'),
    odd: [
      ...of('hidden').map(({ at }) => ({ says: HIDDEN, at })),
      // Its parts are all there, so that it adds nothing; that it could not be read is said all the same.
      ...of('repeats').flatMap(({ at, printed, value: { odd } }) =>
        odd === undefined ? [] : [{ says: `“${printed}”: ${odd}; a total, left out.`, at }],
      ),
      ...overlapping.slice(0, 1).map(({ at }) => ({ says: `${OVERLAPS} (${overlapping.length}).`, at })),
    ],
    wrong: undefined,
  };
}
