// Writes docs/data-dictionary.md: every table with the comment that its migration gives it, every form and its choices.
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import type pg from 'pg';
import { APPLICATION } from '../src/platform/database/index.ts';
import { readCatalogue, type Relation } from './catalogue.ts';
import { withMigrated } from './migrated.ts';

const root = join(import.meta.dirname, '..');
export const DICTIONARY = join(root, 'docs', 'data-dictionary.md');

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
const row = (...cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;

/** The comment above each CREATE TABLE: one for the whole file stands above the first. */
const readComments = (): ReadonlyMap<string, string> =>
  new Map(
    globSync('[0-9]*.sql', { cwd: join(root, 'migrations') })
      .toSorted()
      .flatMap((file) => [
        ...readFileSync(join(root, 'migrations', file), 'utf8').matchAll(/((?:^-- .*\n)+)\n?CREATE TABLE (\w+)/gm),
      ])
      .map(([, comment = '', table = '']) => [table, comment.replaceAll(/^-- /gm, '').replaceAll('\n', ' ').trim()]),
  );

/** What a column is bound to, by constraints that name no other column of its own table. */
const boundsOf = ({ constraints, columns }: Relation, name: string): string => {
  const others = columns.map((column) => column.name).filter((other) => other !== name && other !== 'force');
  const named = (text: string, word: string): boolean => new RegExp(`\\b${word}\\b`).test(text);
  return constraints
    .filter(
      ({ kind, definition }) =>
        kind !== 'p' &&
        named(definition, name) &&
        !others.some((other) => named(definition.replaceAll(/REFERENCES.*/g, ''), other)),
    )
    .map(({ definition }) => `\`${definition}\``)
    .join('; ');
};

const relationText = (relation: Relation, comment: string | undefined): string =>
  [
    `### ${relation.name}\n`,
    ...(comment === undefined ? [] : [`${comment}\n`]),
    row('column', 'type', 'may be empty', 'bound to'),
    row('---', '---', '---', '---'),
    ...relation.columns.map(({ name, type, required }) =>
      row(`\`${name}\``, type, required ? 'no' : 'yes', name === 'force' ? '' : boundsOf(relation, name)),
    ),
    `\nKey: \`${relation.constraints.find(({ kind }) => kind === 'p')?.definition ?? 'none'}\`. The application may: ${relation.grants.join('; ').toLowerCase() || 'nothing'}.`,
  ].join('\n');

const Field = z.looseObject({
  type: z.union([z.string(), z.array(z.string()).transform((types) => types.join(' or '))]).default('several'),
  enum: z.array(z.string().nullable()).optional(),
});
const Shape = z.looseObject({
  properties: z.record(z.string(), Field).default({}),
  required: z.array(z.string()).default([]),
  enum: z.array(z.string()).optional(),
});

const shapeText = (name: string, schema: z.ZodType): readonly string[] => {
  const {
    properties,
    required,
    enum: choices,
  } = Shape.parse(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }));
  if (choices !== undefined) return [`### ${name}\n\nOne of ${choices.map((choice) => `\`${choice}\``).join(', ')}.`];
  const lines = Object.entries(properties).map(([field, { type, enum: values }]) =>
    row(
      `\`${field}\``,
      values?.map((value) => `\`${value ?? 'nothing'}\``).join(', ') ?? type,
      required.includes(field) ? 'yes' : 'no',
    ),
  );
  return lines.length === 0
    ? []
    : [[`### ${name}\n`, row('field', 'what', 'has to be there'), row('---', '---', '---'), ...lines].join('\n')];
};

/** Every exported schema of every step. */
const readShapes = async (): Promise<readonly string[]> => {
  const texts: string[] = [];
  for (const file of globSync('src/casework/**/*.schema.ts', { cwd: root }).toSorted()) {
    const exported: unknown = await import(join(root, file));
    for (const [name, value] of Object.entries(z.record(z.string(), z.unknown()).parse({ ...Object(exported) })))
      if (value instanceof z.ZodType) texts.push(...shapeText(`${basename(file, '.schema.ts')}: ${name}`, value));
  }
  return texts;
};

/** The dictionary of a migrated database and of this program, always in the same words. */
export const writeDictionary = async (client: pg.Client): Promise<string> => {
  const comments = readComments();
  const relations = await readCatalogue(client, APPLICATION);
  return `${[
    '# Data dictionary\n\nWritten by `node scripts/dictionary.ts` from the migrations and the schemas; `npm test` says when it is out of date.',
    '## Tables\n\nEvery row names its `force`, and row-level security shows a force its own rows only. Instants are UTC.',
    ...relations.map((relation) => relationText(relation, comments.get(relation.name))),
    '## What forms and the API take',
    ...(await readShapes()),
  ].join('\n\n')}\n`;
};

if (import.meta.main) writeFileSync(DICTIONARY, await withMigrated(writeDictionary));
