// A national Parquet file of 20 million records: the comparison beside the bare scan that it cannot do without.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { compareFiles } from '../../src/oversight/comparison/compare-files.ts';
import { answered } from './consistency.ts';
import { median, timed, type Print } from './figure.ts';

const FILE = 'data/ho-outcomes/prc-outcomes-open-data-mar2019.csv.gz';
const ROWS = 20_000_000;
/** Rows of the file that ships. A constant, so that the join goes by its hash. */
const CELLS = 132_529;
const TIMES = 5;
const ASKED = { offence: '86', numerator: '21', denominator: '21,1', basis: 'closed' } as const;

/** Runs one statement in an engine of its own, opened as the reader opens it. */
const run = async (sql: readonly string[], memory = '300MB'): Promise<void> => {
  const instance = await DuckDBInstance.create(':memory:', { memory_limit: memory });
  const connection = await instance.connect();
  for (const each of sql) (await connection.runAndReadAll(each)).getRowsJson();
  connection.closeSync();
};

/** Records of ten years, force by force and code by code in no order: each row one outcome of the cells of the file that ships. */
const makeRecords = (path: string): Promise<void> =>
  run(
    [
      `CREATE TABLE cell AS SELECT row_number() OVER () - 1 AS at, * FROM read_csv('${FILE}', all_varchar = true)`,
      `COPY (
         SELECT r.i AS record_id, printf('%d/%02d', 2009 + hash(r.i + 1) % 10, (2010 + hash(r.i + 1) % 10) % 100) AS financial_year,
           financial_quarter, force_name, offence_description, offence_group, offence_code, outcome_type,
           (hash(r.i + 2) % 2)::INTEGER AS force_outcomes_for_offences_recorded_in_quarter,
           1 AS force_outcomes_recorded_in_quarter
         FROM range(${ROWS}) r(i) JOIN cell ON cell.at = hash(r.i) % ${CELLS}
       ) TO '${path}' (FORMAT parquet)`,
    ],
    '500MB',
  );

/** One pass over the columns that every answer reads, as the engine does it by itself. */
const bareScan = (path: string): Promise<void> =>
  run([
    `SELECT force_name, financial_year, financial_quarter, outcome_type, count(*),
       sum(force_outcomes_recorded_in_quarter), sum(force_outcomes_for_offences_recorded_in_quarter)
     FROM '${path}' GROUP BY ALL`,
  ]);

const compare = async (path: string): Promise<void> => {
  const answer = await compareFiles([path], ASKED);
  if (answer.kind === 'refused') throw new Error(answer.sentence);
};

export const measureParquet = async (print: Print): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'evenhand-parquet-'));
  const path = join(folder, 'records.parquet');
  try {
    await makeRecords(path);
    const [bare, ours]: [number[], number[]] = [[], []];
    for (let time = 0; time < TIMES; time += 1) {
      bare.push(await timed(() => bareScan(path)));
      ours.push(await timed(() => compare(path)));
    }
    const { forces, most } = answered([path]);
    const seconds = (times: readonly number[]): string => (median(times) / 1000).toFixed(2);
    print({
      ...{ name: 'comparison of 20 million records in Parquet over the bare scan', n: TIMES, unit: 'times' },
      value: median(ours) / median(bare),
      wanted: { atMost: 1.5 },
      says:
        `${forces} forces, ten years, ${Math.round(statSync(path).size / 1_048_576)} MB; ${seconds(ours)} s with digest, checks and measures, ` +
        `${seconds(bare)} s for one grouping by force, quarter and outcome`,
    });
    print({
      ...{ name: 'memory of 20 million records, at its most', n: 1, unit: 'MB', value: most },
      wanted: { atMost: 600 },
      says: 'resident memory of the whole process, as the system counted it',
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
