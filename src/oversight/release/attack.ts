import { MOST, type Span } from './control.ts';
import type { ReleaseDocument } from './document.ts';
import { ask, loadSolver, type Asked } from './solver.ts';
import type { Target } from './group.ts';
import { subjectOf, systemOf, type System } from './system.ts';

/** How much has to stay unknown: of a number that may be below `least`, `width` between its ends. */
export interface Wanted {
  readonly least: number;
  readonly width: number;
}

/** A group whose number can be worked out, or nearly. */
export interface Recovered extends Span {
  readonly says: string;
  /** Worked out exactly. */
  readonly isPoint: boolean;
  /** The number of the release that tells it by itself; null where it takes everything together, or any of them does. */
  readonly alone: number | null;
}

export interface AttackResult {
  readonly recovered: readonly Recovered[];
  /** How many groups were tried, and how often the solver was asked. */
  readonly groups: number;
  readonly asked: number;
  /** Figures that cannot all be true: then that nothing was worked out of them together proves nothing. */
  readonly disagree: boolean;
}

/** What one group’s number can be, and which rows hold it there. */
export interface Judged extends Span {
  readonly binding: readonly number[];
}

export interface Attacker {
  /** Undefined where enough stays unknown. */
  readonly judge: (target: number, wanted: Wanted) => Judged | undefined;
  readonly drop: (row: number) => void;
  readonly asked: () => number;
  readonly disagree: () => boolean;
  readonly close: () => void;
}

const NEAR = 1e-6;

const totalOf = (columns: ArrayLike<number>, { members }: Target): number =>
  members.reduce((sum, column) => sum + (columns[column] ?? 0), 0);

/** What is seen to be possible on the way: every answer of the solver fills in all groups at once. */
const openSeen = (targets: readonly Target[]) => {
  const seen = targets.map(() => ({ low: Number.POSITIVE_INFINITY, high: Number.NEGATIVE_INFINITY }));
  return {
    of: (target: number): Span => seen[target] ?? { low: 0, high: 0 },
    add: (columns: ArrayLike<number>): void => {
      targets.forEach((target, i) => {
        const span = seen[i];
        if (span === undefined) return;
        const total = totalOf(columns, target);
        // Inwards to whole numbers, so that a fraction proves no more than it should.
        span.low = Math.min(span.low, Math.ceil(total - NEAR));
        span.high = Math.max(span.high, Math.floor(total + NEAR));
      });
    },
  };
};

/** How often each unknown is in some groups together. */
const timesIn = (columns: number, groups: readonly Target[]): Float64Array => {
  const times = new Float64Array(columns);
  for (const { members } of groups) for (const column of members) times[column] = (times[column] ?? 0) + 1;
  return times;
};

const FEW = 2;
const IDLE = 3;

/** Asks of many groups at once, as long as that shows many of them to be wide open; what is left is asked one by one. */
const askTogether = (
  open: () => readonly Target[],
  reach: (groups: readonly Target[], most: boolean) => unknown,
): void => {
  let left = open();
  for (let round = 0, idle = 0; idle < IDLE && left.length > FEW; round += 1) {
    // Another part of them each time: all at once would be in each other’s way.
    const part = left.filter((_, i) => (i * 7 + round * 3) % (1 + (round % 4)) === 0);
    reach(part, round % 8 !== 1);
    const after = open();
    idle = left.length - after.length < FEW ? idle + 1 : 0;
    left = after;
  }
};

const judging = (system: System, asked: Asked, dropped: ReadonlySet<number>, tell: Tell): Attacker['judge'] => {
  const seen = openSeen(system.targets);
  const reach = (groups: readonly Target[], most: boolean) => {
    const found = asked.extreme(timesIn(system.columns, groups), most);
    tell(found !== undefined);
    if (found !== undefined) seen.add(found.columns);
    return found;
  };
  /** What no table sets apart has to stay open by one; what one does, by as much as was promised. */
  const widthOf = ({ isNamed }: Target, { width }: Wanted): number => (isNamed ? width : 1);
  const isSettled = (target: Target, place: number, wanted: Wanted): boolean => {
    const stands = target.by.every((row) => !dropped.has(row));
    if (stands && (target.isExact || target.atLeast >= wanted.least)) return true;
    const { low, high } = seen.of(place);
    return low < wanted.least && high - low >= widthOf(target, wanted);
  };
  let isWarm = false;
  return (place, wanted) => {
    if (!isWarm) {
      const open = (named: boolean) => () =>
        system.targets.filter((each, i) => each.isNamed === named && !isSettled(each, i, wanted));
      for (const named of [true, false]) askTogether(open(named), reach);
    }
    isWarm = true;
    const target = system.targets[place];
    if (target === undefined || isSettled(target, place, wanted)) return undefined;
    const lowest = reach([target], false);
    if (lowest === undefined || Math.ceil(lowest.value - NEAR) >= wanted.least) return undefined;
    const highest = reach([target], true);
    if (highest === undefined) return undefined;
    // In whole numbers: children are not halved.
    const span = { low: Math.ceil(lowest.value - NEAR), high: Math.floor(highest.value + NEAR) };
    if (span.high - span.low >= widthOf(target, wanted)) return undefined;
    return { ...span, binding: [...new Set([...lowest.binding, ...highest.binding])] };
  };
};

