import { MOVED, openAttacker, type Attacker, type Judged, type Wanted } from './attack.ts';
import type { Figure, ReleaseDocument } from './document.ts';
import { systemOf, type System } from './system.ts';

/** The row of the newest document whose loss costs a reader least, of those that hold a group's number where it is. */
const leastLoss = (
  { rows }: System,
  { binding }: Judged,
  newest: number,
  gone: ReadonlySet<number>,
): number | undefined =>
  binding
    .filter((row) => rows[row]?.document === newest && !gone.has(row))
    .sort((a, b) => (rows[a]?.shown ?? 0) - (rows[b]?.shown ?? 0) || a - b)[0];

/** Goes over every group until none can be worked out any more; what it takes back, it takes back for good. */
const takeBack = (system: System, attacker: Attacker, newest: number, wanted: Wanted): ReadonlySet<number> => {
  const gone = new Set<number>();
  for (let before = -1; before < gone.size;) {
    before = gone.size;
    for (let place = 0; place < system.targets.length; place += 1) {
      for (let found = attacker.judge(place, wanted); found !== undefined; found = attacker.judge(place, wanted)) {
        const row = leastLoss(system, found, newest, gone);
        // Held by earlier releases alone: nothing that could be taken back now would hide it.
        if (row === undefined) break;
        gone.add(row);
        attacker.drop(row);
      }
    }
  }
  return gone;
};

/** Undefined where what was released cannot all be true: an attack on a contradiction would find nothing, and prove nothing. */
const protectIf = async (
  documents: readonly ReleaseDocument[],
  candidate: ReleaseDocument,
  wanted: Wanted,
  moved: number,
): Promise<ReleaseDocument | undefined> => {
  const system = systemOf(documents, moved);
  const attacker = await openAttacker(system);
  try {
    const newest = documents.length - 1;
    const gone = takeBack(system, attacker, newest, wanted);
    if (attacker.disagree()) return undefined;
    const cells = new Set([...gone].flatMap((row) => sameCells(system, row, newest)));
    const figures = candidate.cells.map((figure, cell): Figure =>
      cells.has(cell) ? { ...figure, value: null } : figure,
    );
    return { ...candidate, cells: figures };
  } finally {
    attacker.close();
  }
};

/**
 * Complementary suppression by the attacker itself: lays the candidate beside everything released before, and takes back its
 * figures until no group's number can be worked out. It reads figures as they would be published, never the counts behind them.
 */
export const protect = async (
  earlier: readonly ReleaseDocument[],
  candidate: ReleaseDocument,
  wanted: Wanted,
): Promise<ReleaseDocument> => {
  for (const moved of MOVED) {
    const done = await protectIf([...earlier, candidate], candidate, wanted, moved);
    if (done !== undefined) return done;
  }
  // Fails closed: what could not be attacked does not leave.
  throw new Error('the figures of a table contradict each other, and it was not attacked');
};

/** Every cell of the newest document that says what a row says: a table may name the same children twice. */
const sameCells = ({ rows, membersOf }: System, row: number, newest: number): readonly number[] => {
  const name = rows[row]?.members.join(',');
  return (membersOf[newest] ?? []).flatMap((members, cell) => (members.join(',') === name ? [cell] : []));
};
