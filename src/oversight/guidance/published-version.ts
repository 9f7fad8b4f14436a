import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { ok, refused } from '../../platform/access/index.ts';
import type { Look } from '../../platform/command/index.ts';
import { EXIT, ShellRefusal } from '../../platform/command/shell.ts';
import { makeFolder } from '../../platform/disk/index.ts';
import { digestOf } from '../../platform/ledger/index.ts';
import { PolicyFiles } from '../../policy/index.ts';

interface Published {
  readonly files: PolicyFiles;
  readonly digest: string;
}

/** A version that was published in the workbench, by its id. */
export const readPublished: Look<{ readonly policy: string }, Published, { readonly code: 'NotPublished' }> = {
  action: 'read-drafts',
  cases: () => [],
  load: async ({ tx }, { policy }) => {
    const { rows } = await sql<{ files: string; digest: Buffer }>`
      SELECT r.files, r.digest FROM guidance_draft d
      JOIN guidance_publication p ON p.force = d.force AND p.draft = d.draft
      JOIN guidance_revision r ON r.force = p.force AND r.draft = p.draft AND r.revision = p.revision
      WHERE d.policy = ${policy}`.execute(tx);
    const [row] = rows;
    if (row === undefined) return refused({ code: 'NotPublished' });
    return ok({ files: PolicyFiles.parse(JSON.parse(row.files)), digest: row.digest.toString('hex') });
  },
  tell: ({ digest }, { policy }) => ({ cases: [], people: [], content: { policy, digest } }),
};

/** Writes the folder of a published version; one that is there already is left as it is. */
export function writeVersion(folder: string, { files, digest }: Published): string {
  // The digest was published: what is written has to be what two people saw.
  if (digestOf(files).toString('hex') !== digest)
    throw new ShellRefusal('what is stored is not what was published: its digest differs.', EXIT.failed);
  const texts = Object.entries(files).map(
    ([part, content]) => [join(folder, `${part}.json`), `${JSON.stringify(content, null, 2)}\n`] as const,
  );
  // A version is immutable once published: decisions are replayed under it for ever.
  if (existsSync(folder)) {
    const isSame = texts.every(([path, text]) => existsSync(path) && readFileSync(path, 'utf8') === text);
    if (!isSame) throw new ShellRefusal(`${folder} is there already and holds something else; it was left as it is.`);
    return folder;
  }
  makeFolder(folder);
  for (const [path, text] of texts) writeFileSync(path, text);
  return folder;
}
