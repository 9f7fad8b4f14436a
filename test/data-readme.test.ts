// Where what ships under data/ comes from, held against the files themselves.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';

const root = new URL('../', import.meta.url);
const readme = readFileSync(new URL('data/README.md', root), 'utf8');
const vintages = readFileSync(new URL('src/oversight/source/vintage.ts', root), 'utf8');
const files = globSync('data/**/*.*', { cwd: root })
  .filter((name) => name !== 'data/README.md')
  .toSorted();

const digest = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
const digestsIn = (text: string): readonly string[] => text.match(/\b[0-9a-f]{64}\b/gu) ?? [];

/** Digests of the files as they lie, and unpacked. */
const there = new Set(
  files.flatMap((name) => {
    const bytes = readFileSync(new URL(encodeURI(name), root));
    return name.endsWith('.gz') ? [digest(bytes), digest(gunzipSync(bytes))] : [digest(bytes)];
  }),
);

/** The files that no paragraph is headed by, nor names. */
const unnamed = (text: string): readonly string[] => {
  const headings = [...text.matchAll(/^## (.+)$/gmu)].map(([, heading = '']) => `data/${heading}`);
  return files.filter(
    (name) => !headings.some((heading) => name.startsWith(heading)) && !text.includes(name.split('/').at(-1) ?? name),
  );
};

test('given every file of data/, when data/README.md is read, then a paragraph says where it comes from', () => {
  assert.ok(files.length > 40);
  assert.deepEqual(unnamed(readme), [], 'each wants a paragraph in data/README.md');
});

test('given a paragraph that is not there, when data/README.md is read, then its files are named', () => {
  assert.ok(unnamed(readme.replace('## bbc/', '## elsewhere/')).includes('data/bbc/outcomes_by_force.csv'));
});

test('given a digest in data/README.md or of a known issue, when the files are read, then one of them has it', () => {
  assert.ok(digestsIn(readme).length >= 6);
  assert.deepEqual(
    [...digestsIn(readme), ...digestsIn(vintages)].filter((each) => !there.has(each)),
    [],
    'no file of data/ has this SHA-256: mend data/README.md and src/oversight/source/vintage.ts',
  );
});

test('given a digest in data/README.md, when its issue is looked up, then it is known, so that an import says which it is', () => {
  const known = digestsIn(vintages);
  assert.deepEqual(
    digestsIn(readme).filter((each) => !known.includes(each)),
    [],
  );
});
