import type { Command } from 'commander';
import { withShell, type OpenShell } from '../../platform/command/shell.ts';
import { GUIDANCE } from './policies.ts';
import type { ReplayOptions } from './replay-force.ts';

/** `evenhand policy replay`: that every decision ever stored is still answered as it was. */
export function registerReplay(policy: Command, open: OpenShell): void {
  policy
    .command('replay')
    .description('Ask the guidance again what it was asked for every stored decision: the answers have to be equal.')
    .requiredOption('--force <FORCE>', 'whose decisions')
    .option('--folder <FOLDER>', 'where the versions are', GUIDANCE)
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nRun it after an upgrade and after a version was added. Reading decisions is logged, page by page.\nExit codes: 0 all are equal, 1 some differ, 2 the input or the call was refused.\nExample: evenhand policy replay --force northmoor',
    )
    .action(async (options: ReplayOptions) => {
      const { replayHere } = await import('./replay-force.ts');
      await withShell(open, (session) => replayHere(session, options));
    });
}
