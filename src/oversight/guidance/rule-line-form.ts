import { z } from 'zod';
import type { FieldFault, Form, FormBody } from '../../platform/web/index.ts';
import { conditionIn, LINE_KINDS, WHO, type Line, type LineKind, type Written } from './rule-line.ts';

type Typed = Form['typed'];

/** As many lines as a form takes: what needs more is not said in one sentence either. */
const MOST_LINES = 20;

const KINDS = Object.keys(LINE_KINDS);
export const isKind = (text: string): text is LineKind => KINDS.includes(text);
const many = z.array(z.string().max(120)).max(60);
const years = z
  .string()
  .trim()
  .regex(/^\d{1,3}$/, 'Enter a whole number, or leave it empty')
  .transform(Number)
  .optional();

/** One line as a form sends it. */
const LineForm = z
  .strictObject({
    who: z.enum(WHO, 'Choose of whom the line is'),
    kind: z.string().refine(isKind, 'Choose what the line is about'),
    id: z.string().max(120),
    not: z.boolean(),
    is: many,
    ids: many,
    from: years,
    below: years,
  })
  .superRefine((line, context) => {
    const fault = (field: string, message: string) => {
      context.addIssue({ code: 'custom', path: [field], message });
    };
    const asks: readonly string[] = isKind(line.kind) ? LINE_KINDS[line.kind].asks : [];
    if (asks.includes('ids') && line.ids.length === 0) fault('ids', 'Tick at least one of the factors');
    if (asks.includes('is') && line.is.length === 0) fault('is', 'Tick at least one answer');
    if (asks.includes('span') && line.from === undefined && line.below === undefined)
      fault('from', 'Enter from which number on, below which number, or both');
  });

const one = (typed: Typed, name: string): string => {
  const value = typed[name];
  return typeof value === 'string' ? value : (value?.[0] ?? '');
};
const all = (typed: Typed, name: string): readonly string[] => {
  const value = typed[name] ?? [];
  return typeof value === 'string' ? [value] : value;
};

/** What a line is of, as one value of a list: its kind, and which of that kind. */
export const ofText = ({ kind, id }: { readonly kind: string; readonly id: string }): string =>
  id === '' ? kind : `${kind}:${id}`;

/** Not read by what it should be yet: `who`, and what it is of, may be anything. */
const rawLine = (typed: Typed, lead: string) => {
  const [kind = '', id = ''] = one(typed, `${lead}-of`).split(':');
  const [from, below] = [one(typed, `${lead}-from`), one(typed, `${lead}-below`)];
  return {
    ...{ who: one(typed, `${lead}-who`), kind, id, not: one(typed, `${lead}-not`) === 'yes' },
    ...{ is: all(typed, `${lead}-is`), ids: all(typed, `${lead}-ids`) },
    ...(from === '' ? {} : { from }),
    ...(below === '' ? {} : { below }),
  };
};

/** The numbers of the lines that a form holds, in their order. */
export const linesTyped = (typed: Typed, prefix: string): readonly number[] =>
  Array.from({ length: MOST_LINES }, (_, place) => place + 1).filter(
    (number) => one(typed, `${prefix}-${number}-of`) !== '',
  );

export const rawLines = (typed: Typed, prefix: string) =>
  linesTyped(typed, prefix).map((number) => rawLine(typed, `${prefix}-${number}`));

/** How lines stand in the fields of a form. */
export const lineFields = (prefix: string, { join, lines }: Written): Typed =>
  Object.fromEntries<string | readonly string[]>([
    [`${prefix}-join`, join],
    ...lines.flatMap((line, place) => {
      const lead = `${prefix}-${place + 1}`;
      return [
        [`${lead}-who`, line.who],
        [`${lead}-of`, ofText(line)],
        [`${lead}-not`, line.not ? 'yes' : ''],
        [`${lead}-is`, line.is],
        [`${lead}-ids`, line.ids],
        [`${lead}-from`, line.from === undefined ? '' : String(line.from)],
        [`${lead}-below`, line.below === undefined ? '' : String(line.below)],
      ] as const;
    }),
  ]);

export type Composed = { readonly json: string } | { readonly faults: readonly FieldFault[] };

const bothFault = (field: string): FieldFault => ({
  field,
  text: 'There are lines, and text as JSON. Drop the lines, or empty the box: one of the two is taken',
});

