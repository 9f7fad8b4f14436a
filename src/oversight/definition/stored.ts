import { z } from 'zod';
import { FIELDS, RECORDS, hasField, isUnknown, isWhole, valuesIn, type Field, type RecordKind } from '../source/own.ts';
import { definitionSentence } from './refusal.ts';

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const line = z.string().min(1).max(300);
const fields = Object.keys(FIELDS).filter((name): name is Field => Object.hasOwn(FIELDS, name));
const kinds = Object.keys(RECORDS).filter((name): name is RecordKind => Object.hasOwn(RECORDS, name));
export const field = z.enum(fields);
export type { Field };

/** Values of a field under the names that a table prints; `year` is made of the period. */
export const Dimension = z.strictObject({
  name: line,
  field,
  groups: z.array(z.strictObject({ value: line, of: z.array(z.string()).min(1) })).min(1),
});
export type Dimension = z.infer<typeof Dimension>;

/** A part of the table by the names of its values: whatever is not named is all of it. */
const Part = z.strictObject({
  words: line,
  unit: z.enum(['crimes', 'people', 'arrests']),
  where: z.record(z.string(), z.array(z.string()).min(1)),
});
export type Part = z.infer<typeof Part>;

/** What a number is made unreadable by before anybody sees it. */
const Disclosure = z.strictObject({
  method: z.enum(['suppress', 'round', 'cell-key']),
  /** Counts from 1 to below this are held back. */
  least: z.int().min(3).max(50),
});

/** `event`: by the day on which it happened; the two bases of outcomes are then none of its. */
const basis = z.enum(['closed', 'recorded', 'event']);

const Shape = z.strictObject({
  id,
  version: z.int().positive(),
  title: line,
  question: line,
  counts: z.enum(kinds),
  unit: z.enum(['crimes', 'people', 'arrests']),
  numerator: Part,
  denominator: Part.nullable(),
  basis,
  basisWords: line,
  offenceScope: z.array(z.enum(FIELDS.offence)).min(1),
  ageScope: z.enum(['under 18', 'all ages']),
  byYear: z.boolean(),
  dimensions: z.array(Dimension).min(1),
  /** Values of a field that are no part of the question: never one that says that nobody knows. */
  leavesOut: z.partialRecord(field, z.array(z.string())),
  disclosure: Disclosure,
  caveats: z.array(line).min(1),
});
type Shape = z.infer<typeof Shape>;

type Fault = (definition: Shape) => readonly string[];

const axisFaults = ({ counts, leavesOut }: Shape, { name, field: of, groups }: Dimension): readonly string[] => {
  if (!hasField(counts, of)) return [`${name}: records of ${counts} have no ${of}`];
  const all = valuesIn(counts, of);
  const grouped = groups.flatMap((group) => group.of);
  const placed = [...grouped, ...(leavesOut[of] ?? [])];
  return [
    ...placed.filter((value) => !all.includes(value)).map((value) => `${name}: ${of} has no value “${value}”`),
    ...all.filter((value) => !placed.includes(value)).map((value) => `${name}: “${value}” is in no group`),
    ...placed.filter((value, i) => placed.indexOf(value) !== i).map((value) => `${name}: “${value}” is in two places`),
    // Unknown is never read as no: a value that says that nobody knows stands alone.
    ...groups
      .filter((group) => group.of.length > 1 && group.of.some((value) => isUnknown(value) && !isWhole(value, group.of)))
      .map((group) => `${name}: “${group.value}” puts what is not known together with something else`),
  ];
};

const leftOutFaults: Fault = ({ counts, leavesOut }) =>
  fields.flatMap((of) =>
    (leavesOut[of] ?? []).flatMap((value) => [
      ...(valuesIn(counts, of).includes(value) ? [] : [`leavesOut: ${of} has no value “${value}”`]),
      ...(isUnknown(value) ? [`leavesOut: “${value}” is not known, and may not be left out`] : []),
    ]),
  );

