// `evenhand consistency` from the start of the process to its answer: on the file that ships, and on ten years of such files.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { z } from 'zod';
import { median, timed, type Print } from './figure.ts';

const root = join(import.meta.dirname, '..', '..');
const QUESTION = ['--offence', '86', '--numerator', '21', '--denominator', '21,1', '--basis', 'closed', '--json'];
export const SHIPPED = join(root, 'data/ho-outcomes/prc-outcomes-open-data-mar2019.csv.gz');
const TIMES = 7;
const YEARS = 10;

/** Says at its end how much memory the process held at most, in kB, and how much time of a core it took, in ms. */
export const WITNESS = `data:text/javascript,${encodeURIComponent(
  'process.on("exit",()=>{const{maxRSS,userCPUTime,systemCPUTime}=process.resourceUsage();process.stderr.write(`most ${maxRSS} took ${(userCPUTime+systemCPUTime)/1000}`)})',
)}`;

const ask = (files: readonly string[], ...flags: readonly string[]) =>
  spawnSync(process.execPath, [...flags, 'scripts/evenhand.mjs', 'consistency', ...files, ...QUESTION], {
    cwd: root,
    encoding: 'utf8',
  });

interface Answered {
  readonly forces: number;
  /** Most memory of the process, in MB. */
  readonly most: number;
  /** Seconds of a core, which what else runs on the machine hardly adds to. */
  readonly core: number;
}

/** Asks once to see that there is an answer, and what it took of memory. */
export const answered = (files: readonly string[]): Answered => {
  const { stdout, stderr, status } = ask(files, '--import', WITNESS);
  if (status !== 0) throw new Error(stderr);
  const { forces } = z.object({ forces: z.array(z.unknown()) }).parse(JSON.parse(stdout));
  const [, most, core] = /most (\d+) took (\d+)/.exec(stderr) ?? [];
  return { forces: forces.length, most: Math.round(Number(most) / 1024), core: Number(core) / 1000 };
};

export const measureConsistency = async (print: Print): Promise<void> => {
  const { forces, most, core } = answered([SHIPPED]);
  const took: number[] = [];
  for (let time = 0; time < TIMES; time += 1) took.push(await timed(() => ask([SHIPPED])));
  print({
    ...{ name: 'consistency on the shipped file, from start to answer', n: TIMES, unit: 's' },
    value: median(took) / 1000,
    wanted: { atMost: 1 },
    says:
      `${forces} forces out of 132,529 rows; quickest ${(Math.min(...took) / 1000).toFixed(2)} s, ` +
      `${core.toFixed(2)} s of a core, ${most} MB at most. Wall time on a machine that others use too.`,
  });
};

/** Files like the one that ships, of ten years with other counts. */
const makeYears = (folder: string): readonly string[] => {
  const [header = '', ...rows] = gunzipSync(readFileSync(SHIPPED)).toString().trimEnd().split('\n');
  return Array.from({ length: YEARS }, (_, year) => {
    const named = `${2009 + year}/${String(10 + year).padStart(2, '0')}`;
    const shifted = rows.map((row) =>
      row.replace('2018/19', named).replace(/(\d+)$/, (count) => String(Number(count) + year)),
    );
    const path = join(folder, `outcomes-${2009 + year}.csv.gz`);
    writeFileSync(path, gzipSync([header, ...shifted, ''].join('\n')));
    return path;
  });
};

const print10 = (
  print: Print,
  one: readonly number[],
  ten: readonly number[],
  { forces, most, core }: Answered,
): void => {
  const n = ten.length;
  print({
    ...{ name: 'consistency on ten years, from start to answer', n, unit: 's', value: median(ten) / 1000 },
    wanted: { atMost: 3 },
    says: `${forces} forces out of 1,325,290 rows in ten files; quickest ${(Math.min(...ten) / 1000).toFixed(2)} s, ${core.toFixed(2)} s of a core. Wall time on a machine that others use too.`,
  });
  print({
    ...{ name: 'ten years over one year', n, unit: 'times', value: median(ten) / median(one) },
    wanted: { atMost: 10 },
    says: 'both from the start of the process, in turns; at most ten times where time grows no faster than rows',
  });
  print({
    ...{ name: 'memory of ten years, at its most', n: 1, unit: 'MB', value: most },
    wanted: { atMost: 600 },
    says: 'resident memory of the whole process, as the system counted it',
  });
};

/** Ten times the rows: how long, how much longer than one year, and how much memory. */
export const measureYears = async (print: Print): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'evenhand-years-'));
  try {
    const files = makeYears(folder);
    const whole = answered(files);
    const [one, ten]: [number[], number[]] = [[], []];
    for (let time = 0; time < TIMES; time += 1) {
      one.push(await timed(() => ask([SHIPPED])));
      ten.push(await timed(() => ask(files)));
    }
    print10(print, one, ten, whole);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
