import type { Command } from 'commander';
import { chosenForce, EXIT, print, ShellRefusal, withShell, type OpenShell } from '../../platform/command/shell.ts';

interface MakeOptions {
  readonly force: string;
  readonly definition: string;
  readonly from: string;
  readonly to: string;
  readonly by?: string[];
  readonly json?: true;
}

interface VerifyOptions {
  readonly key: string;
  readonly take?: true;
  readonly force?: string;
  readonly json?: true;
}

interface AttackOptions {
  readonly least: string;
  readonly width: string;
  readonly json?: true;
}

/** `evenhand release …`: tables that leave, returns that come, and the attacker for anybody. */
export function registerRelease(program: Command, open: OpenShell): void {
  const release = program
    .command('release')
    .description('Tables of own cases that leave: make one, verify another’s, attack what was published.');
  registerMake(release, open);
  registerVerify(release, open);
  registerAttack(release);
}

function registerMake(release: Command, open: OpenShell): void {
  release
    .command('make')
    .description(
      'Make a release by a stored definition, to look at. What is to leave is made by somebody signed in, under /releases.',
    )
    .requiredOption('--force <FORCE>', 'whose cases')
    .requiredOption('--definition <ID>', 'what is counted; see /definitions')
    .requiredOption('--from <DAY>', 'first day, such as 2026-01-01')
    .requiredOption('--to <DAY>', 'last day, such as 2026-12-31')
    .option('--by <WAY...>', 'ways of the definition to part the counts by (default: one total)')
    .option('--json', 'print JSON: the release as it would leave')
    .addHelpText(
      'after',
      '\nExit codes: 0 done, 1 failed, 2 the input or the call was refused.\nExample: evenhand release make --force northmoor --definition outcome-by-sex --from 2025-01-01 --to 2025-12-31 --by Outcome Sex',
    )
    .action(make(open));
}

const make =
  (open: OpenShell) =>
  async ({ force, json, ...asked }: MakeOptions): Promise<void> => {
    const [{ makeRelease, readRelease }, { releaseProblems }, { MakeRelease }, { isHeld }, { isThin, THIN }] =
      await Promise.all([
        import('./release.store.ts'),
        import('./release.problem.ts'),
        import('./release.schema.ts'),
        import('./return.ts'),
        import('./thin.ts'),
      ]);
    const read = MakeRelease.safeParse(asked);
    if (!read.success) throw new ShellRefusal(read.error.issues.map(({ message }) => `${message}.`).join(' '));
    await withShell(open, async (session) => {
      await chosenForce(session, force, 'whose');
      const actor = session.actorIn(force);
      const made = await session.execute(actor, makeRelease, read.data);
      if (!made.ok)
        throw new ShellRefusal(releaseProblems[made.refusal.code]?.sentence(made.refusal) ?? made.refusal.code);
      const kept = await session.consult(actor, readRelease, { release: made.value['release'] ?? '' });
      if (!kept.ok) throw new Error(`a release that was just made is gone: ${kept.refusal.code}`);
      const { document, digest } = kept.value;
      const held = document.cells.filter(({ at, value }) => value === null && isHeld(document, at)).length;
      print(json, { release: document, digest }, [
        `Release ${document.number} is ready: ${document.cells.length} ${document.cells.length === 1 ? 'figure' : 'figures'}, ${held} held back.`,
        ...(isThin(document) ? [THIN] : []),
        `It can be read at /releases/${document.release}. To publish it, somebody signed in makes it again under /releases, and somebody else publishes that. Its digest is ${digest}.`,
      ]);
    });
  };

function registerVerify(release: Command, open: OpenShell): void {
  release
    .command('verify')
    .description('Verify a signed return of another installation and give its figures as counts; with --take, keep it.')
    .argument('<FILE>', 'the signed return')
    .requiredOption('--key <KEY>', 'the publisher’s public key or a file with it, had by another way than the return')
    .option('--take', 'take it in: once, and never an older one after a newer')
    .option('--force <FORCE>', 'with --take: whose it will be')
    .option('--json', 'print JSON: the counts, in the shape of evenhand import')
    .addHelpText(
      'after',
      '\nExit codes: 0 it is as it was signed, 1 failed, 2 it was refused; the sentence says why.\nExample: evenhand release verify release-3.json --key northmoor.pub --json',
    )
    .action(verify(open));
}

