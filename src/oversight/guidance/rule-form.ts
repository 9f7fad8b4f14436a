import { z } from 'zod';
import { ok, refused, type Result } from '../../platform/access/index.ts';
import type { FieldFault, Form, FormBody } from '../../platform/web/index.ts';
import type { PolicyFiles, Rule } from '../../policy/index.ts';
import type { DraftFault } from './draft.ts';
import { effectFields, effectTyped } from './rule-effect.ts';
import { EXAMPLE_KINDS, exampleFields, exampleLines, exampleTyped, isExampleKind } from './rule-example.ts';
import { changedLines, conditionTyped, isKind, lineFields, type Changed } from './rule-line-form.ts';
import { LINE_KINDS, linesOf } from './rule-line.ts';

const line = (say: string) => z.string(say).trim().min(1, say).max(400);
const json = (say: string) => z.string(say).min(1, say).max(20_000);

/** A rule as it is written in a form: its words in fields of their own, what it turns on as the grammar has it. */
export const RuleForm = z.strictObject({
  revision: z.coerce.number().int().min(1),
  id: z
    .string('Enter a name for the rule')
    .trim()
    .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'Use small letters, figures and hyphens, such as full-investigation-coercion')
    .max(120),
  says: z.string('Write the rule as one plain sentence').trim().min(10, 'Write a whole sentence').max(600),
  source: line('Enter the source that the rule rests on, by its name in this draft, such as S1'),
  paragraph: line('Enter the paragraph of the source, in its own words'),
  confidence: line('Choose how sure the source is'),
  reading: z.string().trim().max(600).exactOptional(),
  owner: line('Enter who answers for the rule, such as policy-owner'),
  review: z.iso.date('Enter the day by which somebody has to read it again'),
  from: z.iso.date('Enter the first day on which it holds'),
  until: z.iso.date().exactOptional(),
  about: line('Choose what the rule is about'),
  when: json('Say when the rule holds: add a line, or write it as JSON'),
  effect: json('Choose what the rule gives'),
  fires: json('Give an example in which the rule holds: add a line, or write it as JSON'),
  fails: json('Give an example in which it does not hold: add a line, or write it as JSON'),
});
type RuleForm = z.infer<typeof RuleForm>;

export const RULE_KINDS = {
  review: { date: 'The day by which somebody reads it again' },
  from: { date: 'The day that it holds from' },
  until: { date: 'The day that it holds until' },
} as const;

/** The parts of a rule that come out of lines, fields or a box as JSON. */
const WRITTEN = ['when', 'effect', 'fires', 'fails'] as const;

const dated = (name: string, day: string | null): Form['typed'] => {
  const [year = '', month = '', dayOfMonth = ''] = (day ?? '').split('-');
  const part = (text: string): string => (text === '' ? '' : String(Number(text)));
  return { [`${name}-day`]: part(dayOfMonth), [`${name}-month`]: part(month), [`${name}-year`]: year };
};

const shown = (value: unknown): string => JSON.stringify(value, null, 2);

export const ruleTyped = (rule: Rule): Form['typed'] => ({
  ...{ id: rule.id, says: rule.says, source: rule.source, paragraph: rule.paragraph, confidence: rule.confidence },
  ...{ reading: rule.reading ?? '', owner: rule.owner, about: rule.about },
  ...dated('review', rule.review),
  ...dated('from', rule.from),
  ...dated('until', rule.until),
  ...conditionFields(rule.when),
  ...effectFields(rule.effect),
  ...exampleOf('fires', rule.examples.fires),
  ...exampleOf('fails', rule.examples.fails),
});

/** In lines; or in the box, where lines cannot say it. */
const conditionFields = (when: Rule['when']): Form['typed'] => {
  const written = linesOf(when);
  return written === undefined ? { when: shown(when) } : lineFields('when', written);
};

const exampleOf = (prefix: 'fires' | 'fails', example: Rule['examples']['fires']): Form['typed'] => {
  const lines = exampleLines(example);
  return lines === undefined ? { [prefix]: shown(example) } : exampleFields(prefix, lines);
};

const askedOf = (prefix: string, kind: string): string | undefined => {
  if (prefix !== 'when') return isExampleKind(kind) ? EXAMPLE_KINDS[kind].of : undefined;
  return isKind(kind) ? LINE_KINDS[kind].of : undefined;
};

/** What a button beside lines does to the form; nothing where the rule is to be saved. */
export const ruleLines = (form: FormBody): Changed | undefined => changedLines(form, askedOf);

