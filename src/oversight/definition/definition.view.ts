import type { PageModel } from '../../platform/web/index.ts';
import { definitionDigest } from './definitions.ts';
import type { Part, StoredDefinition } from './stored.ts';
import { fieldWords, valueWords } from './value.words.ts';

export const UNIT_WORDS = { crimes: 'crimes', people: 'people', arrests: 'arrests' } as const;

const METHODS = {
  suppress: 'held back',
  round: 'rounded',
  'cell-key': 'changed a little by a random key that never changes',
} as const;

export const disclosureWords = ({ disclosure: { method, least } }: StoredDefinition): string =>
  method === 'suppress'
    ? `Counts from 1 to ${least - 1} are held back, and with them whatever would give one away. A count of 0 is shown.`
    : `Every count is ${METHODS[method]}; counts from 1 to ${least - 1} are not shown as they are.`;

const whereWords = ({ where }: Part): string =>
  Object.entries(where)
    .map(([name, values]) => `${name}: ${values.join(', ')}`)
    .join('; ');

const partRow = (key: string, part: Part | null) => ({
  key,
  value: part === null ? 'None: it is a count, and no share is made of it.' : `${part.words} (${whereWords(part)})`,
});

const hrefOf = (id: string): string => `/definitions/${id}`;

const leftOut = ({ leavesOut }: StoredDefinition): string =>
  Object.entries(leavesOut)
    .map(([field, values]) => `${fieldWords(field)}: ${values.join(', ')}`)
    .join('; ');

/** How the table is parted, each group with everything recorded that it holds, in words. */
const dimensionRows = ({ dimensions }: StoredDefinition) =>
  dimensions.map(({ name, field, groups }) => ({
    name,
    groups: groups.map(({ value, of }) => ({ value, of: of.map((each) => valueWords(field, each)) })),
  }));

/** Every definition, with the question it answers. */
export const definitionsPage = (all: readonly StoredDefinition[]): PageModel => ({
  title: 'Definitions of what is counted',
  rows: all.map(({ id, title, question, unit, basisWords }) => ({
    href: hrefOf(id),
    title,
    question,
    unit,
    basisWords,
  })),
  back: { href: '/' },
});

/** One definition whole: what a figure by it means, and what it does not. */
export const definitionPage = (definition: StoredDefinition): PageModel => ({
  title: definition.title,
  question: definition.question,
  caveats: definition.caveats,
  rows: [
    partRow('Numerator', definition.numerator),
    partRow('Denominator', definition.denominator),
    { key: 'What is counted', value: UNIT_WORDS[definition.unit] },
    { key: 'Basis', value: definition.basisWords },
    { key: 'Offences', value: definition.offenceScope.map((each) => valueWords('offence', each)).join('; ') },
    { key: 'Ages', value: definition.ageScope },
    { key: 'Left out', value: leftOut(definition) || 'nothing' },
    { key: 'Small numbers', value: disclosureWords(definition) },
    { key: 'Version', value: String(definition.version) },
    { key: 'Digest (SHA-256)', value: definitionDigest(definition), isCode: true },
  ],
  isByYear: definition.byYear,
  dimensions: dimensionRows(definition),
  back: { href: '/definitions', text: 'All definitions' },
});
