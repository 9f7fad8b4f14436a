import { writeFileSync } from 'node:fs';
import { print, ShellRefusal, withShell, type OpenShell } from '../../platform/command/shell.ts';
import { giveSample } from './give.store.ts';
import { sampleText, type GivenSample } from './give.ts';
import { splitProblems } from './split.problem.ts';
import { GiveSample } from './split.schema.ts';

/** What `evenhand sample` is called with. */
export interface SampleAsked {
  readonly force: string;
  readonly from: string;
  readonly to: string;
  readonly outcome: string;
  readonly for: string;
  readonly out: string;
  readonly json?: true;
}

const write = (path: string, text: string): void => {
  try {
    // Never over another: what was given once must be there to be given account of.
    writeFileSync(path, text, { flag: 'wx', mode: 0o600 });
  } catch {
    throw new ShellRefusal(
      `The sample was not written to ${path}. Name a file that is not there yet, in a folder that you may write in.`,
    );
  }
};

const linesOf = ({ head }: GivenSample, path: string): readonly string[] => [
  `${head.decisions} decisions are in ${path}, for ${head.recipient}${head.isWhole ? '' : '; others were held back, as too few to be alike'}.`,
  `SHA-256 of the decisions: ${head.sha256}`,
  `Signed by: ${head.signature.key}. Tell it to whoever takes the file in otherwise than with the file.`,
  `${head.definition}.`,
  `${head.protection}.`,
];

/** Writes a sample of own decisions for another force; that it was given is in the log before it is written. */
export async function giveHere(
  { force, out, json, for: recipient, ...typed }: SampleAsked,
  open: OpenShell,
): Promise<void> {
  const read = GiveSample.safeParse({ ...typed, recipient });
  if (!read.success) throw new ShellRefusal(read.error.issues.map(({ message }) => `${message}.`).join(' '));
  await withShell(open, async (session) => {
    const forces = await session.forces();
    if (!forces.includes(force))
      throw new ShellRefusal(`--force ${force}: no such force; there are ${forces.join(', ')}.`);
    const found = await session.consult(session.actorIn(force), giveSample, read.data);
    if (!found.ok)
      throw new ShellRefusal(splitProblems[found.refusal.code]?.sentence(found.refusal) ?? found.refusal.code);
    write(out, sampleText(found.value));
    print(json, { file: out, ...found.value.head }, linesOf(found.value, out));
  });
}