/** Told of each question to the solver, and whether it had an answer. */
type Tell = (answered: boolean) => void;

/** The attacker with everything released before them. */
export const openAttacker = async (system: System): Promise<Attacker> => {
  const asked = ask(await loadSolver(), system);
  const dropped = new Set<number>();
  let count = 0;
  let failed = false;
  const tell: Tell = (answered) => {
    count += 1;
    failed ||= !answered;
  };
  return {
    judge: judging(system, asked, dropped, tell),
    drop: (row) => {
      dropped.add(row);
      asked.drop(row);
    },
    asked: () => count,
    disagree: () => failed,
    close: asked.close,
  };
};

/** How far counts may have moved between releases, tried in turn until everything released can be true at once. */
export const MOVED = [0, 1, 2, 5, 10, 20, 50, 100, MOST] as const;

const attackOne = async (documents: readonly ReleaseDocument[], wanted: Wanted, moved = 0): Promise<AttackResult> => {
  const system = systemOf(documents, moved);
  const attacker = await openAttacker(system);
  try {
    const recovered = system.targets.flatMap(({ says }, place): readonly Recovered[] => {
      const found = attacker.judge(place, wanted);
      if (found === undefined) return [];
      return [{ says, low: found.low, high: found.high, isPoint: found.low === found.high, alone: null }];
    });
    const disagree = attacker.disagree() || system.clashes;
    return { recovered, groups: system.targets.length, asked: attacker.asked(), disagree };
  } finally {
    attacker.close();
  }
};

/** Everything of a subject at once: where that cannot all be true, by as much as the counts of other days may have moved since. */
const attackTogether = async (documents: readonly ReleaseDocument[], wanted: Wanted): Promise<AttackResult> => {
  const first = await attackOne(documents, wanted);
  // Of one time nothing has moved, so that no bound could be widened.
  if (!first.disagree || documents.every(({ countedAt }) => countedAt === documents[0]?.countedAt)) return first;
  let { asked, recovered } = first;
  for (const moved of MOVED.slice(1)) {
    const wider = await attackOne(documents, wanted, moved);
    asked += wider.asked;
    ({ recovered } = wider);
    if (!wider.disagree) break;
  }
  return { ...first, recovered, asked };
};

const tells = (one: Recovered, other: Recovered): boolean =>
  one.says === other.says && one.low >= other.low && one.high <= other.high;

/**
 * Releases of one subject together, and each by itself: a reader may take one and leave another that contradicts it, and a
 * number that an old release told stays told once a newer one stands in its place.
 */
const attackSubject = async (documents: readonly ReleaseDocument[], wanted: Wanted): Promise<AttackResult> => {
  const together = await attackTogether(documents, wanted);
  const recovered = [...together.recovered];
  let { asked, disagree } = together;
  for (const document of documents.length > 1 ? documents : []) {
    const alone = await attackOne([document], wanted);
    asked += alone.asked;
    disagree ||= alone.disagree;
    for (const found of alone.recovered)
      if (!recovered.some((known) => tells(known, found))) recovered.push({ ...found, alone: document.number });
  }
  return { ...together, recovered, asked, disagree };
};

/** Works out what can be worked out of everything released, each subject by itself: what counts otherwise does not add up. */
export const attack = async (documents: readonly ReleaseDocument[], wanted: Wanted): Promise<AttackResult> => {
  const subjects = new Map<string, ReleaseDocument[]>();
  for (const document of documents) {
    const name = `${document.publisher}\n${subjectOf(document)}`;
    subjects.set(name, [...(subjects.get(name) ?? []), document]);
  }
  const results: AttackResult[] = [];
  for (const each of subjects.values()) {
    each.sort((a, b) => (a.countedAt < b.countedAt ? -1 : a.countedAt > b.countedAt ? 1 : a.number - b.number));
    results.push(await attackSubject(each, wanted));
  }
  return {
    recovered: results.flatMap(({ recovered }) => recovered),
    groups: results.reduce((sum, { groups }) => sum + groups, 0),
    asked: results.reduce((sum, { asked }) => sum + asked, 0),
    disagree: results.some(({ disagree }) => disagree),
  };
};
