// `evenhand consistency` on the file that ships, from the start of the process to its answer.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { z } from 'zod';
import { median, timed, type Print } from './figure.ts';

const root = join(import.meta.dirname, '..', '..');
const QUESTION = ['--offence', '86', '--numerator', '21', '--denominator', '21,1', '--basis', 'closed', '--json'];
const FILE = 'data/ho-outcomes/prc-outcomes-open-data-mar2019.csv.gz';
const TIMES = 7;

/** Says at its end how much memory the process held at most, in kB. */
const WITNESS =
  'data:text/javascript,process.on("exit",()=>process.stderr.write(`most ${process.resourceUsage().maxRSS}`))';

const ask = (...flags: readonly string[]) =>
  spawnSync(process.execPath, [...flags, 'scripts/evenhand.mjs', 'consistency', FILE, ...QUESTION], {
    cwd: root,
    encoding: 'utf8',
  });

export const measureConsistency = async (print: Print): Promise<void> => {
  const { stdout, stderr, status } = ask('--import', WITNESS);
  if (status !== 0) throw new Error(stderr);
  const { forces } = z.object({ forces: z.array(z.unknown()) }).parse(JSON.parse(stdout));
  const took: number[] = [];
  for (let time = 0; time < TIMES; time += 1) took.push(await timed(() => ask()));
  print({
    ...{ name: 'consistency on the shipped file, from start to answer', n: TIMES, unit: 's' },
    value: median(took) / 1000,
    wanted: { atMost: 1.5 },
    says:
      `${forces.length} forces out of 132,529 rows; quickest ${(Math.min(...took) / 1000).toFixed(2)} s, ` +
      `${Math.round(Number(/most (\d+)/.exec(stderr)?.[1]) / 1024)} MB at most. Wall time on a machine that others use too.`,
  });
};
