// Writes docs/policy-schema: what each file of a version may hold, as JSON Schema 2020-12, for an editor or another program.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { PolicyFiles } from '../src/policy/index.ts';

export const POLICY_SCHEMAS = join(import.meta.dirname, '..', 'docs', 'policy-schema');

type File = keyof PolicyFiles;

const HOLDS: Readonly<Record<File, string>> = {
  policy: 'The head of one version of the guidance: title, dates in force, who finds out what is not known.',
  sources: 'What the rules and facts rest on, and how much of it was read.',
  facts: 'Every question, in the order asked.',
  outcomes: 'The Home Office outcome codes, dated.',
  rules: 'Every rule: a sentence that can be read aloud, its source, condition, effect and an example on each side.',
  settings: 'What a force sets, with the default and the rules that it can weaken.',
  periods: 'Every time limit, named by the rules.',
  scenarios: 'Stories with the advice expected of them.',
  disagreements: 'Points on which sources say different things, and which of them is used.',
};

/** What a schema cannot say is said in words, so that nobody takes a file for right because an editor is content. */
const NOT_SAID =
  'Beyond this, every name must be defined in its version and none given twice: the program checks that when it reads it.';

export const FILES = z.keyof(PolicyFiles).options;

/** The schema of one file, as its text. */
export const policySchema = (file: File): string => {
  const { $schema, ...schema } = z.toJSONSchema(PolicyFiles.shape[file], { target: 'draft-2020-12', io: 'input' });
  const head = {
    $schema,
    $id: `urn:evenhand:policy-schema:${file}`,
    title: `${file}.json`,
    description: `${HOLDS[file]} ${NOT_SAID}`,
  };
  return `${JSON.stringify({ ...head, ...schema }, null, 2)}\n`;
};

export const schemaPath = (file: File): string => join(POLICY_SCHEMAS, `${file}.schema.json`);

if (import.meta.main) {
  mkdirSync(POLICY_SCHEMAS, { recursive: true });
  for (const file of FILES) writeFileSync(schemaPath(file), policySchema(file));
}
