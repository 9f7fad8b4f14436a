import { canonical } from '../../platform/ledger/index.ts';
import type { FieldFault, Form, FormBody } from '../../platform/web/index.ts';
import { ofText, rawLines, linesTyped, type Composed } from './rule-line-form.ts';

type Plain = Readonly<Record<string, unknown>>;

/** What a line of an example can be of, and how it is answered. Every example that ships is of one person at most. */
export const EXAMPLE_KINDS = {
  factor: { of: 'case', answered: 'one' },
  condition: { of: 'case', answered: 'one' },
  setting: { of: 'case', answered: 'one' },
  checks: { of: 'case', answered: 'one' },
  nation: { of: 'case', answered: 'one' },
  earlierReports: { of: 'case', answered: 'number' },
  age: { of: 'person', answered: 'number' },
  part: { of: 'person', answered: 'none' },
  by: { of: 'person', answered: 'one' },
  towards: { of: 'person', answered: 'one' },
  fact: { of: 'person', answered: 'one' },
  unidentified: { of: 'person', answered: 'none' },
} as const;
type ExampleKind = keyof typeof EXAMPLE_KINDS;
const KINDS = Object.keys(EXAMPLE_KINDS);
export const isExampleKind = (text: string): text is ExampleKind => KINDS.includes(text);

interface ExampleLine {
  readonly kind: ExampleKind;
  readonly id: string;
  /** The answer, or a number as it was typed. */
  readonly is: string;
}

const settled = (text: string): string | boolean => (text === 'true' || text === 'false' ? text === 'true' : text);

const named = (lines: readonly ExampleLine[], kind: ExampleKind): Plain =>
  Object.fromEntries(
    lines.filter((line) => line.kind === kind).map(({ id, is }) => [id, kind === 'setting' ? settled(is) : is]),
  );

const filled = (name: string, value: Plain): Plain => (Object.keys(value).length === 0 ? {} : { [name]: value });

const first = (lines: readonly ExampleLine[], kind: ExampleKind): string | undefined =>
  lines.find((line) => line.kind === kind)?.is;

const number = (text: string | undefined, name: string): Plain => (text === undefined ? {} : { [name]: Number(text) });

const personOf = (lines: readonly ExampleLine[]): Plain => ({
  ref: 'A',
  ...number(first(lines, 'age'), 'age'),
  identified: !lines.some(({ kind }) => kind === 'unidentified'),
  parts: lines.filter(({ kind }) => kind === 'part').map(({ id }) => id),
  ...filled('by', named(lines, 'by')),
  ...filled('towards', named(lines, 'towards')),
  ...filled('facts', named(lines, 'fact')),
});

/** The example that lines say: what no line says is not known in it. */
export const exampleIn = (lines: readonly ExampleLine[]): Plain => {
  const hasPerson = lines.some(({ kind }) => EXAMPLE_KINDS[kind].of === 'person');
  const [checks, nation] = [first(lines, 'checks'), first(lines, 'nation')];
  return {
    ...(hasPerson ? { people: [personOf(lines)] } : {}),
    ...filled('factors', named(lines, 'factor')),
    ...filled('conditions', named(lines, 'condition')),
    ...filled('settings', named(lines, 'setting')),
    ...(checks === undefined ? {} : { checks }),
    ...(nation === undefined ? {} : { nation }),
    ...number(first(lines, 'earlierReports'), 'earlierReports'),
  };
};

const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

const answers = (kind: ExampleKind, value: unknown): readonly ExampleLine[] =>
  Object.entries(isPlain(value) ? value : {}).map(([id, is]) => ({ kind, id, is: textOf(is) }));

const single = (kind: ExampleKind, value: unknown): readonly ExampleLine[] =>
  value === undefined ? [] : [{ kind, id: '', is: textOf(value) }];

const personLines = (person: unknown): readonly ExampleLine[] => {
  if (!isPlain(person)) return [];
  const parts: readonly unknown[] = Array.isArray(person['parts']) ? person['parts'] : [];
  return [
    ...single('age', person['age']),
    ...(person['identified'] === false ? single('unidentified', '') : []),
    ...parts.map((part): ExampleLine => ({ kind: 'part', id: textOf(part), is: '' })),
    ...answers('by', person['by']),
    ...answers('towards', person['towards']),
    ...answers('fact', person['facts']),
  ];
};

/** The lines of an example; nothing where lines would say another. */
export const exampleLines = (example: Plain): readonly ExampleLine[] | undefined => {
  const people: readonly unknown[] = Array.isArray(example['people']) ? example['people'] : [];
  const lines = [
    ...people.flatMap(personLines),
    ...answers('factor', example['factors']),
    ...answers('condition', example['conditions']),
    ...answers('setting', example['settings']),
    ...single('checks', example['checks']),
    ...single('nation', example['nation']),
    ...single('earlierReports', example['earlierReports']),
  ];
  // Read back to the letter, as a condition is: what is only looked at stays as it was.
  return lines.length > 0 && canonical(exampleIn(lines)) === canonical(example) ? lines : undefined;
};

export const exampleFields = (prefix: string, lines: readonly ExampleLine[]): Form['typed'] =>
  Object.fromEntries(
    lines.flatMap((line, place) => {
      const lead = `${prefix}-${place + 1}`;
      return [
        [`${lead}-who`, EXAMPLE_KINDS[line.kind].of],
        [`${lead}-of`, ofText(line)],
        [`${lead}-is`, line.is],
      ];
    }),
  );

const faultOf = ({ kind, is }: { readonly kind: string; readonly is: readonly string[] }): string | undefined => {
  if (!isExampleKind(kind)) return 'Choose what the line is about';
  const { answered } = EXAMPLE_KINDS[kind];
  if (answered === 'number') return /^\d{1,3}$/u.test(is[0] ?? '') ? undefined : 'Enter a whole number';
  return answered === 'one' && is.length !== 1 ? 'Choose one answer' : undefined;
};

/** The example that a form wrote, as JSON: of its lines, or of the box beside them where there are none. */
export const exampleTyped = ({ fields }: FormBody, prefix: string): Composed => {
  const raw = rawLines(fields, prefix);
  const box = fields[prefix];
  const text = typeof box === 'string' ? box : '';
  if (raw.length === 0) return { json: text };
  if (text.trim() !== '')
    return { faults: [{ field: prefix, text: 'There are lines, and text as JSON. Drop the lines, or empty the box' }] };
  const faults = raw.flatMap((line, place): readonly FieldFault[] => {
    const fault = faultOf(line);
    const at = `${prefix}-${linesTyped(fields, prefix)[place] ?? 1}-is`;
    return fault === undefined ? [] : [{ field: at, text: `Line ${place + 1}: ${fault}` }];
  });
  if (faults.length > 0) return { faults };
  const lines = raw.flatMap(({ kind, id, is }) => (isExampleKind(kind) ? [{ kind, id, is: is[0] ?? '' }] : []));
  return { json: JSON.stringify(exampleIn(lines)) };
};
