import { Command, CommanderError } from 'commander';
import { commands, pointToHelp, started } from './commands.ts';
import { VERSION } from './config.ts';
import { EXIT, ShellRefusal } from './platform/command/shell.ts';

const program = new Command('evenhand')
  .description('Evenhand: a proportionate, safeguarding-first end to a report, with its reasons shown.')
  .addHelpText('after', '\nExit codes: 0 done, 1 failed or found wanting, 2 the input or the call was refused.')
  // Commander would end the process itself, with a code of its own.
  .version(VERSION)
  .exitOverride();

// Whoever reads an answer may stop reading it, as `head` does: the rest is for nobody, and no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

const asked = commands[process.argv[2] ?? ''];
const loads = asked === undefined ? new Set(Object.values(commands)) : [asked];
for (const load of loads) (await load())(program);
pointToHelp(program, 'evenhand');

/** Loaded only when something went wrong. */
const inPlainWords = async (thrown: unknown): Promise<unknown> =>
  thrown instanceof CommanderError || thrown instanceof ShellRefusal
    ? thrown
    : (await import('./premises.ts')).inPlainWords(thrown);

try {
  await program.parseAsync();
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
  for (const own of started) await own?.stopUnlessUsed();
}
