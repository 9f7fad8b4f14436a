import { ok, refused, Scenario, type Result } from '../../policy/index.ts';
import { readCell, writeCell } from './cell.ts';
import { headOf, readHead, type Path } from './column.ts';
import { readTable, writeTable, type TableRow } from './table-text.ts';

/** Something wrong in a table: where, what was expected, and the nearest right thing. */
export interface ScenarioFault {
  readonly line: number;
  /** From 1; 0 where the row as a whole is meant. */
  readonly column: number;
  readonly says: string;
  readonly nearest: readonly string[];
}

/** A scenario as it was read, and where. */
export interface ReadScenario {
  readonly scenario: Scenario;
  readonly line: number;
  /** The number of the column in which a value stands, or what is nearest around it. */
  readonly columnOf: (isMeant: (path: Path) => boolean) => number;
}

type Leaf = readonly [path: Path, value: unknown];

const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** People have columns of their own each; any other list is one cell, easier to read than a column an item. */
const arePeople = (value: unknown): value is Record<string, unknown>[] =>
  Array.isArray(value) && value.length > 0 && value.every((each) => isMap(each) && Object.hasOwn(each, 'ref'));

function leavesOf(value: unknown, path: Path): readonly Leaf[] {
  if (arePeople(value)) return value.flatMap((each, place) => leavesOf(each, [...path, place]));
  if (!isMap(value)) return [[path, value]];
  const entries = Object.entries(value);
  // What is empty has no columns to be told by; at the top that is what no cell at all says.
  if (entries.length === 0 && path.length > 1) return [[path, value]];
  return entries.flatMap(([key, each]) => leavesOf(each, [...path, key]));
}

const cellsOf = (scenario: Scenario): ReadonlyMap<string, Leaf> =>
  new Map(leavesOf({ ...scenario }, []).map((leaf) => [headOf(leaf[0]), leaf]));

/** Heads in an order in which what belongs together stands together: as they come, each beside its kin. */
function headsOf(rows: readonly ReadonlyMap<string, Leaf>[]): readonly string[] {
  const order: Order = { kin: new Map() };
  for (const row of rows)
    for (const [head, [path]] of row) {
      let at = order;
      for (const step of path) {
        const next = at.kin.get(step) ?? { kin: new Map() };
        at.kin.set(step, next);
        at = next;
      }
      at.head = head;
    }
  return ['id', 'story', 'input', 'expect'].flatMap((top) => inOrder(order.kin.get(top)));
}

interface Order {
  head?: string;
  readonly kin: Map<string | number, Order>;
}

const inOrder = (order: Order | undefined): readonly string[] =>
  order === undefined
    ? []
    : [...(order.head === undefined ? [] : [order.head]), ...[...order.kin.values()].flatMap(inOrder)];

/** The table of a version's scenarios, one a row, to be edited in a spreadsheet. */
export function scenariosToTable(scenarios: readonly Scenario[]): string {
  const rows = scenarios.map(cellsOf);
  const heads = headsOf(rows);
  const line = (row: ReadonlyMap<string, Leaf>) =>
    heads.map((head) => {
      const leaf = row.get(head);
      return leaf === undefined ? '' : writeCell(leaf[1]);
    });
  return writeTable([heads.length === 0 ? ['id', 'story'] : heads, ...rows.map(line)]);
}

/** Reads a table back, whole or not at all; `known` are the heads of the scenarios there are, to tell the nearest. */
export function tableToScenarios(
  text: string,
  known: readonly Scenario[],
): Result<readonly ReadScenario[], readonly ScenarioFault[]> {
  const table = readTable(text);
  if (!table.ok) return refused([{ ...table.refusal, nearest: [] }]);
  const [head, ...rows] = table.value;
  if (head === undefined) return refused([fault(1, 1, 'the table is empty: a row of heads is expected')]);
  const columns = readHeads(head, headsOf(known.map(cellsOf)));
  if (!columns.ok) return columns;
  const read = rows.map((row) => readRow(columns.value, row));
  const faults = read.flatMap((each) => (each.ok ? [] : each.refusal));
  return faults.length > 0 ? refused(faults) : ok(read.flatMap((each) => (each.ok ? [each.value] : [])));
}

