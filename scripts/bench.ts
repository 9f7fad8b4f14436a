// npm run bench: what the design promises of speed, as ratios of one run.
import { availableParallelism, cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { measureAdvice } from './bench/advice.ts';
import { measureBackTest } from './bench/back-test.ts';
import { measureCasePage } from './bench/case-page.ts';
import { measureConsistency, measureYears } from './bench/consistency.ts';
import { lineOf, isReached, type Figure, type Print } from './bench/figure.ts';
import { measureGrowth } from './bench/growth.ts';
import { measureImport } from './bench/import.ts';
import { Databases, serve } from './bench/installation.ts';
import { measureParquet } from './bench/parquet.ts';
import { measureSpread } from './bench/spread.ts';
import { measureWrite } from './bench/write.ts';

const HELP = `npm run bench -- [--only PART] [--large] [--help]

Measures two things in turns, in one run, and prints their ratio. Parts: advice, back-test, write, page, consistency,
years, import, parquet, spread, growth.
--only PART  that part alone; may be given several times
--large      growth up to 100,000 cases too (takes long)
Exit codes: 0 every target reached, 1 one missed, 2 the call was refused.
`;

/** Parts that need no installation. */
const BY_ITSELF: Readonly<Record<string, (print: Print) => Promise<void> | void>> = {
  advice: measureAdvice,
  'back-test': measureBackTest,
  consistency: measureConsistency,
  years: measureYears,
  import: measureImport,
  parquet: measureParquet,
  spread: measureSpread,
};

const INSTALLED = ['write', 'page', 'growth'];
const PARTS = [...Object.keys(BY_ITSELF), ...INSTALLED];

const seed = async (databases: Databases): Promise<string> => {
  const name = await databases.create();
  await (await serve(databases, name)).close();
  return name;
};

const measure = async (parts: readonly string[], isLarge: boolean, print: Print): Promise<void> => {
  for (const [part, measurePart] of Object.entries(BY_ITSELF)) if (parts.includes(part)) await measurePart(print);
  if (!parts.some((part) => INSTALLED.includes(part))) return;
  const databases = await Databases.open();
  try {
    const seeded = await seed(databases);
    if (parts.includes('write')) await measureWrite(databases, seeded, print);
    if (parts.includes('page')) await measureCasePage(databases, seeded, print);
    if (parts.includes('growth')) await measureGrowth(databases, seeded, isLarge ? [10_000, 100_000] : [10_000], print);
  } finally {
    await databases.drop();
  }
};

const readCall = () => {
  const options = {
    only: { type: 'string', multiple: true },
    large: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  } as const;
  const { values } = parseArgs({ options });
  const unknown = values.only?.find((part) => !PARTS.includes(part));
  if (unknown !== undefined) throw new TypeError(`${unknown} is no part: one of ${PARTS.join(', ')}`);
  return values;
};

const main = async (): Promise<number> => {
  let call: ReturnType<typeof readCall>;
  try {
    call = readCall();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${HELP}`);
    return 2;
  }
  if (call.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const load = loadavg().map((each) => each.toFixed(1));
  process.stdout.write(
    `Node ${process.versions.node}, ${availableParallelism()} cores (${cpus()[0]?.model ?? 'unknown'}), load ${load.join(' ')} at the start\n`,
  );
  const figures: Figure[] = [];
  await measure(call.only ?? PARTS, call.large, (figure) => {
    figures.push(figure);
    process.stdout.write(lineOf(figure));
  });
  const missed = figures.filter((figure) => !isReached(figure));
  process.stdout.write(`${figures.length} figures, ${missed.length} targets missed\n`);
  return missed.length === 0 ? 0 : 1;
};

process.exitCode = await main();
