import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { after, it } from 'node:test';
import { promisify } from 'node:util';
import { z } from 'zod';
import { CLEAN, PLANTED, type Planted } from './planted.ts';

const root = join(import.meta.dirname, '..', '..');
const rules = join(root, '.dependency-cruiser.cjs');
const run = promisify(execFile);

const Report = z.object({
  summary: z.object({ violations: z.array(z.object({ from: z.string(), rule: z.object({ name: z.string() }) })) }),
});
const Rules = z.object({ forbidden: z.array(z.object({ name: z.string() })) });

// Inside the checkout, so that packages are found as they are from src.
mkdirSync(join(root, '.evenhand'), { recursive: true });
const makeTree = (planted: readonly Planted[]): string => {
  const folder = mkdtempSync(join(root, '.evenhand', 'architecture-'));
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const files = planted.map(({ file, imports }) => [file, `import '${imports}';`] as const);
  for (const [file, text] of [...Object.entries(CLEAN), ...files]) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), `${text}\nexport {};\n`);
  }
  copyFileSync(join(root, 'tsconfig.json'), join(folder, 'tsconfig.json'));
  return folder;
};

/** The rules that each file of a tree breaks. */
const breaksIn = async (planted: readonly Planted[]): Promise<ReadonlyMap<string, readonly string[]>> => {
  const command = join(root, 'node_modules', '.bin', 'depcruise');
  const options = { cwd: makeTree(planted), maxBuffer: 64 * 1024 * 1024 };
  const { stdout } = await run(command, ['src', '--config', rules, '--output-type', 'json'], options);
  const found = new Map<string, string[]>();
  for (const { from, rule } of Report.parse(JSON.parse(stdout)).summary.violations) {
    found.set(from, [...new Set([...(found.get(from) ?? []), rule.name])].toSorted());
  }
  return found;
};

const [clean, faulty] = await Promise.all([breaksIn([]), breaksIn(PLANTED)]);

it('given a tree that keeps the rules, when it is checked, then no rule is broken', () => {
  assert.deepEqual([...clean], []);
});

it('given every rule there is, when the planted imports are counted, then each rule has one that breaks it', () => {
  const known = Rules.parse(createRequire(import.meta.url)(rules)).forbidden.map(({ name }) => name);
  assert.deepEqual(new Set(PLANTED.flatMap(({ breaks }) => breaks)), new Set(known));
});

for (const { file, imports, breaks } of PLANTED) {
  it(`given ${file} that imports ${imports}, when it is checked, then exactly ${breaks.join(' and ') || 'nothing more'} fires`, () => {
    assert.deepEqual(faulty.get(file) ?? [], breaks.toSorted());
  });
}
