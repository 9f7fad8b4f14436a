import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { programFiles, type ProgramFile } from '../test/program-files.ts';
import { views } from './views.ts';

const OURS = join(import.meta.dirname, 'platform', 'web');

/** The templates of ours that a file names, each with the file. */
const namedIn = ({ name, text }: ProgramFile): readonly (readonly [template: string, file: string])[] =>
  [...text.matchAll(/['"]([\w-]+\.njk)['"]/gu)].map(([, template = '']) => [template, name]);

/** What is wrong with the templates that are named, where these folders are looked into. */
const faultsOf = (folders: readonly string[]): readonly string[] =>
  [...programFiles('ts'), ...programFiles('njk')].flatMap(namedIn).flatMap(([template, file]) => {
    const found = folders.filter((folder) => existsSync(join(folder, template)));
    if (found.length === 1) return [];
    if (found.length === 0) return [`src/${file} names ${template}, which is in no folder of src/views.ts`];
    return [`src/${file} names ${template}, which is in several folders: ${found.join(', ')}`];
  });

void test('given every page, when its template is looked for, then it lies in one folder that is listed', () => {
  assert.deepEqual(faultsOf([OURS, ...views]), []);
});

void test('given a step whose templates are not listed, when they are looked for, then each page of it is named', () => {
  const [left = ''] = views.slice(-1);
  const faults = faultsOf([OURS, ...views.filter((each) => each !== left)]);
  assert.ok(faults.some((each) => /reconsideration\.web\.ts names reopen\.njk, which is in no folder/u.test(each)));
});
