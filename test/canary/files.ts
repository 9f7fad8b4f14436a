// One random word a run, in every personal and free text that is written: found in a file in any form, something was left unsealed.
import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

// Letters alone, so that a name may hold it and its folding keeps it whole; new on every run, since files outlive one.
export const freshWord = (): string =>
  randomBytes(12)
    .toString('hex')
    .replaceAll(/\d/g, (digit) => 'ghijklmnop'.charAt(Number(digit)));

/** The ways in which a text is written down: as it is, in capitals, URL-encoded, base64, hex, UTF-16. */
export const formsOf = (word: string): readonly Buffer[] => {
  const bytes = Buffer.from(word);
  // Base64 of what stands at any of three places within longer text; its ends depend on their neighbours.
  const base64 = [0, 1, 2].flatMap((shift) => {
    const within = Buffer.concat([Buffer.alloc(shift), bytes]);
    return [within.toString('base64').slice(4, -4), within.toString('base64url').slice(4, -4)];
  });
  const percent = [...bytes].map((byte) => `%${byte.toString(16).toUpperCase()}`).join('');
  const hex = bytes.toString('hex');
  const texts = [word, word.toUpperCase(), percent, percent.toLowerCase(), hex, hex.toUpperCase(), ...base64];
  // In either order of bytes: the letters with a zero between each, and none at the ends, where half of a search would go
  // into the zeros that a data directory is full of.
  const wide = Buffer.from(word, 'utf16le').subarray(0, -1);
  return [...[...new Set(texts)].map((text) => Buffer.from(text)), wide];
};

export const filesUnder = (where: string): readonly string[] =>
  readdirSync(where, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

const read = (file: string): Buffer => {
  try {
    const bytes = readFileSync(file);
    return file.endsWith('.gz') ? gunzipSync(bytes) : bytes;
  } catch (error) {
    // PostgreSQL makes and removes files while this reads.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  }
};

/** Every file under these folders that holds the word in any of its forms. */
export const hitsIn = (folders: readonly string[], word: string): readonly string[] => {
  const forms = formsOf(word);
  return folders.flatMap(filesUnder).filter((file) => {
    const bytes = read(file);
    return forms.some((form) => bytes.includes(form));
  });
};
