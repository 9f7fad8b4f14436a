// npm run build: the engine as one ES module that any page or program can load, with its types.
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build as bundle, type Plugin } from 'esbuild';

const root = join(import.meta.dirname, '..');
const ENTRY = join(root, 'src', 'policy', 'index.ts');

/** Where Zod writes code of its own to be quicker, and what stands there instead: a page that is strict refuses it. */
const GENERATED: readonly { readonly file: RegExp; readonly written: string; readonly instead: string }[] = [
  {
    file: /zod\/v4\/core\/util\.js$/u,
    written: 'const F = Function;\n        new F("");\n        return true;',
    instead: 'return false;',
  },
  {
    file: /zod\/v4\/core\/doc\.js$/u,
    written: 'const F = Function;',
    instead: 'const F = class { constructor() { throw new Error("no code is generated"); } };',
  },
];

/** A new version of Zod may write it otherwise: then the build stops rather than ship what a strict page refuses. */
const replaced = (path: string, text: string): string => {
  const found = GENERATED.filter(({ file }) => file.test(path));
  return found.reduce((left, { written, instead }) => {
    if (!left.includes(written)) throw new Error(`${path}: the generated code to leave out was not found`);
    return left.replace(written, instead);
  }, text);
};

const withoutGeneratedCode: Plugin = {
  name: 'without-generated-code',
  setup(build) {
    build.onLoad({ filter: /zod\/v4\/core\/(util|doc)\.js$/ }, async ({ path }) => ({
      contents: replaced(path, await readFile(path, 'utf8')),
    }));
  },
};

/** As a namespace, so that what the guidance does not ask of Zod (its fifty languages) is left out. */
const onlyWhatIsUsed: Plugin = {
  name: 'only-what-is-used',
  setup(build) {
    build.onLoad({ filter: /src\/policy\/[^/]+\.ts$/ }, async ({ path }) => ({
      loader: 'ts',
      contents: (await readFile(path, 'utf8')).replace("import { z } from 'zod'", "import * as z from 'zod'"),
    }));
  },
};

/** What a page refuses that runs only the scripts it was given. */
const GENERATING = /\beval\s*\(|\bnew Function\b|\bFunction\s*\(|=\s*Function\b/u;

/** Writes the module. Nothing of the machine can be in it: an import of node: does not resolve. */
export const buildModule = async (folder: string, entry = ENTRY): Promise<string> => {
  const outfile = join(folder, 'evenhand-policy.mjs');
  await bundle({
    entryPoints: [entry],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    target: 'es2024',
    legalComments: 'inline',
    logLevel: 'silent',
    plugins: [withoutGeneratedCode, onlyWhatIsUsed],
  });
  const found = GENERATING.exec(readFileSync(outfile, 'utf8'));
  if (found !== null) throw new Error(`${outfile}: it would generate code as it runs: ${found[0]}`);
  return outfile;
};

const TSC = join(root, 'node_modules', 'typescript7', 'bin', 'tsc');

/** What the compiler says of a project, empty where it has nothing to say: the native one, a tenth of the time of the other. */
export const compilerSays = (project: string): string =>
  spawnSync(process.execPath, [TSC, '-p', project, '--checkers', '1', '--pretty', 'false'], { encoding: 'utf8' })
    .stdout;

/** Writes a declaration beside each file of the engine, with `types/index.d.ts` the way in. */
export const buildTypes = (folder: string): void => {
  const project = join(folder, 'types.tsconfig.json');
  const compilerOptions = {
    // The engine knows no machine, and so no types of one.
    ...{ types: [], noEmit: false, declaration: true, emitDeclarationOnly: true },
    ...{ rootDir: join(root, 'src', 'policy'), outDir: join(folder, 'types') },
  };
  const content = { extends: join(root, 'tsconfig.json'), compilerOptions, files: [ENTRY], include: [] };
  writeFileSync(project, JSON.stringify(content));
  const said = compilerSays(project);
  rmSync(project);
  if (said !== '') throw new Error(said);
};

if (import.meta.main) {
  const folder = join(root, 'dist');
  const file = await buildModule(folder);
  buildTypes(folder);
  process.stdout.write(`${file}: ${Math.round(readFileSync(file).length / 1024)} kB, types in dist/types\n`);
}
