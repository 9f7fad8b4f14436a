import { join } from 'node:path';
import type { Command } from 'commander';
import { chosenForce, print, ShellRefusal, withShell, type OpenShell } from '../../platform/command/shell.ts';
import { GUIDANCE } from './policies.ts';

interface Options {
  readonly force: string;
  readonly to: string;
  readonly json?: true;
}

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
    .action(async (named: string, { force, to, json }: Options) => {
      const { readPublished, writeVersion } = await import('./published-version.ts');
      await withShell(open, async (session) => {
        await chosenForce(session, force, 'whose');
        const found = await session.consult(session.actorIn(force), readPublished, { policy: named });
        if (!found.ok) throw new ShellRefusal(`${named}: no version of that name was published in this workbench.`);
        const folder = writeVersion(join(to, named), found.value);
        print(json, { folder, digest: found.value.digest }, [
          `${named} is in ${folder}. Its digest is ${found.value.digest}.`,
        ]);
      });
    });
}
