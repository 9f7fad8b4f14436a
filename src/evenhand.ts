import { Command, CommanderError } from 'commander';
import { commands, pointToHelp, started } from './commands.ts';
import { VERSION } from './config.ts';
import { EXIT, ShellRefusal } from './platform/command/shell.ts';

/** Loaded only when something went wrong. */
const inPlainWords = async (thrown: unknown): Promise<unknown> =>
  thrown instanceof CommanderError || thrown instanceof ShellRefusal
    ? thrown
    : (await import('./premises.ts')).inPlainWords(thrown);

const calledWith = async (args: readonly string[]): Promise<Command> => {
  const program = new Command('evenhand')
    .description('Evenhand: a proportionate, safeguarding-first end to a report, with its reasons shown.')
    .addHelpText('after', '\nExit codes: 0 done, 1 failed or found wanting, 2 the input or the call was refused.')
    // Commander would end the process itself, with a code of its own.
    .version(VERSION)
    .exitOverride();
  const asked = commands[args[0] ?? ''];
  const loads = asked === undefined ? new Set(Object.values(commands)) : [asked];
  for (const load of loads) (await load())(program);
  pointToHelp(program, 'evenhand');
  return program;
};

/**
 * Runs one command of the shell: writes to the process’s standard output and error, and sets its exit code. What is neither
 * a refusal nor a wrong call is thrown on.
 */
export async function evenhand(args: readonly string[]): Promise<void> {
  try {
    await (await calledWith(args)).parseAsync(args, { from: 'user' });
  } catch (thrown) {
    const error = await inPlainWords(thrown);
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? EXIT.done : EXIT.refused;
    } else if (error instanceof ShellRefusal) {
      process.stderr.write(`evenhand: ${error.message}\n`);
      process.exitCode = error.exitCode;
    } else {
      throw thrown;
    }
  } finally {
    for (const own of started.splice(0)) await own?.stopUnlessUsed();
  }
}
