import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { Vignette, VignetteLibrary } from './vignette.schema.ts';

/** The standard cases that ship with the program, a file for each version of the guidance. */
const FOLDER = fileURLToPath(new URL('../../../data/vignettes', import.meta.url));

/** Reads the library whole. A case that does not hold together stops the start: a round with one missing would look complete. */
export function readVignettes(folder = FOLDER): readonly Vignette[] {
  // The newest version first: it is the one that most rounds are opened with.
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .toSorted()
    .toReversed();
  return files.flatMap((name) => {
    const read = VignetteLibrary.safeParse(JSON.parse(readFileSync(join(folder, name), 'utf8')));
    if (!read.success) throw new Error(`${join(folder, name)}: ${read.error.message}`);
    const foreign = read.data.find(({ policy }) => `${policy}.json` !== name);
    if (foreign !== undefined) throw new Error(`${join(folder, name)}: ${foreign.id} is for ${foreign.policy}`);
    return read.data;
  });
}