/** Everything that leaves a value out is a dimension too, so that what is not known of it is seen in the table. */
const unseenFaults: Fault = ({ leavesOut, dimensions, ageScope }) => [
  ...fields
    .filter((of) => leavesOut[of] !== undefined && !dimensions.some((dimension) => dimension.field === of))
    .map((of) => `leavesOut: ${of} is no dimension, so that nobody sees of how many it is not known`),
  ...((ageScope === 'under 18') === (leavesOut.age?.includes('18 or over') === true)
    ? []
    : ['ageScope: under 18 is what leaves out “18 or over”, and nothing else is']),
];

const partFaults = ({ dimensions, unit }: Shape, side: string, part: Part): readonly string[] => [
  ...(part.unit === unit ? [] : [`${side}: the table counts ${unit}, not ${part.unit}`]),
  ...Object.entries(part.where).flatMap(([name, values]) => {
    const dimension = dimensions.find((each) => each.name === name);
    if (dimension === undefined) return [`${side}: there is no dimension “${name}”`];
    const known = dimension.groups.map(({ value }) => value);
    const raw = dimension.groups.filter(({ value }) => values.includes(value)).flatMap(({ of }) => of);
    return [
      ...values.filter((value) => !known.includes(value)).map((value) => `${side}: ${name} has no “${value}”`),
      // What has no outcome yet would swell a denominator by however much is still open (handbook 3.9).
      ...(dimension.field === 'outcome' && raw.includes('0')
        ? [`${side}: ${definitionSentence({ kind: 'not-yet-assigned' })}`]
        : []),
    ];
  }),
];

/** Counted once in the whole period, somebody would be in one of its years alone, and in the table of another year as well. */
const yearFaults: Fault = ({ byYear, counts }) =>
  byYear && counts === 'person-with-outcome'
    ? ['byYear: people are counted once in a period, and its years would not be those of a table of one year']
    : [];

const values = (part: Part, { name, groups }: Dimension): readonly string[] =>
  part.where[name] ?? groups.map(({ value }) => value);

const shareFaults: Fault = (definition) => {
  const { numerator, denominator, dimensions } = definition;
  if (denominator === null) return partFaults(definition, 'numerator', numerator);
  if (numerator.unit !== denominator.unit)
    return [definitionSentence({ kind: 'units-differ', numerator: numerator.words, denominator: denominator.words })];
  const outside = dimensions.flatMap((dimension) => {
    const wide = values(denominator, dimension);
    return values(numerator, dimension).filter((value) => !wide.includes(value));
  });
  const open = dimensions.some(
    (dimension) =>
      dimension.field === 'outcome' &&
      denominator.where[dimension.name] === undefined &&
      dimension.groups.some(({ of }) => of.includes('0')),
  );
  return [
    ...partFaults(definition, 'numerator', numerator),
    ...partFaults(definition, 'denominator', denominator),
    ...(outside.length > 0 ? [`denominator: leaves out what the numerator has: ${outside.join(', ')}`] : []),
    // Left open, a denominator takes every value in, type 0 too.
    ...(open ? [`denominator: ${definitionSentence({ kind: 'not-yet-assigned' })}`] : []),
  ];
};

const faultsOf = (definition: Shape): readonly string[] => [
  ...(RECORDS[definition.counts] === definition.unit
    ? []
    : [`unit: records of ${definition.counts} are not ${definition.unit}`]),
  ...definition.dimensions.flatMap((dimension) => axisFaults(definition, dimension)),
  ...leftOutFaults(definition),
  ...unseenFaults(definition),
  ...yearFaults(definition),
  ...shareFaults(definition),
];

/** What a count of own cases means, as it is stored: there is no count without one, and none that does not hold together. */
export const StoredDefinition = Shape.superRefine((definition, context) => {
  for (const message of faultsOf(definition))
    context.addIssue({ code: 'custom', message: `${definition.id}: ${message}` });
});
export type StoredDefinition = z.infer<typeof StoredDefinition>;
