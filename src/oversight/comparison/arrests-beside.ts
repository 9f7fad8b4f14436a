import { forceKey, slotName, type Count } from '../source/index.ts';
import { count, LICENCE, none, words, type ChartTable, type Line, type TableCell } from './chart-view.ts';
import type { SourceCount } from './count-source.ts';
import { readShippedArrests } from './shipped-arrests.ts';

/** Arrests beside the outcomes of one force: to be read, and never to be divided by. */
export interface ArrestsBeside {
  readonly says: readonly string[];
  readonly table: ChartTable;
  readonly definition: readonly Line[];
}

const NEVER_DIVIDED =
  'An arrest is of a person, an outcome is of a crime, and one case can be both or neither. The two stand beside each other: Outcome 21 over arrests is no share, and is not given.';

const NOT_ARRESTED = 'Few arrests can mean that people were interviewed by appointment instead.';

const valueCell = ({ value, low, high, missing }: Count): TableCell => {
  if (value !== null) return count(value);
  const between = missing === 'withheld' && high !== null ? ` (${low ?? 0} to ${high})` : '';
  return none(`${(missing ?? 'not given').replace('-', ' ')}${between}`);
};

const timeOf = ({ periodStart: from, periodEnd: to }: Count): string => slotName({ from, to });

/** As many years as say how it went, ending with the last that the table has. */
const YEARS = 5;

/** The arrests table that ships: its last years end where the outcomes begin. */
export async function shippedArrests(force: string): Promise<ArrestsBeside | null> {
  const { counts, file } = await readShippedArrests();
  const own = counts
    .filter((each) => forceKey(each.force) === forceKey(force))
    .toSorted((a, b) => a.periodStart.localeCompare(b.periodStart));
  if (own.length === 0) return null;
  return {
    says: [
      NEVER_DIVIDED,
      'These are arrests for all offences: the table has no group that holds code 86 alone. Its last year ends where the outcomes of this page begin.',
      NOT_ARRESTED,
    ],
    table: {
      caption: `${force}: arrests of people aged 10 to 17, all offences`,
      head: ['Year', 'Arrests'],
      rows: own.slice(-YEARS).map((each) => [words(timeOf(each)), valueCell(each)]),
    },
    definition: [
      { key: 'Definition', value: 'arrests of people aged 10 to 17, all offences; unit: arrests' },
      { key: 'Basis', value: 'by when the arrest was made' },
      {
        key: 'Source',
        value: `Home Office, police powers and procedures, arrests open data. ${LICENCE.replace(/\.$/u, '')}`,
      },
      { key: 'Vintage', value: `${file.vintage}; SHA-256 ${file.sha256}` },
    ],
  };
}

const isArrest = ({ unit, measure }: SourceCount): boolean => unit === 'arrests' || measure === 'arrests';

/** What a source that was taken in gives of a force’s arrests, on whatever terms. */
export function givenArrests(force: string, all: readonly SourceCount[], source: string): ArrestsBeside | null {
  const own = all
    .filter((each) => isArrest(each) && forceKey(each.force) === forceKey(force))
    .toSorted((a, b) => a.periodStart.localeCompare(b.periodStart));
  if (own.length === 0) return null;
  return {
    says: [NEVER_DIVIDED, NOT_ARRESTED],
    table: {
      caption: `${force}: arrests, as the source gives them`,
      head: ['Time', 'Ages', 'Offences', 'Arrests'],
      rows: own.map((each) => [
        words(timeOf(each)),
        words(each.ageScope),
        words(each.offenceScope.replace('not-stated', 'not stated')),
        valueCell(each),
      ]),
    },
    definition: [
      { key: 'Definition', value: 'arrests, of the ages and offences in each row; unit: arrests' },
      { key: 'Basis', value: 'by when the arrest was made, as far as the source says' },
      { key: 'Source', value: source },
    ],
  };
}
