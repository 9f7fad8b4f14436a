import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { sql } from 'kysely';
import { ok, refused } from '../../platform/access/index.ts';
import type { Look } from '../../platform/command/index.ts';
import { print, ShellRefusal, withShell, type OpenShell } from '../../platform/command/shell.ts';
import { digestOf } from '../../platform/ledger/index.ts';
import { PolicyFiles } from '../../policy/index.ts';
import { GUIDANCE } from './policies.ts';

interface Options {
  readonly force: string;
  readonly to: string;
  readonly json?: true;
}

interface Published {
  readonly files: PolicyFiles;
  readonly digest: string;
}

/** A version that was published in the workbench, by its id. */
const readPublished: Look<{ readonly policy: string }, Published, { readonly code: 'NotPublished' }> = {
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

/** `evenhand policy take`: writes the folder of a version that was published in the workbench. */
export function registerTake(policy: Command, open: OpenShell): void {
  policy
    .command('take')
    .description('Write the folder of a version that was published in the workbench, so that it can be in force.')
    .argument('<VERSION>', 'the name of the version')
    .requiredOption('--force <FORCE>', 'whose workbench')
    .option('--to <FOLDER>', 'where the versions are', GUIDANCE)
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nA folder that is there already is never written over; one that holds just this version is left as it is.\nExit codes: 0 done, 1 failed, 2 the input or the call was refused.\nExample: evenhand policy take 2027-04 --force northmoor',
    )
    .action((named: string, { force, to, json }: Options) =>
      withShell(open, async (session) => {
        const forces = await session.forces();
        if (!forces.includes(force))
          throw new ShellRefusal(`--force ${force}: there is no such force here; there are ${forces.join(', ')}.`);
        const found = await session.consult(session.actorIn(force), readPublished, { policy: named });
        if (!found.ok) throw new ShellRefusal(`${named}: no version of that name was published in this workbench.`);
        const folder = writeVersion(join(to, named), found.value);
        print(json, { folder, digest: found.value.digest }, [
          `${named} is in ${folder}. Its digest is ${found.value.digest}.`,
        ]);
      }),
    );
}

function writeVersion(folder: string, { files, digest }: Published): string {
  // The digest was published: what is written has to be what two people saw.
  if (digestOf(files).toString('hex') !== digest)
    throw new ShellRefusal('what is stored is not what was published: its digest differs.', 1);
  const texts = Object.entries(files).map(
    ([part, content]) => [join(folder, `${part}.json`), `${JSON.stringify(content, null, 2)}\n`] as const,
  );
  // A version is immutable once published: decisions are replayed under it for ever.
  if (existsSync(folder)) {
    const isSame = texts.every(([path, text]) => existsSync(path) && readFileSync(path, 'utf8') === text);
    if (!isSame) throw new ShellRefusal(`${folder} is there already and holds something else; it was left as it is.`);
    return folder;
  }
  mkdirSync(folder, { recursive: true });
  for (const [path, text] of texts) writeFileSync(path, text);
  return folder;
}
