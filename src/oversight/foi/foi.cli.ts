import type { Command } from 'commander';
import { withShell, type OpenShell } from '../../platform/command/shell.ts';
import type { AskOptions } from './ask-shell.ts';
import type { AnswerOptions } from './foi-shell.ts';

/** `evenhand foi`: questions of own cases as code, and what is sent to a force that has no Evenhand. */
export function registerFoi(program: Command, open: OpenShell): void {
  const foi = program.command('foi').description('Questions under the Freedom of Information Act, as code.');
  foi
    .command('questions')
    .description('The questions that ship ready, with the definition that answers each, and why some have no answer.')
    .option('--json', 'print JSON')
    .action(async (options: { readonly json?: true }) => {
      const { showQuestions } = await import('./foi-shell.ts');
      showQuestions(options.json);
    });
  foi
    .command('answer')
    .description(
      'Answer a question of own cases: a table that has passed disclosure control, its caveats and its digest.',
    )
    .argument('<QUESTION>', 'a question of evenhand foi questions')
    .option('--force <FORCE>', 'whose cases, where the installation has several forces')
    .option('--from <DAY>', 'first day, such as 2026-01-01; by default that of the question')
    .option('--to <DAY>', 'last day; by default the end of the last month that is over')
    .option('--csv', 'print CSV')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nThe same question over the same days by the same definition has the same query digest at every installation. The answer is kept, and the next one says what moved.\nExit codes: 0 done, 1 there is no installation or it does not answer, 2 the question was refused, with the reason.\nExample: evenhand foi answer bond-phippen-outcome-21 --force northmoor --json',
    )
    .action(async (question: string, options: AnswerOptions) => {
      const { answerHere } = await import('./foi-shell.ts');
      await withShell(open, (session) => answerHere(session, question, options));
    });
  registerAsk(foi);
}

function registerAsk(foi: Command): void {
  foi
    .command('ask')
    .description('The text of a request to a force that has no Evenhand, and the blank return that goes with it.')
    .argument('<QUESTION>', 'a question of evenhand foi questions')
    .option('--of <FORCE>', 'to which force, such as "Kent"')
    .option('--from <DAY>', 'first day, such as 2026-01-01; by default that of the question')
    .option('--to <DAY>', 'last day; by default the end of the last month that is over')
    .option('--return <FILE>', 'write the blank return to a file instead of printing it')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nNothing is sent. evenhand import reads the return back without a question.\nExit codes: 0 done, 2 the question was refused, with the reason.\nExample: evenhand foi ask bond-phippen-outcome-21 --of Kent --return kent.csv',
    )
    .action(async (question: string, options: AskOptions) => {
      const { askHere } = await import('./ask-shell.ts');
      await askHere(question, options);
    });
}
