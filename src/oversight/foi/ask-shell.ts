import { writeFile } from 'node:fs/promises';
import { dayHere, print, ShellRefusal } from '../../platform/command/shell.ts';
import { allForces, knownForce, nearest } from '../source/index.ts';
import { foiProblems } from './answer.problem.ts';
import { putQuestion } from './answer.ts';
import { isAskable, requestText, returnCsv } from './ask-kit.ts';
import { askProblems } from './ask.problem.ts';
import { askedHere } from './asked-here.ts';
import { foiClocks } from './foi.setting.ts';
import { findQuestion } from './question.ts';

export interface AskOptions {
  readonly of?: string;
  readonly from?: string;
  readonly to?: string;
  readonly return?: string;
  readonly json?: true;
}

const refusedAs = (refusal: { readonly code: string }): ShellRefusal =>
  new ShellRefusal(
    (foiProblems[refusal.code] ?? askProblems[refusal.code])?.sentence(refusal) ?? 'this question cannot be sent.',
  );

function addressee(named: string | undefined): string | undefined {
  if (named === undefined) return undefined;
  const force = knownForce(named);
  if (force === undefined)
    throw new ShellRefusal(
      `--of ${named}: in no list of forces; the nearest are ${nearest(named, allForces, 3).join(', ')}.`,
    );
  return force;
}

const written = async (path: string, csv: string): Promise<void> => {
  try {
    await writeFile(path, csv);
  } catch {
    throw new ShellRefusal(
      `The return was not written to ${path}: is there such a folder, may you write in it, and has the disk room?`,
    );
  }
};

/** Prints the text of a request and its blank return. */
export async function askHere(question: string, { of, from, to, json, return: path }: AskOptions): Promise<void> {
  const { question: id, ...days } = askedHere(question, { from, to });
  const put = putQuestion(findQuestion(id), days, dayHere());
  if (!put.ok) throw refusedAs(put.refusal);
  if (!isAskable(put.value.question)) throw refusedAs({ code: 'NotAskable' });
  const ofForce = addressee(of);
  // The clocks of the Act: what a force has set for itself is told on its own pages.
  const request = requestText(put.value.question, ofForce, put.value.days, foiClocks({}));
  const csv = returnCsv(put.value.question, ofForce, put.value.days);
  if (path !== undefined) await written(path, csv);
  print(json, { request, return: csv }, [request, ...(path === undefined ? [csv] : [`Blank return: ${path}`])]);
}
