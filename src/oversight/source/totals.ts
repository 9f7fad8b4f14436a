import type { Found } from './found.ts';

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
  (total.age === undefined || total.age === part.age);

const sinceLast = (before: readonly Found[], of: 'row' | 'column'): readonly Found[] =>
  before.slice(before.findLastIndex(({ totalOf }) => totalOf === of) + 1);

/** The sets of cells that a total may be the total of: those since the last total, all before it, or all behind it. */
function candidates(total: Found, line: readonly Found[], of: 'row' | 'column'): readonly (readonly Found[])[] {
  const at = line.indexOf(total);
  const plain = (cells: readonly Found[]): readonly Found[] =>
    cells.filter((each) => each.totalOf !== of && (of === 'column' || alike(total, each)));
  const before = line.slice(0, at);
  const sets = [plain(sinceLast(before, of)), plain(before), before.length === 0 ? plain(line.slice(1)) : []];
  return sets.filter((set) => set.length > 0);
}

function judged(total: Found, line: readonly Found[], of: 'row' | 'column'): Judged {
  const each = candidates(total, line, of).map((parts) => judge(total, parts));
  return each.find(({ kind }) => kind !== 'wrong') ?? each[0] ?? { kind: 'alone' };
}

const HIDDEN = 'A total over hidden cells was left out: with it, what they hide could be worked out.';

/** Checks every total of a table against its parts. */
export function readTotals(found: readonly Found[]): TotalsRead {
  const rows = Map.groupBy(found, ({ at }) => at.row);
  const columns = Map.groupBy(found, ({ at }) => at.column);
  const kept: Found[] = [];
  const odd: { says: string; at: Found['at'] }[] = [];
  for (const each of found) {
    const line = (each.totalOf === 'row' ? columns.get(each.at.column) : rows.get(each.at.row)) ?? [];
    const verdict = each.totalOf === undefined ? { kind: 'alone' as const } : judged(each, line, each.totalOf);
    if (verdict.kind === 'wrong')
      return {
        kept: [],
        odd: [],
        wrong: `the total in row ${each.at.row ?? 0}, column ${each.at.column ?? 0} ${verdict.says}`,
      };
    if (verdict.kind === 'alone') kept.push(each);
    if (verdict.kind === 'hidden') odd.push({ says: HIDDEN, at: each.at });
  }
  return { kept, odd, wrong: undefined };
}
