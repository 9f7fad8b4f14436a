import { readFileSync, statSync } from 'node:fs';
import { z } from 'zod';
import { ShellRefusal } from '../../platform/command/shell.ts';
import { ReleaseDocument } from './document.ts';
import { SignedReturn } from './return.ts';

/** No release is larger: 20,000 figures take a tenth of it. */
const MOST_BYTES = 32 * 1024 * 1024;

const refusal = (file: string, says: string): ShellRefusal =>
  new ShellRefusal(`${file}: ${says}${says.endsWith('?') ? '' : '.'}`);

/** What a file holds, or why there is nothing to read in it: a folder, an empty and a packed file are each another slip. */
const bytesOf = (file: string): Buffer => {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined) throw refusal(file, 'there is no such file. Is the name right?');
  if (found.isDirectory()) throw refusal(file, 'it is a folder. Name the files in it');
  if (found.size === 0) throw refusal(file, 'it is empty');
  if (found.size > MOST_BYTES) throw refusal(file, 'it is larger than any release, and was not read');
  try {
    return readFileSync(file);
  } catch {
    throw refusal(file, 'it cannot be read. May you read it?');
  }
};

/** A file of JSON, or one sentence that says what is wrong with it. */
export const readJson = (file: string): unknown => {
  const bytes = bytesOf(file);
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) throw refusal(file, 'it is packed (gzip). Unpack it first');
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    throw refusal(file, 'it is no JSON, or is cut off');
  }
};

const Printed = z.object({ release: z.looseObject({ schema: z.string() }), digest: z.string() });
const Answer = z.looseObject({ schema: z.literal('evenhand-foi-answer-1') });

/** The release in a file, signed or not: to attack it one need not believe it. */
export const releaseIn = (file: string): ReleaseDocument => {
  const content = readJson(file);
  const signed = SignedReturn.safeParse(content);
  if (signed.success) return signed.data.release;
  // As `release make --json` prints it, with its digest beside it.
  const printed = Printed.safeParse(content);
  const bare = ReleaseDocument.safeParse(printed.success ? printed.data.release : content);
  if (bare.success) return bare.data;
  if (Answer.safeParse(content).success)
    throw refusal(
      file,
      'it is an answer to a question, which has not all of its release in it. Give the release itself, as its page /releases offers it',
    );
  const [issue] = bare.error.issues;
  throw new ShellRefusal(
    `${file}: it is no release: ${issue?.path.join('.') ?? ''} is missing or is not as it has to be.`,
  );
};

/** A public key, as the page of a release shows it (base64) or in a file that holds just that. */
export const readPublicKey = (given: string): Buffer => {
  const isKey = (text: string): boolean => /^[A-Za-z0-9+/]{43}=$/u.test(text);
  if (isKey(given)) return Buffer.from(given, 'base64');
  const text = readText(given);
  if (!isKey(text))
    throw new ShellRefusal(
      `--key ${given}: it is no public key. Give the 44 characters that the publisher shows, or a file with them.`,
    );
  return Buffer.from(text, 'base64');
};

const readText = (file: string): string => {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return '';
  }
};
