import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { canonical } from '../../platform/ledger/index.ts';
import { Dimension, StoredDefinition } from './stored.ts';

/** The definitions that ship with the program; how to add one: docs/how-to/add-a-definition.md. */
const SHIPPED = join(import.meta.dirname, '../../../data/definitions/own-cases.json');

/** A definition as its file has it: its dimensions by the names under which several share them. */
const Written = z.looseObject({ dimensions: z.array(z.string()) });
const File = z.strictObject({ groupings: z.record(z.string(), Dimension), definitions: z.array(Written) });

/** Reads a file of definitions whole, or throws with everything that is wrong in it: it ships with the program. */
export function readDefinitions(content: unknown): readonly StoredDefinition[] {
  const { groupings, definitions } = File.parse(content);
  const resolved = definitions.map((written) => ({
    ...written,
    dimensions: written.dimensions.map((name) => groupings[name] ?? name),
  }));
  const read = z.array(StoredDefinition).parse(resolved);
  const ids = read.map(({ id }) => id);
  const twice = ids.find((id, i) => ids.indexOf(id) !== i);
  if (twice !== undefined) throw new Error(`two definitions are called ${twice}`);
  return read;
}

let shipped: readonly StoredDefinition[] | undefined;

/** Every definition of own cases, in the order of their file. */
export const definitions = (): readonly StoredDefinition[] =>
  (shipped ??= readDefinitions(JSON.parse(readFileSync(SHIPPED, 'utf8'))));

export const findDefinition = (id: string): StoredDefinition | undefined =>
  definitions().find((each) => each.id === id);

/** SHA-256 over the definition as canonical JSON: two installations with one digest count alike. */
export const definitionDigest = (definition: StoredDefinition): string =>
  createHash('sha256').update(canonical(definition)).digest('hex');
