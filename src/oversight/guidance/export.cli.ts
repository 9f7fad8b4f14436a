import type { Command } from 'commander';
import { dayHere, ShellRefusal } from '../../platform/command/shell.ts';
import { dayOf } from './back-test.cli.ts';
import { dayIn, versionOf } from './version-of.ts';

interface Options {
  readonly dmn?: true;
  readonly dmnVersion?: string;
  readonly on?: string;
}

const HELP = `
DMN carries what the guidance says where everything is known; the file says itself what it cannot carry.
Exit codes: 0 done, 2 the input or the call was refused.
Example: evenhand policy export 2024-05 --dmn --dmn-version 1.3 > guidance.dmn`;

/** `evenhand policy export`: a version of the guidance in a format of somebody else's. */
export function registerExport(policy: Command): void {
  policy
    .command('export')
    .description('A version in another format: decision tables with the sentence and source of every rule beside it.')
    .argument('<VERSION>', 'the version, or the folder of a draft')
    .option('--dmn', 'as DMN')
    .option('--dmn-version <VERSION>', '1.5, or 1.3, which older tools and dmn-moddle read (default: 1.5)')
    .option('--on <DATE>', 'the day whose rules and outcomes are written (default: today, or the last day in force)')
    .addHelpText('after', HELP)
    .action(async (named: string, { dmn, dmnVersion = '1.5', on }: Options) => {
      if (dmn !== true) throw new ShellRefusal('say --dmn: it is the one format there is.');
      const version = versionOf(named);
      const { inForceFrom, inForceUntil } = version.files.policy;
      const usual = [inForceUntil ?? dayHere(), dayHere()].sort()[0] ?? dayHere();
      const { DMN_VERSIONS, toDmn } = await import('./dmn.ts');
      const written = DMN_VERSIONS.find((each) => each === dmnVersion);
      if (written === undefined)
        throw new ShellRefusal(`--dmn-version ${dmnVersion}: DMN is written as ${DMN_VERSIONS.join(' or ')}.`);
      const day = dayIn(version, dayOf(on) ?? (usual < inForceFrom ? inForceFrom : usual));
      process.stdout.write(await toDmn(version, day, written));
    });
}
