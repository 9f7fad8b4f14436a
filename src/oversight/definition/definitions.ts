import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { canonical } from '../../platform/ledger/index.ts';
import { Dimension, field, StoredDefinition, type Field } from './stored.ts';

/** The definitions that ship with the program; how to add one: docs/how-to/add-a-definition.md. */
const SHIPPED = join(import.meta.dirname, '../../../data/definitions/own-cases.json');

/** A definition as its file has it: its dimensions by the names under which several share them. */
const Written = z.looseObject({ dimensions: z.array(z.string()) });
const File = z.strictObject({
  groupings: z.record(z.string(), Dimension),
  /** Caveats that are only true of a table that is parted by a field; kept out of the definitions, whose digests they are no part of. */
  onlyPartedBy: z.partialRecord(field, z.array(z.string())).default({}),
  definitions: z.array(Written),
});

const partedIn = ({ onlyPartedBy }: z.infer<typeof File>): ReadonlyMap<string, Field> =>
  new Map(
    field.options.flatMap((of) => (onlyPartedBy[of] ?? []).map((caveat): readonly [string, Field] => [caveat, of])),
  );

/** Nothing is said of a caveat that no definition has, nor of a field that a definition with it has no dimension of. */
function refusePartedAmiss(parted: ReadonlyMap<string, Field>, read: readonly StoredDefinition[]): void {
  for (const [caveat, of] of parted) {
    const having = read.filter(({ caveats }) => caveats.includes(caveat));
    if (having.length === 0) throw new Error(`onlyPartedBy: no definition has the caveat “${caveat}”`);
    const without = having.find(({ dimensions }) => !dimensions.some((dimension) => dimension.field === of));
    if (without !== undefined) throw new Error(`onlyPartedBy: ${without.id} has “${caveat}” and no dimension of ${of}`);
  }
}

/** Reads a file of definitions whole, or throws with everything that is wrong in it: it ships with the program. */
export function readDefinitions(content: unknown): readonly StoredDefinition[] {
  const file = File.parse(content);
  const { groupings, definitions } = file;
  const resolved = definitions.map((written) => ({
    ...written,
    dimensions: written.dimensions.map((name) => groupings[name] ?? name),
  }));
  const read = z.array(StoredDefinition).parse(resolved);
  const ids = read.map(({ id }) => id);
  const twice = ids.find((id, i) => ids.indexOf(id) !== i);
  if (twice !== undefined) throw new Error(`two definitions are called ${twice}`);
  refusePartedAmiss(partedIn(file), read);
  return read;
}

const shippedFile = (): unknown => JSON.parse(readFileSync(SHIPPED, 'utf8'));

let shipped: readonly StoredDefinition[] | undefined;
let parted: ReadonlyMap<string, Field> | undefined;

/** Every definition of own cases, in the order of their file. */
export const definitions = (): readonly StoredDefinition[] => (shipped ??= readDefinitions(shippedFile()));

/** The caveats that are only true of a table that is parted by a field, and by which. */
export const onlyParted = (): ReadonlyMap<string, Field> => (parted ??= partedIn(File.parse(shippedFile())));

export const findDefinition = (id: string): StoredDefinition | undefined =>
  definitions().find((each) => each.id === id);

/** SHA-256 over the definition as canonical JSON: two installations with one digest count alike. */
export const definitionDigest = (definition: StoredDefinition): string =>
  createHash('sha256').update(canonical(definition)).digest('hex');
