// Lint sees what it is there to see: a file that keeps the rules passes, and each planted fault is named by its rule.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, it } from 'node:test';
import { z } from 'zod';

const root = join(import.meta.dirname, '..');

const CLEAN = `export const later = (at: Date): Date => new Date(at.getTime() + 1);
export const first = (names: readonly string[]): string => names[0] ?? 'none';
`;

/** Each a file of its own, by the rule that it breaks. */
const PLANTED: Readonly<Record<string, string>> = {
  'evenhand(database-clock)': 'export const now = (): Date => new Date();\n',
  'typescript(no-explicit-any)': 'export const any = (value: any): boolean => value === 1;\n',
  'typescript(consistent-type-assertions)': 'export const text = (value: unknown): string => value as string;\n',
  'typescript(no-non-null-assertion)': 'export const first = (names: readonly string[]): string => names[0]!;\n',
  'typescript(no-floating-promises)':
    'const ask = (): Promise<void> => Promise.resolve();\nexport const asked = (): void => {\n  ask();\n};\n',
  'typescript(no-misused-promises)':
    'export const each = (names: readonly string[]): void => {\n  names.forEach(async (name) => {\n    await Promise.resolve(name);\n  });\n};\n',
  'typescript(no-unsafe-assignment)':
    "const read: unknown = JSON.parse('1');\nconst one = JSON.parse('1');\nexport { read, one };\n",
  'typescript(strict-boolean-expressions)':
    'export const isNamed = (name: string | null): boolean => (name ? true : false);\n',
  'typescript(switch-exhaustiveness-check)':
    "export const word = (state: 'yes' | 'no'): string => {\n  switch (state) {\n    case 'yes':\n      return 'Yes';\n  }\n  return 'No';\n};\n",
  'typescript(no-unnecessary-condition)': 'export const isThere = (name: string): boolean => name !== undefined;\n',
  'eslint(complexity)': `export const many = (n: number): number => {\n${Array.from({ length: 12 }, (_, i) => `  if (n === ${i}) return ${i + 1};`).join('\n')}\n  return 0;\n};\n`,
  'eslint(max-lines)': Array.from({ length: 401 }, (_, i) => `export const line${i} = ${i};`).join('\n'),
  'eslint(eqeqeq)': 'export const isNone = (value: string | null): boolean => value == null;\n',
  'eslint(no-unused-vars)': 'const kept = 1;\nconst lost = 2;\nexport { kept };\n',
};

const Report = z.object({ diagnostics: z.array(z.object({ filename: z.string(), code: z.string() })) });

// Outside the checkout, which ignores what is made in it.
const folder = mkdtempSync(join(tmpdir(), 'evenhand-lint-'));
after(() => {
  rmSync(folder, { recursive: true, force: true });
});

const fileOf = (rule: string): string => `${rule.replace(/\W/gu, '-')}.ts`;

/** The rules that each file breaks, by the linter of the checkout and its own settings. */
const breaks = await new Promise<ReadonlyMap<string, ReadonlySet<string>>>((resolve, reject) => {
  mkdirSync(join(folder, 'src'));
  for (const [rule, text] of Object.entries(PLANTED)) writeFileSync(join(folder, 'src', fileOf(rule)), text);
  writeFileSync(join(folder, 'src', 'clean.ts'), CLEAN);
  for (const name of ['.oxlintrc.json', 'tsconfig.json', 'scripts/lint'])
    cpSync(join(root, name), join(folder, name), { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  const command = join(root, 'node_modules', '.bin', 'oxlint');
  execFile(
    command,
    ['--format', 'json', 'src'],
    { cwd: folder, maxBuffer: 64 * 1024 * 1024 },
    (error, stdout, stderr) => {
      if (stdout === '') {
        reject(new Error(`The linter said nothing: ${stderr}`, { cause: error }));
        return;
      }
      const found = new Map<string, Set<string>>();
      for (const { filename, code } of Report.parse(JSON.parse(stdout)).diagnostics)
        found.set(basename(filename), (found.get(basename(filename)) ?? new Set()).add(code));
      resolve(found);
    },
  );
});

it('given a file that keeps the rules, when it is linted, then nothing is said', () => {
  assert.deepEqual(breaks.get('clean.ts'), undefined);
});

for (const rule of Object.keys(PLANTED))
  it(`given a file that breaks ${rule}, when it is linted, then that rule names it`, () => {
    assert.ok(
      breaks.get(fileOf(rule))?.has(rule) ?? false,
      `${fileOf(rule)}: ${[...(breaks.get(fileOf(rule)) ?? [])].join(', ')}`,
    );
  });
