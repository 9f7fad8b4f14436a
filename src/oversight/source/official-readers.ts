import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { ARRESTS, readArrests } from './arrests.ts';
import { BBC_LONG, BBC_WIDE, readBbcByForce, readBbcExtract } from './bbc.ts';
import type { Counted } from './counted.ts';
import { beginning } from './first-bytes.ts';
import { hasColumns } from './header.ts';
import { BATCH, type Reader } from './import-read.ts';
import { POLICE_UK, readPoliceUkMonth } from './police-uk.ts';
import { POPULATION, readPopulation } from './population.ts';
import { refused, type SourceRefused } from './refusal.ts';
import { readRevisedTotals, REVISED } from './revised-totals.ts';
import type { Shape } from './table.ts';

/** The digest of one file, or of the digests of several: a month’s folder with one file changed is another source. */
function digestOf(files: Counted['files']): string {
  const digests = new Set(files.map(({ sha256 }) => sha256));
  const [only] = digests;
  if (digests.size === 1 && only !== undefined) return only;
  return createHash('sha256')
    .update([...digests].join('\n'))
    .digest('hex');
}

/** A reader of a table that knows offences by groups or not at all, so that no code can be asked of it. */
const withoutCodes = (
  publisher: string,
  shape: Shape,
  read: (path: string) => Promise<SourceRefused | Counted>,
): Reader => ({
  ...{ name: shape.name, publisher },
  recognises: (heading) => hasColumns(heading, shape.columns),
  read: async (path, { offence }, take) => {
    if (offence !== undefined)
      return refused(
        `${path} was not read: ${shape.name} has no offence codes such as ${offence}. Leave --offence out.`,
      );
    const counted = await read(path);
    if (counted.kind === 'refused') return counted;
    for (let at = 0; at < counted.counts.length; at += BATCH) await take(counted.counts.slice(at, at + BATCH));
    const [file] = counted.files;
    const at = { file: file?.file ?? path, sheet: null, row: null, column: null };
    return {
      ...{ kind: 'read', sha256: digestOf(counted.files), vintage: file?.vintage ?? '', questions: [] },
      oddities: counted.oddities.map((says) => ({ says, at })),
    };
  },
});

const policeUk = withoutCodes('data.police.uk', POLICE_UK, readPoliceUkMonth);

/** The first name in a zip stands at byte 30: a month’s folder, or a CSV. A workbook’s first part is neither. */
const MONTHS = /^PK\u0003\u0004.{26}(?:\d{4}-\d{2}\/|[\w./-]+\.csv)/s;

/** Whether bytes, a letter each, begin as such an archive does. */
export const isMonths = (beginning: string): boolean => MONTHS.test(beginning);

/** The reader of what has no heading of its own: the folder or the archive that data.police.uk hands out. */
export async function readerOfPacked(path: string): Promise<Reader | undefined> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isDirectory() === true) return policeUk;
  return isMonths(await beginning(path, 160)) ? policeUk : undefined;
}

/** Published tables beside the outcomes table, each known by its own columns. */
export const officialReaders: readonly Reader[] = [
  withoutCodes('Home Office', ARRESTS, readArrests),
  withoutCodes('Office for National Statistics', POPULATION, readPopulation),
  withoutCodes('Home Office', REVISED, readRevisedTotals),
  withoutCodes('BBC', BBC_LONG, readBbcExtract),
  withoutCodes('BBC', BBC_WIDE, readBbcByForce),
  policeUk,
];
