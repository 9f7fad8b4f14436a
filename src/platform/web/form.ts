import { z } from 'zod';
import { firstInput, readField, type Kind } from './field.ts';
import { NO_IMAGES } from './problem.ts';
import { questionOf } from './question.ts';

export type Typed = Readonly<Record<string, string | readonly string[]>>;

/** What a form sent, with every field that held imagery already taken out and named. */
export interface FormBody {
  readonly fields: Typed;
  readonly withheld: readonly string[];
  /** Fields that hold a link, a hash or encoded text: refused, and shown again as they were typed, so that no words are lost. */
  readonly pointing?: readonly FieldFault[];
}

/** A form as its page shows it again: what was typed, and what is wrong where. */
export interface Form {
  readonly typed: Typed;
  readonly errors: Readonly<Record<string, { readonly text: string }>>;
  readonly summary: readonly { readonly text: string; readonly href: string }[];
  /** The input of a field that its error is about, where a field has several. */
  readonly places: Readonly<Record<string, string>>;
  /** Moments that fell in the hour that comes twice: their page asks which. */
  readonly repeated: readonly string[];
  /** Refused because something changed after the page was opened: its page says what. */
  readonly isOutdated?: true;
}

export interface FieldFault {
  readonly field: string;
  readonly text: string;
  /** Where the error summary leads; the field itself unless said. */
  readonly at?: string;
}

export type FormResult<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly form: Form };

/** The form without the inputs of these fields: what the answer chosen hides on the page is not asked, so it is not read. */
export const unasked = (body: FormBody, fields: readonly string[]): FormBody => ({
  ...body,
  // What is not asked is not kept: nobody is held up by it.
  pointing: (body.pointing ?? []).filter(({ field }) => !fields.includes(field)),
  fields: Object.fromEntries(
    Object.entries(body.fields).filter(
      ([name]) => !fields.some((field) => name === field || name.startsWith(`${field}-`)),
    ),
  ),
});

/** A form without errors: empty, or with what is already known. */
export const freshForm = (typed: Typed = {}): Form => ({ typed, errors: {}, summary: [], places: {}, repeated: [] });

/** The form as typed, with these faults; the first of a field is the one that is shown. */
export const faultyForm = (body: FormBody, faults: readonly FieldFault[], repeated: readonly string[] = []): Form => {
  // One error a field, as the error summary wants it.
  const firsts = faults.filter((fault, i) => faults.findIndex(({ field }) => field === fault.field) === i);
  return {
    typed: body.fields,
    errors: Object.fromEntries(firsts.map(({ field, text }) => [field, { text }])),
    summary: firsts.map(({ field, text, at }) => ({ text, href: `#${at ?? field}` })),
    places: Object.fromEntries(firsts.map(({ field, at }) => [field, at ?? field])),
    repeated,
  };
};

const OWN_WORDS = /^(?:words|why|how|what|by|on|reason)(?:[^a-z]|$)/u;

/** A field by its name, so that two faults of one page are told apart; what has no name of its own is what was written. */
const calledOf = (field: string): string => (OWN_WORDS.test(field) ? 'What you wrote' : questionOf(field));

/** Also where a field has words of its own: *enter it* says nothing to somebody who entered too much. */
const tooLong = (issue: z.core.$ZodIssue, field: string): string | undefined =>
  issue.code === 'too_big' && issue.origin === 'string'
    ? `${calledOf(field)} must be ${issue.maximum} characters or fewer`
    : undefined;

const sentence = (issue: z.core.$ZodRawIssue): string => {
  if (issue.code === 'invalid_value' || issue.code === 'invalid_union') return 'Choose one of the answers';
  if (issue.code === 'unrecognized_keys') return 'Something was sent that this page does not ask. Open the page again';
  return issue.input === undefined ? 'Enter or choose an answer' : 'Check this answer';
};

/** In the order of the schema, which is the order of the page. */
const inOrder = (schema: z.ZodType, faults: readonly FieldFault[]): readonly FieldFault[] => {
  const names = schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
  const place = ({ field }: FieldFault): number => {
    // The time of a moment stands with its day.
    const of = names.includes(field) ? field : field.replace(/-time$/u, '');
    return names.includes(of) ? names.indexOf(of) : names.length;
  };
  return faults.toSorted((a, b) => place(a) - place(b));
};

/** Fields that a page carries and nobody types: a fault of theirs is of the page, and no input could be shown for it. */
const OF_PAGE: Readonly<Partial<Record<string, true>>> = { seen: true, basis: true, revision: true };
const OLD_PAGE: FieldFault = {
  field: 'main-content',
  text: 'This page is old, or was changed on its way, and nothing was saved. Look at what is shown, and send it again',
};

const CARRIED = new Set(['csrf', 'idempotency-key', 'if-match', 'read-at']);

/**
 * Reads a form by the schema that the JSON endpoint uses too. Fields are text unless `kinds` says otherwise; an empty
 * field is an absent one. Gives the value, or the form to show again.
 */
export const readForm = <S extends z.ZodType>(
  schema: S,
  body: FormBody,
  kinds: Readonly<Record<string, Kind>> = {},
): FormResult<z.output<S>> => {
  const special = Object.entries(kinds).map(([name, kind]) => [name, readField(body.fields, name, kind)] as const);
  const taken = new Set(special.flatMap(([, read]) => read.inputs));
  const plain = Object.entries(body.fields).filter(([name, v]) => !taken.has(name) && !CARRIED.has(name) && v !== '');
  const read = special.flatMap(([name, field]) => (field.value === undefined ? [] : [[name, field.value] as const]));
  const parsed = schema.safeParse(Object.fromEntries<unknown>([...plain, ...read]), { error: sentence });
  const faults: readonly FieldFault[] = [
    // Beside its field, with all else still typed: whoever pasted a picture has not lost their words.
    ...body.withheld.map((field) => ({ field, text: `Evenhand takes no images. ${NO_IMAGES}` })),
    ...(body.pointing ?? []),
    ...special.flatMap(([, field]) => field.faults),
    ...(parsed.error?.issues ?? []).map((issue) => {
      const field = String(issue.path[0] ?? 'main-content');
      if (OF_PAGE[field] === true) return OLD_PAGE;
      const at = firstInput(field, kinds[field]);
      return { field, text: tooLong(issue, field) ?? issue.message, ...(at === undefined ? {} : { at }) };
    }),
  ];
  if (faults.length > 0 || !parsed.success) {
    return {
      ok: false,
      form: faultyForm(
        // Of an old page, or one that was changed on its way, nothing is held against what is shown now.
        faults.includes(OLD_PAGE) ? unasked(body, Object.keys(OF_PAGE)) : body,
        inOrder(schema, faults),
        special.flatMap(([n, f]) => (f.repeated ? [n] : [])),
      ),
    };
  }
  return { ok: true, value: parsed.data };
};
