import type { Figure, ReleaseDocument } from './document.ts';
import type { Row, Target } from './group.ts';

const nameOf = (members: readonly number[]): string => members.join(',');

const where = (document: ReleaseDocument, { at }: Figure): string => {
  const places = document.dimensions.map(({ name }, i) => `${name} ${at[i] ?? 'total'}`);
  const scope = document.scope.map(({ dimension, value }) => `${dimension} ${value}`);
  return [`release ${document.number}`, ...scope, ...places].join(', ');
};

type Members = readonly (readonly (readonly number[])[])[];

/** Every group that a table has, hidden or shown. */
const published = (
  documents: readonly ReleaseDocument[],
  membersOf: Members,
  rows: readonly Row[],
): readonly Target[] => {
  const rowOf = new Map(rows.map((row, i) => [nameOf(row.members), i]));
  const found = new Map<string, Target>();
  documents.forEach((document, d) => {
    document.cells.forEach((figure, cell) => {
      const members = membersOf[d]?.[cell] ?? [];
      const name = nameOf(members);
      if (members.length === 0 || found.has(name)) return;
      const by = rowOf.get(name);
      const row = by === undefined ? undefined : rows[by];
      found.set(name, {
        ...{ members, says: where(document, figure), by: by === undefined ? [] : [by], isNamed: true },
        ...{ atLeast: row?.low ?? 0, isExact: row !== undefined && row.low === row.high },
      });
    });
  });
  return [...found.values()];
};

/** What is left of a group that is shown when another within it is taken away: the oldest way to find a small number. */
const leftOver = (rows: readonly Row[], says: (row: Row) => string): readonly Target[] => {
  const sets = rows.map(({ members }) => new Set(members));
  return rows.flatMap((whole, w) =>
    rows.flatMap((part, p): readonly Target[] => {
      const set = sets[w] ?? new Set();
      if (part.members.length >= whole.members.length || !part.members.every((column) => set.has(column))) return [];
      const members = whole.members.filter((column) => sets[p]?.has(column) !== true);
      const text = `${says(whole)}, without ${says(part)}`;
      const [atLeast, isExact] = [whole.low - part.high, false];
      return [{ members, says: text, by: [w, p], atLeast, isExact, isNamed: true }];
    }),
  );
};

/** A cell that holds a group, by how much else is in it. */
interface Holder {
  readonly document: ReleaseDocument;
  readonly figure: Figure;
  readonly size: number;
}

/** The smallest cells that hold each unknown: where a group is no cell of its own, they say which it is. */
const holdersOf = (
  documents: readonly ReleaseDocument[],
  membersOf: Members,
): ReadonlyMap<number, readonly Holder[]> => {
  const holders = new Map<number, Holder[]>();
  documents.forEach((document, d) => {
    document.cells.forEach((figure, cell) => {
      const members = membersOf[d]?.[cell] ?? [];
      for (const column of members) {
        const of = holders.get(column) ?? [];
        of.push({ document, figure, size: members.length });
        holders.set(column, of);
      }
    });
  });
  return holders;
};

/** As many cells as name what they have in common. */
const MOST_NAMED = 3;

const common = (holders: readonly Holder[]): string => {
  const smallest = holders.toSorted((a, b) => a.size - b.size);
  // Of each table its smallest cell: a second one of the same table says nothing more.
  const each = smallest.filter(({ document }, i) => smallest.findIndex((other) => other.document === document) === i);
  const names = each.slice(0, MOST_NAMED).map(({ document, figure }) => `“${where(document, figure)}”`);
  const [first = 'a group'] = names;
  return names.length < 2
    ? `a part of ${first}`
    : `what ${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''} have in common`;
};

/** Every group whose number is worth hiding, the named ones first. */
export const targetsOf = (
  documents: readonly ReleaseDocument[],
  membersOf: Members,
  rows: readonly Row[],
  columns: number,
): readonly Target[] => {
  const says = ({ document, cell }: Row): string => {
    const source = documents[document];
    const figure = source?.cells[cell];
    return source === undefined || figure === undefined ? 'a group' : where(source, figure);
  };
  const targets = new Map(published(documents, membersOf, rows).map((each) => [nameOf(each.members), each]));
  for (const each of leftOver(rows, says)) {
    const name = nameOf(each.members);
    if (!targets.has(name)) targets.set(name, each);
  }
  const none = new Set(rows.flatMap(({ high, members }) => (high === 0 ? members : [])));
  const holders = holdersOf(documents, membersOf);
  for (let column = 0; column < columns; column += 1)
    if (!targets.has(String(column)))
      targets.set(String(column), {
        ...{ members: [column], says: common(holders.get(column) ?? []), by: [], atLeast: 0, isNamed: false },
        isExact: none.has(column),
      });
  return [...targets.values()];
};
