import type { Command } from 'commander';
import { ShellRefusal, type OpenShell } from '../../platform/command/shell.ts';
import { BackTest, moveWords } from '../../policy/index.ts';
import { backTestLines, backTestView } from './back-test.view.ts';
import type { CasesFrom } from './closed-cases.ts';
import { dayIn, versionOf } from './version-of.ts';

interface Options extends CasesFrom {
  readonly from: string;
  readonly on?: string;
  readonly json?: true;
}

const HELP = `
A version is named by its id, a draft by its folder. A file of cases has one a line: {"input": facts as for advise, "groups": {"A": {"sex": …, "ethnicity": …}}}.
Reading a force's cases is logged, page by page, with everybody in them. Progress goes to standard error.
Exit codes: 0 done, 1 failed, 2 the input or the call was refused.
Example: evenhand policy backtest drafts/2027-01 --from 2024-05 --force northmoor --json`;

/** `evenhand policy backtest`: closed cases under another version, counted by group, small counts held back. */
export function registerBackTest(policy: Command, open: OpenShell): void {
  policy
    .command('backtest')
    .description('Closed cases under another version: whose standing would change, by group, small counts held back.')
    .argument('<VERSION>', 'the version, or the folder of a draft, to try')
    .requiredOption('--from <VERSION>', 'the version to compare it with')
    .option('--force <FORCE>', 'whose closed cases')
    .option('--cases <FILE>', 'a file of cases instead, one a line; - reads standard input')
    .option('--on <DATE>', 'the day whose rules and outcomes are read (default: the first day of the version)')
    .option('--json', 'the answer as JSON')
    .addHelpText('after', HELP)
    .action(async (named: string, options: Options) => {
      const [from, to] = [versionOf(options.from), versionOf(named)];
      // Both on one day: what a dated rule adds by itself is no change that the version makes.
      const on = dayIn(to, dayOf(options.on) ?? to.files.policy.inForceFrom);
      const tried = new BackTest(from.files, to.files);
      const { eachClosedCase } = await import('./closed-cases.ts');
      const { source } = await eachClosedCase(options, from, open, (each) => {
        tried.add(each, on);
      });
      const ids = { from: from.files.policy.id, to: to.files.policy.id };
      const view = backTestView({ ...ids, on, source }, tried.counts);
      process.stdout.write(
        options.json === true ? `${JSON.stringify(view, null, 2)}\n` : `${backTestLines(view, moveWords).join('\n')}\n`,
      );
    });
}

/** A day of the calendar, as it was typed. */
export function dayOf(typed: string | undefined): string | undefined {
  if (typed === undefined) return undefined;
  const time = /^\d{4}-\d{2}-\d{2}$/u.test(typed) ? Date.parse(`${typed}T00:00:00Z`) : NaN;
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== typed)
    throw new ShellRefusal(`--on ${typed}: give a day of the calendar, such as 2026-11-22.`);
  return typed;
}
