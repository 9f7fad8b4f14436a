import { z } from 'zod';
import type { Kind } from '../../platform/web/index.ts';
import { isFloorAlone, type PolicyFiles } from '../../policy/index.ts';

/** How many people can be tried together: rules never relate two, so that a few show all there is to see. */
const COUNTS = ['1', '2', '3', '4'] as const;

export const STATES = ['confirmed', 'suspected', 'no-evidence', 'ruled-out'] as const;
export const PARTS = ['depicted', 'shared', 'received', 'passed-on', 'asked-for', 'protected', 'reported'] as const;
/** No part at all, which is not the same as a part that nobody knows. */
const NO_PART = 'none';

/** Lowest and highest; the lines of the guidance lie at 10, 13 and 18 (handbook 2.4, 1.3). */
export const AGES = {
  '0-9': [0, 9],
  '10-12': [10, 12],
  '13': [13, 13],
  '14': [14, 14],
  '15': [15, 15],
  '16': [16, 16],
  '17': [17, 17],
  '10-17': [10, 17],
  '0-17': [0, 17],
  '18-120': [18, 120],
} as const;
export type Age = keyof typeof AGES;
const isAge = (value: string): value is Age => Object.hasOwn(AGES, value);
const AGE_NAMES: readonly Age[] = Object.keys(AGES).filter(isAge);

/** Nobody does these to anybody: they are said of a case, or of one person. */
const UNDIRECTED = ['under-13', 'capacity-concern', 'immediate-harm'];

export const directed = (files: PolicyFiles): readonly string[] =>
  idsOf(files, 'factor').filter((id) => !UNDIRECTED.includes(id));

export const idsOf = ({ facts }: PolicyFiles, kind: PolicyFiles['facts'][number]['kind']): readonly string[] =>
  facts.filter((fact) => fact.kind === kind).map(({ id }) => id);

/** What the safety floor asks of a child, and no rule reads. */
export const floorOf = ({ facts }: PolicyFiles): readonly string[] => facts.filter(isFloorAlone).map(({ id }) => id);

/** The answers that a fact can have, by id. */
export const answersOf = ({ facts }: PolicyFiles, kind: string, id: string): readonly string[] =>
  (facts.find((fact) => fact.kind === kind && fact.id === id)?.answers ?? []).map((answer) =>
    typeof answer === 'string' ? answer : answer.id,
  );

const oneOf = (answers: readonly string[]) => z.enum(answers).optional();
type Field = z.ZodType<string | readonly string[] | undefined>;

const named = (
  lead: string,
  ids: readonly string[],
  field: (id: string) => Field,
): readonly (readonly [string, Field])[] => ids.map((id) => [`${lead}${id}`, field(id)] as const);

const personFields = (files: PolicyFiles, lead: string): readonly (readonly [string, Field])[] => [
  [`${lead}age`, oneOf(AGE_NAMES)],
  [`${lead}identified`, oneOf(['yes', 'no'])],
  [
    `${lead}parts`,
    z
      .array(z.enum([...PARTS, NO_PART]))
      .max(PARTS.length + 1)
      .optional(),
  ],
  ...named(`${lead}by-`, directed(files), () => oneOf(STATES)),
  ...named(`${lead}towards-`, directed(files), () => oneOf(STATES)),
  ...named(`${lead}fact-`, idsOf(files, 'person-fact'), () => oneOf(STATES)),
  ...named(`${lead}floor-`, floorOf(files), (id) => oneOf(answersOf(files, 'other', id))),
];

/** The fields of people who can be there: `p1-age`, `p2-by-coercion`. */
export const LEADS = COUNTS.map((count) => `p${count}-`);

/** Everything that the form asks under a version: closed lists alone, so that nobody can be named in it. */
export const tryFields = (files: PolicyFiles, versions: readonly string[]): Readonly<Record<string, Field>> =>
  Object.fromEntries<Field>([
    ['version', oneOf(versions)],
    ['on', z.iso.date().optional()],
    ['people', oneOf(COUNTS)],
    ...LEADS.flatMap((lead) => personFields(files, lead)),
    ['nation', oneOf(['england', 'wales'])],
    ['checks', oneOf(['complete', 'outstanding', 'unavailable'])],
    ['reports', oneOf(['0', '1', '2', '3'])],
    ...named('case-', idsOf(files, 'factor'), () => oneOf(STATES)),
    ...named('condition-', idsOf(files, 'condition'), (id) => oneOf(answersOf(files, 'condition', id))),
    ...files.settings.map(({ name, answers }) => [`setting-${name}`, oneOf(answers.map(String))] as const),
    ['go', oneOf(['advice', 'people'])],
  ]);

export const tryKinds: Readonly<Record<string, Kind>> = {
  on: { date: 'The day' },
  ...Object.fromEntries(LEADS.map((lead) => [`${lead}parts`, 'many'] as const)),
};
