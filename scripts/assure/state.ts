// What was already tried, of which program: kept after every piece, so that a run that was ended goes on where it was.
import { createHash } from 'node:crypto';
import { globSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';

const Tried = z.strictObject({ ok: z.boolean(), seconds: z.number(), figures: z.array(z.string()) });
export type Tried = z.infer<typeof Tried>;

const State = z.strictObject({ digest: z.string(), tried: z.record(z.string(), z.record(z.string(), Tried)) });

const OF = ['src/**/*', 'test/**/*', 'policies/**/*', 'migrations/*', 'data/**/*', 'package-lock.json'];

/** Of every file that a claim is about: what was tried of another program is not tried of this one. */
export const digestOf = (root: string): string => {
  const hash = createHash('sha256');
  const files = globSync(OF, { cwd: root, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const path of files.map((entry) => join(entry.parentPath, entry.name)).toSorted())
    hash.update(`${path.slice(root.length)}\0`).update(readFileSync(path));
  return hash.digest('hex');
};

/** The pieces tried of the program with this digest, in a file. */
export class Memory {
  readonly #file: string;
  readonly #state: z.infer<typeof State>;
  readonly wasOfAnother: boolean;

  constructor(file: string, digest: string) {
    this.#file = file;
    const kept = read(file);
    this.wasOfAnother = kept !== undefined && kept.digest !== digest;
    this.#state = kept?.digest === digest ? kept : { digest, tried: {} };
  }

  find(claim: string, piece: number): Tried | undefined {
    return this.#state.tried[claim]?.[piece];
  }

  keep(claim: string, piece: number, tried: Tried): void {
    this.#state.tried[claim] = { ...this.#state.tried[claim], [piece]: tried };
    mkdirSync(dirname(this.#file), { recursive: true });
    // Beside its name until it is whole: a run that is killed while it writes loses one piece, not all.
    writeFileSync(`${this.#file}.new`, JSON.stringify(this.#state));
    renameSync(`${this.#file}.new`, this.#file);
  }
}

const read = (file: string): z.infer<typeof State> | undefined => {
  try {
    const found = State.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    return found.success ? found.data : undefined;
  } catch {
    return undefined;
  }
};
