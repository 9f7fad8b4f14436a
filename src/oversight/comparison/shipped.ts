import { join } from 'node:path';
import { outcomeTypes, outcomeWords, readAllOutcomes, type Outcomes } from '../source/index.ts';
import { compareSource, type Asked, type Compared, type ReadOffence, type Refused } from './compare-files.ts';
import { Kept } from './kept.ts';

/**
 * Something that forces can be compared on. Returns of other installs and counts of imported answers become further ones:
 * a page asks only for the outcomes of an offence.
 */
export interface ComparisonSource {
  readonly id: string;
  readonly title: string;
  readonly read: ReadOffence;
}

/** The table that ships with the program: data/README.md has its provenance and licence. */
const SHIPPED = join(import.meta.dirname, '../../../data/ho-outcomes/prc-outcomes-open-data-mar2019.csv.gz');

// A reading takes a second and a published file does not change while the program runs.
const read = new Kept<Awaited<ReturnType<ReadOffence>>>(12);
const compared = new Kept<Refused | Compared>(40);

export const SHIPPED_SOURCE: ComparisonSource = {
  id: 'home-office-2018-19',
  title: 'Home Office outcomes open data, year ending March 2019',
  read: (offence) => read.get(offence, () => readAllOutcomes([SHIPPED], offence)),
};

/** Holds 86/02 and 86/10 (handbook 3.4). The table goes no finer, and has no ages: it is no measure of children. */
export const OFFENCE = '86';

/** Charge beside the numerator, or every formal outcome beside it (statistics 2): otherwise types as typed, or assigned. */
const WITH: Readonly<Record<string, readonly string[]>> = { charge: ['1'], formal: ['1', '2', '3', '6', '8', '22'] };

/** A denominator by its name, as outcome types; one that is not a name is taken as typed. */
export function denominatorTypes(numerator: string, denominator: string): string {
  const added = WITH[denominator];
  // What is no outcome type, such as arrests, is not added: the refusal then says why it can be no share.
  const own = numerator.split(',').filter((type) => /^\s*\d/u.test(type));
  return added === undefined ? denominator : [...new Set([...own, ...added])].join(',');
}

export function compareAsked(source: ComparisonSource, asked: Asked): Promise<Refused | Compared> {
  const denominator = denominatorTypes(asked.numerator, asked.denominator);
  const key = [source.id, asked.offence, asked.numerator, denominator, asked.basis].join('|');
  return compared.get(key, () => compareSource(source.read, { ...asked, denominator }));
}

export interface Option {
  readonly value: string;
  readonly text: string;
}

/** What a source holds to choose from: its offences, and the outcomes that any row of it has. */
export function optionsOf(
  outcomes: Outcomes,
): Readonly<Record<'offence' | 'numerator' | 'denominator' | 'basis', readonly Option[]>> {
  const types = outcomeTypes.filter((type) => type !== '0' && !type.endsWith('A') && outcomes.outcomeTypes.has(type));
  return {
    offence: [...outcomes.offences.values()]
      .toSorted((a, b) => a.code.localeCompare(b.code, 'en', { numeric: true }))
      .map(({ code, description }) => ({ value: code, text: `${code} ${description}` })),
    numerator: [
      ...types.map((type) => ({ value: type, text: `${type}: ${outcomeWords(type)}` })),
      { value: '21,22,20,8', text: '21, 22, 20 and 8 together' },
      { value: 'arrests', text: 'Arrests' },
    ],
    denominator: [
      { value: 'charge', text: 'It and charge (1)' },
      { value: 'formal', text: 'It and every formal outcome (1, 2, 3, 6, 8, 22)' },
      { value: 'assigned', text: 'All assigned outcomes' },
      { value: 'arrests', text: 'Arrests' },
    ],
    basis: [
      { value: 'closed', text: 'Closed in the period' },
      { value: 'recorded', text: 'Of offences recorded in the period' },
    ],
  };
}