/** The condition that a form wrote, as JSON: of its lines, or of the box beside them where there are none. */
export const conditionTyped = ({ fields }: FormBody, prefix: string): Composed => {
  const raw = rawLines(fields, prefix);
  const box = one(fields, prefix);
  if (raw.length === 0) return { json: box };
  if (box.trim() !== '') return { faults: [bothFault(prefix)] };
  const read = raw.map((line) => LineForm.safeParse(line));
  const faults = read.flatMap(({ error }, place) =>
    (error?.issues ?? []).map(({ path, message }): FieldFault => {
      const field = `${prefix}-${linesTyped(fields, prefix)[place] ?? 1}-${String(path[0] ?? 'is')}`;
      return { field, text: `Line ${place + 1}: ${message}` };
    }),
  );
  if (faults.length > 0) return { faults };
  const lines = read.flatMap(({ data }): readonly Line[] => (data === undefined ? [] : [data]));
  const said = conditionIn({ join: one(fields, `${prefix}-join`) === 'any' ? 'any' : 'all', lines });
  return said.ok
    ? { json: JSON.stringify(said.value) }
    : {
        faults: [{ field: prefix, text: `Line ${said.refusal + 1} goes on about a person, and none stands before it` }],
      };
};

const PLACE = /^(.*?)-(\d{1,2})-(\w+)$/u;

/** The fields without one line; whatever went on about its person is of that person itself from then on. */
const dropped = (typed: Typed, prefix: string, number: number): Typed => {
  const who = one(typed, `${prefix}-${number}-who`);
  const next = linesTyped(typed, prefix).find((each) => each > number);
  const follows = next !== undefined && one(typed, `${prefix}-${next}-who`) === 'same';
  const kept = Object.entries({ ...typed, ...(follows ? { [`${prefix}-${next}-who`]: who } : {}) });
  // Counted anew, so that however often a line comes and goes there is a number for the next.
  const moved = kept.flatMap(([name, value]) => {
    const [, lead, place = '', field = ''] = PLACE.exec(name) ?? [];
    if (lead !== prefix || Number(place) < number) return [[name, value] as const];
    return Number(place) === number ? [] : [[`${prefix}-${Number(place) - 1}-${field}`, value] as const];
  });
  return Object.fromEntries(moved);
};

const fitFault = (of: string | undefined, who: string, isFirst: boolean): string | undefined => {
  if (of === undefined) return 'Choose what the line is about';
  if (who === 'same' && isFirst) return 'No person stands before this line. Choose of whom it is';
  if (of === 'case' && who !== 'case') return 'This is asked of the case. Choose “The case”';
  return of === 'person' && (who === '' || who === 'case') ? 'This is asked of a person. Choose of whom' : undefined;
};

export interface Changed {
  readonly typed: Typed;
  readonly faults: readonly FieldFault[];
}

/** Whether what a line is of is asked of the case or of a person, in a condition or in an example. */
type AskedOf = (prefix: string, kind: string) => string | undefined;

const added = (typed: Typed, prefix: string, askedOf: AskedOf): Changed => {
  const [who, of] = [one(typed, `${prefix}-add-who`), one(typed, `${prefix}-add-of`)];
  const numbers = linesTyped(typed, prefix);
  const last = numbers.at(-1);
  const isFirst = last === undefined || one(typed, `${prefix}-${last}-who`) === 'case';
  const fault = fitFault(askedOf(prefix, of.split(':')[0] ?? ''), who, isFirst);
  const free = Math.max(0, ...numbers) + 1;
  if (fault !== undefined) return { typed, faults: [{ field: `${prefix}-add-of`, text: fault }] };
  if (free > MOST_LINES)
    return { typed, faults: [{ field: `${prefix}-add-of`, text: 'There are 20 lines already: write it as JSON' }] };
  const line = { [`${prefix}-${free}-who`]: who, [`${prefix}-${free}-of`]: of };
  return { typed: { ...typed, ...line, [`${prefix}-add-who`]: '', [`${prefix}-add-of`]: '' }, faults: [] };
};

/** What a button beside the lines does to the form: another line, or one fewer. Nothing where another button was used. */
export const changedLines = ({ fields }: FormBody, askedOf: AskedOf): Changed | undefined => {
  const [act, prefix = '', number] = one(fields, 'do').split(':');
  if (act === 'add') return added(fields, prefix, askedOf);
  return act === 'drop' ? { typed: dropped(fields, prefix, Number(number)), faults: [] } : undefined;
};
