import assert from 'node:assert/strict';
import { it } from 'node:test';
import { Command, CommanderError } from 'commander';
import { commands, pointToHelp } from './commands.ts';

/** Every command with the words that call it. */
const all = (command: Command, path: string): readonly (readonly [string, Command])[] => [
  [path, command],
  ...command.commands.flatMap((each) => all(each, `${path} ${each.name()}`)),
];

it('given any command, when it is called wrongly, then it says what is wrong and where it is told how it is called', async () => {
  const said: string[] = [];
  const program = new Command('evenhand').exitOverride().configureOutput({
    writeErr: (words) => said.push(words),
    writeOut: (words) => said.push(words),
  });
  for (const load of new Set(Object.values(commands))) (await load())(program);
  pointToHelp(program, 'evenhand');
  const listed = all(program, 'evenhand');
  assert.ok(listed.length > 30, `${listed.length} commands`);
  for (const [path, command] of listed) {
    said.length = 0;
    const words = [...path.split(' ').slice(1), '--nonsense'];
    const error: unknown = await program.parseAsync(words, { from: 'user' }).catch((thrown: unknown) => thrown);
    assert.ok(error instanceof CommanderError && error.exitCode !== 0, path);
    assert.match(said.join(''), /^error: (?:unknown option '--nonsense'|required option)/, path);
    assert.ok(said.join('').includes(`How it is called: ${path} --help\n`), `${path}: ${said.join('')}`);
    if (!command.registeredArguments.some(({ required }) => required)) continue;
    said.length = 0;
    await program.parseAsync(words.slice(0, -1), { from: 'user' }).catch(() => undefined);
    assert.match(
      said.join(''),
      /^error: (?:missing required argument|required option).*\nHow it is called: evenhand \S/,
      path,
    );
  }
});
