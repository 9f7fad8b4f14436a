import { globSync, readFileSync } from 'node:fs';

const src = new URL('../src/', import.meta.url);

export interface ProgramFile {
  readonly name: string;
  readonly text: string;
}

/** What the program is written in: every file of one kind below `src`, without tests and makers. */
export const programFiles = (kind: 'ts' | 'njk'): readonly ProgramFile[] =>
  globSync(`**/*.${kind}`, { cwd: src })
    .filter((name) => !/\.(?:test|make)\.ts$/u.test(name))
    .toSorted()
    .map((name) => ({ name, text: readFileSync(new URL(name, src), 'utf8') }));
