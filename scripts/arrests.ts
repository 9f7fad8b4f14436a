// What pages need of the arrests table, read once where it is made: 286,500 rows take seconds, and every page would wait for them.
import { writeFileSync } from 'node:fs';
import { arrestsByForce, readArrests } from '../src/oversight/source/index.ts';

const TABLE = 'data/ho-arrests/arrests-open-data-2006-07_2017-18.csv.gz';
export const ARRESTS = 'data/ho-arrests/aged-10-to-17.json';

/** Arrests of people aged 10 to 17 by force and year, of all offences, a count a line. */
export async function writeArrests(): Promise<string> {
  const read = await readArrests(TABLE);
  if (read.kind === 'refused') throw new Error(read.sentence);
  const counts = arrestsByForce(read.arrests, '10 to 17').map((count) => JSON.stringify(count));
  const [file] = read.files;
  return `{"file":${JSON.stringify(file)},\n"oddities":${JSON.stringify(read.oddities)},\n"counts":[\n${counts.join(',\n')}\n]}\n`;
}

if (import.meta.main) writeFileSync(ARRESTS, await writeArrests());