/** The form as the schema has it: its lines and fields put together, each part as JSON. What of them is wrong is told beside. */
export const composedRule = (form: FormBody): { readonly body: FormBody; readonly faults: readonly FieldFault[] } => {
  const parts = [
    ['when', conditionTyped(form, 'when')],
    ['effect', effectTyped(form)],
    ['fires', exampleTyped(form, 'fires')],
    ['fails', exampleTyped(form, 'fails')],
  ] as const;
  const names = [...Object.keys(RuleForm.shape), ...['review', 'from', 'until'].flatMap(dayInputs)];
  const kept = Object.entries(form.fields).filter(([name]) => names.includes(name));
  // What is wrong in a part is told where it is; that nothing came of it is not told again.
  const json = parts.map(([name, part]) => [name, 'json' in part ? part.json : '{}'] as const);
  return {
    body: { ...form, fields: { ...Object.fromEntries(kept), ...Object.fromEntries(json) } },
    faults: parts.flatMap(([, part]) => ('faults' in part ? part.faults : [])),
  };
};

/** A summary leads down the page: what lines and lists say wrong stands where they stand. */
export const inPageOrder = (faults: readonly FieldFault[]): readonly FieldFault[] => {
  const names = Object.keys(RuleForm.shape);
  const place = ({ field }: FieldFault): number => {
    const [part = ''] = field.split('-');
    return names.indexOf(names.includes(part) ? part : 'effect');
  };
  return faults.toSorted((a, b) => place(a) - place(b));
};

const dayInputs = (name: string): readonly string[] => [`${name}-day`, `${name}-month`, `${name}-year`];

const read = (field: (typeof WRITTEN)[number], text: string): Result<unknown, FieldFault> => {
  try {
    return ok(JSON.parse(text));
  } catch (error) {
    // The parser names the line and the column: kept, since that is where it is put right.
    return refused({ field, text: `This cannot be read: ${error instanceof Error ? error.message : 'no JSON'}` });
  }
};

/** The rule that a form wrote, or what of it cannot be read. Whether it holds together is asked with the whole draft. */
export const ruleIn = (form: RuleForm): Result<Readonly<Record<string, unknown>>, readonly FieldFault[]> => {
  const { id, says, source, paragraph, confidence, owner, review, from, about } = form;
  const { when, effect, fires, fails, reading, until } = form;
  const parts = { when, effect, fires, fails };
  const all = WRITTEN.map((field) => [field, read(field, parts[field])] as const);
  const faults = all.flatMap(([, part]) => (part.ok ? [] : [part.refusal]));
  if (faults.length > 0) return refused(faults);
  const value = Object.fromEntries(all.map(([field, part]) => [field, part.ok ? part.value : undefined]));
  return ok({
    ...{ id, says, source, paragraph, confidence, owner, review, from, about },
    ...(reading === undefined ? {} : { reading }),
    until: until ?? null,
    when: value['when'],
    effect: value['effect'],
    examples: { fires: value['fires'], fails: value['fails'] },
  });
};

const FIELDS = [
  'id',
  'says',
  'source',
  'paragraph',
  'confidence',
  'reading',
  'owner',
  'review',
  'from',
  'until',
  'about',
];

/** The field of the form that a fault of the draft is about, by its place or by what it misses. */
const fieldOf = (place: string, says: string): string => {
  const [first = '', second] = place.split('.');
  if (first === 'examples') return second === 'fails' ? 'fails' : 'fires';
  if (first === 'effect') return 'gives';
  if ([...FIELDS, 'when'].includes(first)) return first;
  if (says.includes('no source')) return 'source';
  return /no (?:outcome|duty|period)|role|rank/u.test(says) ? 'gives' : 'when';
};

/** Where in the rule a fault of the draft lies, by what names it: its number, or its number and its id. */
const placeIn = (at: string, index: string, id: string): string | undefined => {
  const [, , named, inside = ''] = /^\[(\d+)\] (\S+)(?: (.*))?$/u.exec(at) ?? [];
  if (at === id || named === id) return inside;
  const [first, ...rest] = at.split('.');
  return first === index ? rest.join('.') : undefined;
};

/** What is wrong with a draft, each at its field where it is about this rule, and said of the page where it is not. */
export const ruleFaults = (files: PolicyFiles, id: string, faults: readonly DraftFault[]): readonly FieldFault[] => {
  const found = files.rules.findIndex((rule) => rule.id === id);
  const index = String(found < 0 ? files.rules.length : found);
  return faults.map(({ file, at, says, nearest }) => {
    const near = nearest.length === 0 ? '' : ` (nearest: ${nearest.join(', ')})`;
    const place = file === 'rules' ? placeIn(at, index, id) : undefined;
    if (place === undefined)
      return { field: 'main-content', text: `${file}${at === '' ? '' : ` ${at}`}: ${says}${near}` };
    const inside = place.split('.').slice(1).join('.');
    return { field: fieldOf(place, says), text: `${inside === '' ? '' : `At ${inside}: `}${says}${near}` };
  });
};
