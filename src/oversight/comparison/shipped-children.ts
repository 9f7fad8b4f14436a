import { join } from 'node:path';
import { allForces, knownGap, readPopulation } from '../source/index.ts';
import { gapsOf } from './breaks.ts';
import { Kept } from './kept.ts';
import { readShippedArrests } from './shipped-arrests.ts';
import type { Children } from './rates.view.ts';
import { silenceOf, type AskedOf } from './silence.view.ts';
import { LICENCE, type ChartView } from './chart-view.ts';

const DATA = join(import.meta.dirname, '../../../data');
const kept = new Kept<Children>(1);
const map = new Kept<ChartView>(1);

/** Residents aged 10 to 17, which ship with the program: a file of our own that cannot be read is our fault. */
export const shippedChildren = (): Promise<Children> =>
  kept.get('', async () => {
    const read = await readPopulation(join(DATA, 'ref/pfa_population_10_17_mid2019.csv'));
    if (read.kind === 'refused') throw new Error(`the shipped population was refused: ${read.sentence}`);
    return {
      year: read.year,
      source: `Office for National Statistics, mid-${read.year} estimates by police force area`,
      residents: read.residents,
      oddities: read.oddities,
    };
  });

/** British Transport Police gives no arrests to this table: it was not asked. */
const ASKED = allForces.filter((force) => force !== 'British Transport Police');

/** Who is silent on arrests of children: twelve years, one force missing in the last. */
export const arrestsSilence = (): Promise<ChartView> =>
  map.get('', async () => {
    const { counts, oddities, file } = await readShippedArrests();
    const starts = [...new Set(counts.map(({ periodStart }) => periodStart))].toSorted();
    const asked: AskedOf = {
      forces: ASKED,
      periods: starts.map((start) => {
        const end = Number(start.slice(0, 4)) + 1;
        return { start, short: String(end).slice(2), words: `To March ${end}` };
      }),
      answers: counts.map(({ force, periodStart, periodEnd, missing }) => ({
        ...{ force, periodStart },
        missing: knownGap('arrests', force, { periodStart, periodEnd }) === undefined ? missing : 'known-gap',
      })),
    };
    return silenceOf(asked, {
      title: 'Arrests of people aged 10 to 17, all offences: who gave figures, by force and year',
      note: 'Home Office, police powers and procedures, arrests open data, April 2006 to March 2018; OGL v3.0.',
      absent: 'not-given',
      periodsAxis: 'Year ending March, last two digits',
      provenance: {
        definition: 'whether the source has a count of arrests, aged 10 to 17, all offences',
        basis: 'not stated',
        period: '1 April 2006 to 31 March 2018',
        source: 'Home Office, police powers and procedures, arrests open data; Open Government Licence v3.0',
        vintage: `${file.file}: ${file.vintage}; SHA-256 ${file.sha256}`,
        licence: LICENCE,
      },
      notes: [...gapsOf('arrests').map(({ words }) => `Known gap: ${words}`), ...oddities],
    });
  });
