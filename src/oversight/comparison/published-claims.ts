import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PublishedClaims } from './claim.schema.ts';

/** Ships with the program: data/README.md has its provenance. */
const FOLDER = join(import.meta.dirname, '../../../data/claims');

const read = (name: string): unknown => JSON.parse(readFileSync(join(FOLDER, `${name}.json`), 'utf8'));

const Files = PublishedClaims.pick({ sources: true, figures: true });

let kept: PublishedClaims | undefined;

/** The published claims, with the counts they rest on. Read once: the files do not change while the program runs. */
export function publishedClaims(): PublishedClaims {
  kept ??= PublishedClaims.parse({
    ...Files.parse(read('figures')),
    claims: read('claims'),
    disagreements: read('disagreements'),
  });
  return kept;
}
