// The habits of design, section 14, measured over the program's own files: sizes, comments, and ways round the types.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const root = join(import.meta.dirname, '..');

interface Measured {
  readonly name: string;
  readonly lines: number;
}

interface Sizes {
  readonly files: readonly Measured[];
  readonly functions: readonly Measured[];
  /** Lines of comments, docstrings of what others may use apart, against all lines that are not blank. */
  readonly comments: number;
  readonly docstrings: number;
  readonly written: number;
  readonly waysRound: readonly string[];
}

const lineOf = (file: ts.SourceFile, position: number): number => file.getLineAndCharacterOfPosition(position).line;

/** A function's own lines: from its first to its last, without its docstring. */
const functionsIn = (file: ts.SourceFile): readonly Measured[] => {
  const found: Measured[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body !== undefined) {
      const [from, to] = [lineOf(file, node.getStart(file)), lineOf(file, node.getEnd())];
      found.push({ name: `${file.fileName}:${from + 1}`, lines: to - from + 1 });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
};

const isConst = (type: ts.TypeNode): boolean => ts.isTypeReferenceNode(type) && type.typeName.getText() === 'const';

const wayRound = (node: ts.Node): string | undefined => {
  if (node.kind === ts.SyntaxKind.AnyKeyword) return 'any';
  if (ts.isAsExpression(node) && !isConst(node.type)) return 'as';
  if (ts.isTypeAssertionExpression(node)) return 'as';
  return ts.isNonNullExpression(node) ? '!' : undefined;
};

const waysRoundIn = (file: ts.SourceFile): readonly string[] => {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const way = wayRound(node);
    if (way !== undefined) found.push(`${file.fileName}:${lineOf(file, node.getStart(file)) + 1} ${way}`);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
};

const isExported = (node: ts.Node): boolean => {
  const exports = ts.canHaveModifiers(node)
    ? ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
    : false;
  return exports === true || (!ts.isSourceFile(node) && isExported(node.parent));
};

/**
 * Lines of comments and of docstrings: a comment counts for each line that it begins, ends or fills. A docstring is what an
 * editor shows to who uses a thing from another file; the same form above something private is a comment to its reader.
 */
const commentsIn = (file: ts.SourceFile): { readonly comments: number; readonly docstrings: number } => {
  const seen = new Map<number, { readonly end: number; readonly doc: boolean }>();
  const visit = (node: ts.Node): void => {
    for (const range of ts.getLeadingCommentRanges(file.text, node.getFullStart()) ?? []) {
      const isDoc = file.text.startsWith('/**', range.pos) && isExported(node);
      seen.set(range.pos, { end: range.end, doc: isDoc || seen.get(range.pos)?.doc === true });
    }
    for (const child of node.getChildren(file)) visit(child);
  };
  visit(file);
  const count = (doc: boolean): number =>
    [...seen]
      .filter(([, range]) => range.doc === doc)
      .reduce((sum, [from, { end }]) => sum + lineOf(file, end) - lineOf(file, from) + 1, 0);
  return { comments: count(false), docstrings: count(true) };
};

const parse = (name: string, text: string): ts.SourceFile =>
  ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS);

type Sources = readonly (readonly [name: string, text: string])[];

/** Measures files given by name and text; templates only by their lines. */
export const measure = (sources: Sources, templates: Sources = []): Sizes => {
  const files = sources.map(([name, text]) => parse(name, text));
  const comments = files.map(commentsIn);
  return {
    files: [...sources, ...templates].map(([name, text]) => ({ name, lines: text.trimEnd().split('\n').length })),
    functions: files.flatMap(functionsIn),
    comments: comments.reduce((sum, one) => sum + one.comments, 0),
    docstrings: comments.reduce((sum, one) => sum + one.docstrings, 0),
    written: files.reduce((sum, file) => sum + file.text.split('\n').filter((line) => line.trim() !== '').length, 0),
    waysRound: files.flatMap(waysRoundIn),
  };
};

/** By nearest rank: the smallest figure that this share does not exceed. */
const quantile = (measured: readonly Measured[], share: number): number => {
  const sorted = measured.map(({ lines }) => lines).toSorted((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
};

interface Habit {
  readonly name: string;
  readonly figure: number;
  readonly wanted: string;
  readonly kept: boolean;
}

const most = (name: string, figure: number, limit: number): Habit => ({
  name,
  figure,
  wanted: `≤ ${limit}`,
  kept: figure <= limit,
});

/** Each habit with its figure. */
export const habitsOf = (sizes: Sizes): readonly Habit[] => {
  const percent = (lines: number): number => Math.round((1000 * lines) / Math.max(1, sizes.written)) / 10;
  const comments = percent(sizes.comments);
  return [
    most('file lines, median', quantile(sizes.files, 0.5), 60),
    most('file lines, 90 %', quantile(sizes.files, 0.9), 200),
    most('file lines, most', quantile(sizes.files, 1), 400),
    most('function lines, median', quantile(sizes.functions, 0.5), 8),
    most('function lines, most', quantile(sizes.functions, 1), 60),
    { name: 'comments beside docstrings, %', figure: comments, wanted: '3 to 8', kept: comments >= 3 && comments <= 8 },
    { name: 'docstrings, %', figure: percent(sizes.docstrings), wanted: 'stated', kept: true },
    most('ways round the types', sizes.waysRound.length, 0),
  ];
};

/** Missed as the program grew, and said so at every run; what no file or function may do fails it. */
const AIMS: readonly string[] = ['file lines, median', 'comments beside docstrings, %'];

const largest = (measured: readonly Measured[], limit: number): readonly string[] =>
  measured.filter(({ lines }) => lines > limit).map(({ name, lines }) => `${name} has ${lines} lines`);

const main = (): void => {
  const named = (pattern: string): Sources =>
    globSync(pattern, { cwd: root })
      .filter((name) => !/\.(?:test|make)\.ts$/.test(name))
      .toSorted()
      .map((name) => [name, readFileSync(join(root, name), 'utf8')]);
  const sizes = measure(named('src/**/*.ts'), named('src/**/*.njk'));
  const habits = habitsOf(sizes);
  for (const { name, figure, wanted, kept } of habits) {
    process.stdout.write(`${kept ? '  ' : '✗ '}${name.padEnd(32)}${String(figure).padStart(7)}   ${wanted}\n`);
  }
  process.stdout.write(`  over ${sizes.files.length} files, ${sizes.functions.length} functions\n`);
  if (habits.every(({ name, kept }) => kept || AIMS.includes(name))) return;
  const guilty = [...sizes.waysRound, ...largest(sizes.functions, 60), ...largest(sizes.files, 400)];
  process.stdout.write(guilty.map((line) => `  ${line}\n`).join(''));
  process.exitCode = 1;
};

if (import.meta.main) main();
