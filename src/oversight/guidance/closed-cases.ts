import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { CLOSED_PAGE, readClosedCases, type ClosedCase } from '../../casework/closing/index.ts';
import { chosenForce, ShellRefusal, withShell, type OpenShell } from '../../platform/command/shell.ts';
import { broadEthnicity } from '../source/own.ts';
import { Adviser, AdviceInput, type BackTestCase, type Policy } from '../../policy/index.ts';

/** Where closed cases come from: a force of this installation, or a file with one case a line. */
export interface CasesFrom {
  readonly force?: string | undefined;
  readonly cases?: string | undefined;
}

const groups = z.strictObject({ sex: z.string().max(40).optional(), ethnicity: z.string().max(40).optional() });
/** A line of a file of cases: the facts, and what people are counted by, by their ref. */
export const CaseLine = z.strictObject({ input: AdviceInput, groups: z.record(z.string(), groups).optional() });

const FORM = 'each line is one case, {"input": …, "groups": {"A": {…}}}.';
/** A line before its facts are read by the guidance, which says what in them is wrong and what is nearest. */
const Line = CaseLine.extend({ input: z.record(z.string(), z.unknown()) });

/** Calls `take` with each closed case; says on standard error how many were read, a thousand at a time. */
export async function eachClosedCase(
  { force, cases }: CasesFrom,
  version: Policy,
  open: OpenShell,
  take: (each: BackTestCase) => void,
): Promise<{ readonly source: string }> {
  let read = 0;
  const taken = (each: BackTestCase): void => {
    take(each);
    read += 1;
    // To standard error: the answer on standard output stays one that a program can read.
    if (read % 1000 === 0) process.stderr.write(`${read.toLocaleString('en-GB')} closed cases read\n`);
  };
  if (cases !== undefined) {
    await fromFile(cases, version, taken);
    // Nothing changed in none of them: it would read as a version that changes nothing.
    if (read === 0) throw new ShellRefusal(`${cases}: there is no case in it; ${FORM}`);
    return { source: `${cases}: ${read} cases, one a line` };
  }
  if (force === undefined) throw new ShellRefusal('say whose closed cases: --force FORCE, or --cases FILE.');
  await withShell(open, async (session) => {
    await chosenForce(session, force, 'whose');
    for (let after: string | undefined; ;) {
      const page = await session.consult(session.actorIn(force), readClosedCases, { after });
      if (!page.ok) throw new ShellRefusal('the shell may not read closed cases here.');
      page.value.map(caseOf).forEach(taken);
      after = page.value.at(-1)?.case;
      if (page.value.length < CLOSED_PAGE) return;
    }
  });
  return { source: `closed cases of ${force}, by their newest proposal` };
}

/** A closed case as it is tried: nobody in it has more than a ref and what they are counted by. */
export const caseOf = ({ asked, people }: ClosedCase): BackTestCase => ({
  input: asked,
  groups: Object.fromEntries(
    people.map(({ ref, sex, ethnicity }) => [
      ref,
      { sex, ethnicity: ethnicity === undefined ? undefined : broadEthnicity(ethnicity) },
    ]),
  ),
});

async function fromFile(path: string, version: Policy, take: (each: BackTestCase) => void): Promise<void> {
  const adviser = new Adviser([version], () => '');
  const { id, inForceFrom } = version.files.policy;
  const input = path === '-' ? process.stdin : createReadStream(path);
  let line = 0;
  try {
    for await (const text of createInterface({ input, crlfDelay: Infinity })) {
      line += 1;
      if (text.trim() !== '') take(readLine(text, `${path}:${line}`, adviser, { today: inForceFrom, policy: id }));
    }
  } catch (error) {
    if (error instanceof ShellRefusal) throw error;
    throw new ShellRefusal(`${path} could not be read: ${whyUnread(error)}.`);
  }
}

const UNREAD: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EISDIR: 'it is a folder, and a file with one case a line is expected',
  EACCES: 'this account may not read it',
};

function whyUnread(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return ('code' in error ? UNREAD[String(error.code)] : undefined) ?? error.message;
}

function readLine(
  text: string,
  place: string,
  adviser: Adviser,
  asking: { readonly today: string; readonly policy: string },
): BackTestCase {
  const parsed = Line.safeParse(jsonOf(text, place));
  if (!parsed.success) {
    const at = parsed.error.issues[0]?.path.join('.') ?? '';
    throw new ShellRefusal(`${place}: ${at === '' ? 'this' : at} is not what a case has there; ${FORM}`);
  }
  // By the version that decided it: an id that it does not know was never answered under it.
  const known = adviser.prepare(parsed.data.input, asking);
  if (!known.ok) throw new ShellRefusal(`${place}: ${known.refusal.map(({ says }) => says).join('; ')}`);
  // As it was read: settings by the names of the guidance, however they were written.
  return { ...parsed.data, input: known.value.input };
}

function jsonOf(text: string, place: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ShellRefusal(`${place}: this is not JSON; ${FORM}`);
  }
}
