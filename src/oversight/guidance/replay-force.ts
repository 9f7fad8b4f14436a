import { createHash } from 'node:crypto';
import { DECIDED_PAGE, readStoredDecisions } from '../../casework/decision/index.ts';
import { chosenForce, EXIT, print, ShellRefusal, type ShellSession } from '../../platform/command/shell.ts';
import { Adviser } from '../../policy/index.ts';
import { faultSentence, readGuidance } from './policies.ts';
import { replayed, type Differing } from './replay.ts';

/** Whose decisions, by the versions of which folder, and how the answer is printed. */
export interface ReplayOptions {
  readonly force: string;
  readonly folder: string;
  readonly json?: true;
}

/** Replays every decision of a force and prints what differs; exit code 1 where any does. */
export async function replayHere(session: ShellSession, { force, folder, json }: ReplayOptions): Promise<void> {
  const read = readGuidance(folder);
  if (!read.ok) throw new ShellRefusal(read.refusal.map(faultSentence).join('\n'));
  const adviser = new Adviser(read.value, (text) => createHash('sha256').update(text).digest('hex'));
  await chosenForce(session, force, 'whose');
  const differing: Differing[] = [];
  let count = 0;
  for (let after: string | undefined; ;) {
    // Each page in a look of its own, logged with everybody in it.
    const page = await session.consult(session.actorIn(force), readStoredDecisions, { after });
    if (!page.ok) throw new ShellRefusal('the shell may not read decisions here.');
    differing.push(...page.value.flatMap((each) => replayed(adviser, each) ?? []));
    count += page.value.length;
    after = page.value.at(-1)?.proposal;
    if (page.value.length < DECIDED_PAGE) break;
    process.stderr.write(`${count.toLocaleString('en-GB')} decisions replayed\n`);
  }
  if (differing.length > 0) process.exitCode = EXIT.failed;
  print(json, { force, decisions: count, differing }, [
    ...differing.map(({ proposal, says }) => `${proposal}: ${says}`),
    `${count - differing.length} of ${count} decisions replay equal.`,
  ]);
}
