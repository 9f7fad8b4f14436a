import { z } from 'zod';
import { ok, refused, type Result } from '../../platform/access/index.ts';
import type { FieldFault, Form } from '../../platform/web/index.ts';
import type { PolicyFiles, Rule } from '../../policy/index.ts';
import type { DraftFault } from './draft.ts';

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
  when: json('Write when the rule holds'),
  effect: json('Write what the rule gives'),
  fires: json('Write an example in which the rule holds'),
  fails: json('Write an example in which it does not'),
});
type RuleForm = z.infer<typeof RuleForm>;

export const RULE_KINDS = { review: 'date', from: 'date', until: 'date' } as const;

/** Written as the grammar has them: a person reads them, and a slip in them is told at its place. */
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
  ...{ when: shown(rule.when), effect: shown(rule.effect) },
  ...{ fires: shown(rule.examples.fires), fails: shown(rule.examples.fails) },
});

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
  if ([...FIELDS, 'when', 'effect'].includes(first)) return first;
  if (says.includes('no source')) return 'source';
  return /no (?:outcome|duty|period)|role|rank/u.test(says) ? 'effect' : 'when';
};

/** What is wrong with a draft, each at its field where it is about this rule, and said of the page where it is not. */
export const ruleFaults = (files: PolicyFiles, id: string, faults: readonly DraftFault[]): readonly FieldFault[] => {
  const found = files.rules.findIndex((rule) => rule.id === id);
  const index = String(found < 0 ? files.rules.length : found);
  return faults.map(({ file, at, says, nearest }) => {
    const near = nearest.length === 0 ? '' : ` (nearest: ${nearest.join(', ')})`;
    const [first = '', ...rest] = at.split('.');
    const isOfIt = file === 'rules' && (first === index || at === id || at.endsWith(`] ${id}`));
    const place = rest.join('.');
    if (!isOfIt) return { field: 'main-content', text: `${file}${at === '' ? '' : ` ${at}`}: ${says}${near}` };
    const field = fieldOf(first === index ? place : '', says);
    const inside = place.split('.').slice(1).join('.');
    return { field, text: `${inside === '' ? '' : `At ${inside}: `}${says}${near}` };
  });
};