const fault = (line: number, column: number, says: string, near: readonly string[] = []): ScenarioFault => ({
  line,
  column,
  says,
  nearest: near,
});

function readHeads(row: TableRow, known: readonly string[]): Result<readonly Path[], readonly ScenarioFault[]> {
  const heads = row.cells.map((cell) => cell.trim());
  // A spreadsheet may save empty columns on the right.
  while (heads.at(-1) === '') heads.pop();
  const read = heads.map((head) => readHead(head, known));
  const faults = read.flatMap((each, place) =>
    each.ok ? [] : [fault(row.line, place + 1, each.refusal.says, each.refusal.nearest)],
  );
  heads.forEach((head, place) => {
    if (heads.indexOf(head) < place) faults.push(fault(row.line, place + 1, `${head} is a head already`));
  });
  for (const head of ['id', 'story'])
    if (!heads.includes(head)) faults.push(fault(row.line, 0, `a column ${head} is expected`, heads.slice(0, 2)));
  return faults.length > 0 ? refused(faults) : ok(read.flatMap((each) => (each.ok ? [each.value] : [])));
}

function readRow(columns: readonly Path[], { line, cells }: TableRow): Result<ReadScenario, readonly ScenarioFault[]> {
  const tree = new Branch();
  const faults: ScenarioFault[] = [];
  cells.forEach((cell, place) => {
    if (cell === '') return;
    const path = columns[place];
    if (path === undefined) faults.push(fault(line, place + 1, 'this cell has no head above it'));
    else {
      const value = valueOf(path, cell);
      if (!value.ok) faults.push(fault(line, place + 1, value.refusal));
      else if (!tree.put(path, value.value))
        faults.push(fault(line, place + 1, `${headOf(path)} is told in another column of this row already`));
    }
  });
  if (faults.length > 0) return refused(faults);
  const columnOf = (isMeant: (path: Path) => boolean): number => columns.findIndex(isMeant) + 1;
  const value = { input: {}, expect: {}, ...tree.asMap() };
  const parsed = Scenario.safeParse(value);
  if (parsed.success) return ok({ scenario: parsed.data, line, columnOf });
  return refused(
    parsed.error.issues.map(({ path: [top = ''], message }) =>
      fault(
        line,
        columnOf(([first]) => first === top),
        `${String(top)}: ${message}`,
      ),
    ),
  );
}

/** A name or a story is text, whatever a spreadsheet may think that it is. */
function valueOf([top]: Path, cell: string): Result<unknown, string> {
  if ((top === 'id' || top === 'story') && !cell.startsWith('"')) return ok(cell);
  const read = readCell(cell);
  return read.ok ? read : refused(`${read.refusal.expected}, at character ${read.refusal.at + 1} of the cell`);
}

/** What the cells of a row say, put together. */
class Branch {
  readonly #kin = new Map<string | number, Branch | { readonly value: unknown }>();

  /** Whether there was room: a value is no list at once, and told once. */
  put([step, ...rest]: Path, value: unknown): boolean {
    if (step === undefined || [...this.#kin.keys()].some((key) => typeof key !== typeof step)) return false;
    const known = this.#kin.get(step);
    if (rest.length > 0) {
      const branch = known ?? new Branch();
      this.#kin.set(step, branch);
      return branch instanceof Branch && branch.put(rest, value);
    }
    if (known === undefined) this.#kin.set(step, { value });
    return known === undefined;
  }

  asMap(): Record<string, unknown> {
    // Not by assignment: a key such as __proto__ is a key like any other.
    return Object.fromEntries([...this.#kin].map(([key, kin]) => [String(key), valueIn(kin)]));
  }

  value(): unknown {
    const [first] = this.#kin.keys();
    if (typeof first !== 'number') return this.asMap();
    return [...this.#kin].sort(([one], [other]) => Number(one) - Number(other)).map(([, kin]) => valueIn(kin));
  }
}

const valueIn = (kin: Branch | { readonly value: unknown }): unknown =>
  kin instanceof Branch ? kin.value() : kin.value;
