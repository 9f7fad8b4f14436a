import { join } from 'node:path';
import { outcomeTypes, outcomeWords, readAllOutcomes, type Outcomes } from '../source/index.ts';
import { compareSource, type Compared, type ReadOffence } from './compare-files.ts';
import { refused, type QueryField, type Refused } from './compare-refused.ts';
import { USUAL, type CompareQuery } from './compare.schema.ts';
import { Kept } from './kept.ts';

/** The table that ships with the program: data/README.md has its provenance and licence. */
const SHIPPED = join(import.meta.dirname, '../../../data/ho-outcomes/prc-outcomes-open-data-mar2019.csv.gz');

// A reading takes a second and a published file does not change while the program runs.
const read = new Kept<Awaited<ReturnType<ReadOffence>>>(12);
const compared = new Kept<Refused | Compared>(40);

export const SHIPPED_ID = 'home-office-2018-19';
export const SHIPPED_TITLE = 'Home Office outcomes open data, year ending March 2019';

const readShipped: ReadOffence = (offence) => read.get(offence, () => readAllOutcomes([SHIPPED], offence));

/** Charge beside the numerator, or every formal outcome beside it (statistics 2): otherwise types as typed, or assigned. */
const WITH: Readonly<Record<string, readonly string[]>> = { charge: ['1'], formal: ['1', '2', '3', '6', '8', '22'] };

/** Outcome 21 and what may be recorded in its place. */
const SOFT = ['21', '22', '20', '8'];

/** A denominator by its name, as outcome types; one that is not a name is taken as typed. */
export function denominatorTypes(numerator: string, denominator: string): string {
  const added = WITH[denominator];
  // What is no outcome type, such as arrests, is not added: the refusal then says why it can be no share.
  const own = numerator.split(',').filter((type) => /^\s*\d/u.test(type));
  return added === undefined ? denominator : [...new Set([...own, ...added])].join(',');
}

/** What the table cannot be asked, said rather than passed over. */
function unasked({ ages, unit, definition, period, basis }: CompareQuery): Refused | undefined {
  if (ages !== undefined && ages !== 'all ages')
    return refused('This table has no ages: its figures are of all ages, and no share of it is of children.', 'ages');
  if (unit !== undefined && unit !== 'crimes') return refused('This table counts crimes, and no people.', 'unit');
  if (definition !== undefined) return refused('This table has no definitions of its own.', 'definition');
  if (period !== undefined) return refused('This table is of one year, and is compared whole.', 'period');
  return basis === 'not-stated'
    ? refused('This table states its bases: choose closed or recorded. The two are never mixed.', 'basis')
    : undefined;
}

const withUsual = ({ offence, numerator, denominator, basis }: CompareQuery) => ({
  offence: offence ?? USUAL.offence,
  numerator: numerator ?? USUAL.numerator,
  denominator: denominator ?? USUAL.denominator,
  basis: basis ?? USUAL.basis,
});

/** The question put to the table that ships. */
export async function compareShipped(query: CompareQuery): Promise<Refused | Compared> {
  const { offence, numerator, denominator: named, basis } = withUsual(query);
  const wrong = unasked(query);
  if (wrong !== undefined || basis === 'not-stated') return wrong ?? refused('Choose closed or recorded.', 'basis');
  const denominator = denominatorTypes(numerator, named);
  const key = [offence, numerator, denominator, basis].join('|');
  return compared.get(key, () => compareSource(readShipped, { offence, numerator, denominator, basis }));
}

export interface Option {
  readonly value: string;
  readonly text: string;
}

/** One choice of the form, and what is chosen now. */
export interface Field {
  readonly name: QueryField;
  readonly label: string;
  readonly value: string;
  readonly items: readonly Option[];
}

function offences({ offences: all }: Outcomes): readonly Option[] {
  return [...all.values()]
    .toSorted((a, b) => a.code.localeCompare(b.code, 'en', { numeric: true }))
    .map(({ code, description }) => ({ value: code, text: `${code} ${description}` }));
}

const numerators = ({ outcomeTypes: given }: Outcomes): readonly Option[] => [
  ...outcomeTypes
    .filter((type) => type !== '0' && !type.endsWith('A') && given.has(type))
    .map((type) => ({ value: type, text: `${type}: ${outcomeWords(type)}` })),
  {
    value: SOFT.filter((type) => given.has(type)).join(','),
    text: `${SOFT.filter((type) => given.has(type))
      .join(', ')
      .replace(/, ([^,]*)$/u, ' and $1')} together`,
  },
  { value: 'arrests', text: 'Arrests' },
];

const denominators = ({ outcomeTypes: given }: Outcomes): readonly Option[] => [
  { value: 'charge', text: 'It and charge (1)' },
  {
    value: 'formal',
    text: `It and every formal outcome (${(WITH['formal'] ?? []).filter((type) => given.has(type)).join(', ')})`,
  },
  { value: 'assigned', text: 'All assigned outcomes' },
  { value: 'arrests', text: 'Arrests' },
];

const BASES: readonly Option[] = [
  { value: 'closed', text: 'Closed in the period' },
  { value: 'recorded', text: 'Of offences recorded in the period' },
];

/** What the table holds to choose from: its offences, and the outcomes that any row of it has. */
export async function shippedFields(query: CompareQuery): Promise<readonly Field[]> {
  const usual = await readShipped(USUAL.offence);
  // Nobody here can put it right: the table ships with the program.
  if (usual.kind === 'refused') throw new Error(`the shipped table was refused: ${usual.sentence}`);
  const { offence, numerator, denominator, basis } = withUsual(query);
  return [
    { name: 'offence', label: 'Offence code', value: offence, items: offences(usual.outcomes) },
    { name: 'numerator', label: 'Numerator: outcome', value: numerator, items: numerators(usual.outcomes) },
    { name: 'denominator', label: 'Denominator: out of', value: denominator, items: denominators(usual.outcomes) },
    { name: 'basis', label: 'Basis', value: basis, items: BASES },
  ];
}
