import { unmeasured, type Unmeasured } from './unmeasured.ts';

/** One decided case. A person is a code that says nothing of who they are; it is used to part cases and is in no answer. */
export interface DecidedCase {
  /** What the facts were, as one pattern: cases of one pattern are alike in every fact that the guidance asks for. */
  readonly pattern: string;
  /** The version of the guidance and the signed setting that held. */
  readonly setting: string;
  readonly force: string;
  readonly person: string;
  readonly outcome: boolean;
}

/** Cases of one person that are alike in pattern and setting. */
export interface SplitCell {
  readonly pattern: number;
  readonly setting: number;
  readonly y: number;
  readonly n: number;
}

/** Forces, the people of each, and their cells. */
export interface SplitCells {
  readonly patterns: number;
  readonly settings: number;
  readonly cases: number;
  readonly people: number;
  readonly forces: readonly (readonly (readonly SplitCell[])[])[];
}

/** Fewer than these part nothing that could be told from chance; ten people also keep any one of them from being guessed at. */
export const LEAST = { cases: 200, forces: 3, people: 10, patterns: 2, settings: 2 } as const;

/** How many it takes; whoever asks may raise it, and never lower it. */
export interface Least {
  readonly cases: number;
  readonly people: number;
}

type Grouped = ReadonlyMap<string, ReadonlyMap<string, readonly DecidedCase[]>>;

/** By force, then by person: a code is one person's within its force only. */
function grouped(cases: readonly DecidedCase[]): Grouped {
  const forces = new Map<string, Map<string, DecidedCase[]>>();
  for (const each of cases) {
    const people = forces.get(each.force) ?? new Map<string, DecidedCase[]>();
    forces.set(each.force, people);
    people.set(each.person, [...(people.get(each.person) ?? []), each]);
  }
  return forces;
}

function cellsOf(
  cases: readonly DecidedCase[],
  patterns: readonly string[],
  settings: readonly string[],
): readonly SplitCell[] {
  const cells = new Map<string, { pattern: number; setting: number; y: number; n: number }>();
  for (const { pattern, setting, outcome } of cases) {
    const at = { pattern: patterns.indexOf(pattern), setting: settings.indexOf(setting) };
    const key = `${at.pattern} ${at.setting}`;
    const cell = cells.get(key) ?? { ...at, y: 0, n: 0 };
    cell.n++;
    if (outcome) cell.y++;
    cells.set(key, cell);
  }
  return [...cells.values()];
}

/** Whether settings can be told from forces: two forces share one, or one force has had two. */
function arePartable(cases: readonly DecidedCase[]): boolean {
  const ofForce = new Map<string, Set<string>>();
  const ofSetting = new Map<string, Set<string>>();
  for (const { force, setting } of cases) {
    ofForce.set(force, (ofForce.get(force) ?? new Set()).add(setting));
    ofSetting.set(setting, (ofSetting.get(setting) ?? new Set()).add(force));
  }
  const several = (sets: ReadonlyMap<string, ReadonlySet<string>>): number =>
    [...sets.values()].filter(({ size }) => size > 1).length;
  return several(ofForce) > 0 || several(ofSetting) > 1;
}

const isEnough = (there: Least & { readonly forces: number }, least: Least): boolean =>
  there.cases >= Math.max(LEAST.cases, least.cases) &&
  // One force has people alone and no forces to part; between two no spread can be told.
  (there.forces === 1 || there.forces >= LEAST.forces) &&
  there.people >= Math.max(LEAST.people, least.people) &&
  there.people >= 2 * there.forces;

/** Cases put into cells, or why they are too few to say. */
export function splitCells(cases: readonly DecidedCase[], least: Least = LEAST): SplitCells | Unmeasured {
  if (cases.length === 0) return unmeasured('nothing-given');
  const patterns = [...new Set(cases.map(({ pattern }) => pattern))].toSorted();
  const settings = [...new Set(cases.map(({ setting }) => setting))].toSorted();
  const byForce = [...grouped(cases).values()];
  const people = byForce.reduce((total, force) => total + force.size, 0);
  if (!isEnough({ cases: cases.length, people, forces: byForce.length }, least)) return unmeasured('too-few-to-split');
  if (patterns.length < LEAST.patterns || settings.length < LEAST.settings) return unmeasured('nothing-varies');
  const withIt = cases.filter(({ outcome }) => outcome).length;
  if (withIt === 0 || withIt === cases.length) return unmeasured('none-or-all');
  if (!arePartable(cases)) return unmeasured('setting-is-force');
  return {
    ...{ patterns: patterns.length, settings: settings.length, cases: cases.length, people },
    forces: byForce.map((force) => [...force.values()].map((own) => cellsOf(own, patterns, settings))),
  };
}