const verify =
  (open: OpenShell) =>
  async (file: string, { key: given, take, force, json }: VerifyOptions): Promise<void> => {
    const [{ readJson, readPublicKey }, { countsOf, openReturn }, { returnSentence }] = await Promise.all([
      import('./release-file.ts'),
      import('./return.ts'),
      import('./return.words.ts'),
    ]);
    const [content, key] = [readJson(file), readPublicKey(given)];
    const opened = openReturn(content, key);
    if (!opened.ok) throw new ShellRefusal(`${file}: ${returnSentence(opened.refusal)}`);
    if (take === true) {
      if (force === undefined) throw new ShellRefusal('--take needs --force: whose it will be.');
      const { takeReturn } = await import('./take-return.store.ts');
      await withShell(open, async (session) => {
        await chosenForce(session, force, 'whose');
        const taken = await session.execute(session.actorIn(force), takeReturn, { content, key });
        if (taken.ok) return;
        const { refusal } = taken;
        throw new ShellRefusal(`${file}: ${isReturnRefusal(refusal) ? returnSentence(refusal) : refusal.code}`);
      });
    }
    const { value: document } = opened;
    print(json, { counts: countsOf(document, file) }, [
      `${file} is release ${document.number} of ${document.publisher}, as it was signed: ${document.cells.length} figures${take === true ? ', taken in' : ''}.`,
    ]);
  };

const isReturnRefusal = <R extends { readonly code: string }>(
  refusal: R,
): refusal is Extract<R, { readonly code: 'ReturnTakenAlready' | 'ReturnOlder' | 'PublisherKeyChanged' }> =>
  ['ReturnTakenAlready', 'ReturnOlder', 'PublisherKeyChanged'].includes(refusal.code);

function registerAttack(release: Command): void {
  release
    .command('attack')
    .description('Work out what can be worked out of published releases, laid over each other. Opens no database.')
    .argument('<FILE...>', 'releases or signed returns')
    .option('--least <COUNT>', 'numbers below this are worth hiding', '10')
    .option('--width <COUNT>', 'how far apart the ends of what is possible have to lie', '10')
    .option('--json', 'print JSON: each group that can be worked out, with the ends of what it can be')
    .addHelpText(
      'after',
      '\nExit codes: 0 nothing can be worked out, 1 something can, or the figures contradict each other, 2 the input or the call was refused.\nExample: evenhand release attack release-1.json release-2.json --json',
    )
    .action(attackFiles);
}

const wholeNumber = (name: string, typed: string): number => {
  const value = Number(typed);
  if (!/^\d{1,4}$/u.test(typed) || value < 1)
    throw new ShellRefusal(`${name} ${typed}: give a whole number from 1 to 9999.`);
  return value;
};

async function attackFiles(files: readonly string[], { least, width, json }: AttackOptions): Promise<void> {
  const [{ releaseIn }, { attack }, { asMade }] = await Promise.all([
    import('./release-file.ts'),
    import('./attack.ts'),
    import('./own-release.ts'),
  ]);
  const wanted = { least: wholeNumber('--least', least), width: wholeNumber('--width', width) };
  const result = await attack(files.map(releaseIn).map(asMade), wanted);
  // A contradiction proves nothing: it is never told as a release that stood.
  if (result.recovered.length > 0 || result.disagree) process.exitCode = EXIT.failed;
  const found = result.recovered.map(({ says, low, high, isPoint, alone }) => {
    const by = alone === null ? '' : ` (by release ${alone} alone)`;
    return isPoint ? `${says}: exactly ${low}${by}` : `${says}: between ${low} and ${high}${by}`;
  });
  const head =
    found.length === 0
      ? `Of ${result.groups} groups in ${files.length} releases none below ${wanted.least} can be worked out to within ${wanted.width}.`
      : `Of ${result.groups} groups in ${files.length} releases ${found.length} can be worked out:`;
  const odd = result.disagree
    ? [
        'Some figures cannot all be true at once: they are of counts that changed, or are not as published. That no more was worked out proves nothing.',
      ]
    : [];
  print(json, result, [head, ...found, ...odd]);
}
