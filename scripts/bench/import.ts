// `evenhand import` at one, three and ten times the rows: an official table, and an answer as forces give them.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { SHIPPED, WITNESS } from './consistency.ts';
import { median, type Print } from './figure.ts';

const root = join(import.meta.dirname, '..', '..');
const TIMES = 5;
const SIZES = [1, 3, 10] as const;

interface Taken {
  /** Seconds of a core, which what else runs on the machine hardly adds to. */
  readonly core: number;
  /** Most memory of the process, in MB. */
  readonly most: number;
}

const taken = (file: string): Taken => {
  const call = ['--import', WITNESS, 'scripts/evenhand.mjs', 'import', '--dry-run', '--json', file];
  const { stderr, status } = spawnSync(process.execPath, call, {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const [, most, core] = /most (\d+) took (\d+)/.exec(stderr) ?? [];
  if (status !== 0) throw new Error(stderr);
  return { core: Number(core) / 1000, most: Math.round(Number(most) / 1024) };
};

interface Kind {
  readonly name: string;
  /** Rows at one time. */
  readonly rows: number;
  readonly text: (rows: number) => string;
}

/** Rows of the table that ships, over and over, each time of another year. */
const official = (): Kind['text'] => {
  const [header = '', ...rows] = gunzipSync(readFileSync(SHIPPED)).toString().trimEnd().split('\n');
  return (wanted) =>
    [
      header,
      ...Array.from({ length: wanted }, (_, i) => yearOf(rows[i % rows.length], Math.floor(i / rows.length))),
      '',
    ].join('\n');
};

const yearOf = (row = '', later: number): string => row.replace('2018/19', `20${18 + later}/${19 + later}`);

const answer: Kind['text'] = (rows) =>
  `Force,Year,Outcome,Count\n${Array.from({ length: rows }, (_, i) => `Invented ${Math.floor(i / 12)},${2012 + (i % 12)},Outcome 21,${(i * 7) % 90}\n`).join('')}`;

const measureKind = (kind: Kind, folder: string, print: Print): void => {
  const files = SIZES.map((size) => {
    const path = join(folder, `rows-${size}.csv`);
    writeFileSync(path, kind.text(kind.rows * size));
    return path;
  });
  const took = files.map((): Taken[] => []);
  // In turns, so that a busy machine slows all three.
  for (let time = 0; time < TIMES; time += 1) for (const [at, file] of files.entries()) took[at]?.push(taken(file));
  const [one = Number.NaN, three = Number.NaN, ten = Number.NaN] = took.map((each) =>
    median(each.map(({ core }) => core)),
  );
  const most = Math.max(...took.flat().map((each) => each.most));
  print({
    ...{ name: `import of ${kind.name}: ten times the rows over three times`, n: TIMES, unit: 'times' },
    value: ten / three,
    wanted: { atMost: 10 / 3 },
    says: `${SIZES.map((size) => (kind.rows * size).toLocaleString('en-GB')).join(', ')} rows: ${[one, three, ten].map((each) => `${each.toFixed(2)} s`).join(', ')} of a core from the start of the process, ${most} MB at most`,
  });
};

export const measureImport = (print: Print): void => {
  const folder = mkdtempSync(join(tmpdir(), 'evenhand-import-'));
  try {
    measureKind({ name: 'an official table', rows: 40_000, text: official() }, folder, print);
    measureKind({ name: 'an answer', rows: 3_000, text: answer }, folder, print);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
