import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { faultSentence, GUIDANCE, readVersion } from './policies.ts';

/** What is said of the version of 2024-05 once a file of it is changed. */
export function saidOf(file: string, change: (text: string) => string | Uint8Array | undefined): string {
  const folder = mkdtempSync(join(tmpdir(), 'guidance-'));
  try {
    const version = join(folder, '2024-05');
    cpSync(join(GUIDANCE, '2024-05'), version, { recursive: true });
    const path = join(version, file);
    const changed = change(readFileSync(path, { encoding: 'utf8', flag: 'a+' }));
    if (changed === undefined) rmSync(path);
    else writeFileSync(path, changed);
    const read = readVersion(version);
    return read.ok ? 'accepted' : read.refusal.map(faultSentence).join('\n').replaceAll(`${version}/`, '');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The line on which a part of a text begins. */
export const lineOf = (text: string, part: string): number => text.slice(0, text.indexOf(part)).split('\n').length;
