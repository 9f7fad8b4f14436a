import { readFileSync, statSync } from 'node:fs';
import { ShellRefusal } from '../../platform/command/shell.ts';
import { ReleaseDocument } from './document.ts';
import { SignedReturn } from './return.ts';

/** No release is larger: 20,000 figures take a tenth of it. */
const MOST_BYTES = 32 * 1024 * 1024;

/** A file of JSON, or one sentence that says what is wrong with it. */
export const readJson = (file: string): unknown => {
  try {
    if (statSync(file).size > MOST_BYTES)
      throw new ShellRefusal(`${file}: it is larger than any release, and was not read.`);
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (error instanceof ShellRefusal) throw error;
    if (error instanceof SyntaxError) throw new ShellRefusal(`${file}: it is no JSON, or is cut off.`);
    throw new ShellRefusal(`${file}: it cannot be read. Is the name right?`);
  }
};

/** The release in a file, signed or not: to attack it one need not believe it. */
export const releaseIn = (file: string): ReleaseDocument => {
  const content = readJson(file);
  const signed = SignedReturn.safeParse(content);
  if (signed.success) return signed.data.release;
  const bare = ReleaseDocument.safeParse(content);
  if (bare.success) return bare.data;
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
