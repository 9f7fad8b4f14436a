import { z } from 'zod';
import { readForm, type FieldFault, type Form, type FormBody } from '../../platform/web/index.ts';
import { CATEGORIES, RESPONSES, ROLES, STANDINGS, type Rule } from '../../policy/index.ts';
import { kindOf } from './gives.ts';
import type { Composed } from './rule-line-form.ts';

type Effect = Rule['effect'];

export const UNITS = ['hours', 'workingDays', 'days', 'weeks', 'months', 'years'] as const;

const sentence = (say: string) => z.string(say).trim().min(1, say).max(600);
const id = (say: string) => sentence(say).max(120);
const many = z.array(z.string().max(120)).max(60);

/** What a rule gives, as a form asks it: what is chosen first says what else is read. */
const EffectForm = z.discriminatedUnion(
  'gives',
  [
    z.object({ gives: z.literal('response'), response: z.enum(RESPONSES, 'Choose how the police respond') }),
    z.object({ gives: z.literal('category'), category: z.enum(CATEGORIES, 'Choose the category') }),
    z.object({
      gives: z.literal('role'),
      role: z.enum(ROLES, 'Choose what the person is called'),
      rank: z.int('Enter the rank as a whole number').min(1, 'Enter a rank of 1 or more'),
    }),
    z.object({
      gives: z.literal('standing'),
      standing: z.enum(STANDINGS, 'Choose how the outcomes stand'),
      outcomes: many.min(1, 'Tick at least one outcome'),
      needs: many.default([]),
    }),
    z.object({
      gives: z.literal('duty'),
      duty: id('Enter the name of the duty, such as welfare-check'),
      dutyOwner: id('Enter who has to do it, such as officer-in-case'),
      within: id('Choose by when'),
      withinNumber: z.int('Enter how many, as a whole number').min(0).exactOptional(),
      raisedByUnknown: z.enum(['no', 'age', 'yes']).default('no'),
    }),
    z.object({ gives: z.literal('note'), note: sentence('Write what to weigh, as a sentence') }),
    z.object({ gives: z.literal('warning'), warning: sentence('Write what to be warned of, as a sentence') }),
  ],
  'Choose what the rule gives',
);
type EffectForm = z.infer<typeof EffectForm>;

const KINDS = { rank: 'number', withinNumber: 'number', outcomes: 'many', needs: 'many' } as const;

/** The inputs that say what a rule gives. */
const FIELDS = [
  ...['gives', 'response', 'category', 'role', 'rank', 'standing', 'outcomes', 'needs', 'duty', 'dutyOwner'],
  ...['within', 'withinNumber', 'raisedByUnknown', 'note', 'warning'],
];

const WHILE_UNKNOWN = { no: {}, age: { raisedByUnknown: 'age' }, yes: { raisedByUnknown: true } } as const;

const isUnit = (text: string): boolean => UNITS.some((unit) => unit === text);

const effectIn = (form: EffectForm): unknown => {
  switch (form.gives) {
    case 'standing': {
      const { standing, outcomes, needs } = form;
      return { standing, outcomes, ...(needs.length === 0 ? {} : { needs }) };
    }
    case 'duty': {
      const { duty, dutyOwner: owner, within, withinNumber, raisedByUnknown } = form;
      const by = isUnit(within) ? { [within]: withinNumber ?? 0 } : within;
      return { duty: { id: duty, owner, within: by, ...WHILE_UNKNOWN[raisedByUnknown] } };
    }
    case 'role':
      return { role: form.role, rank: form.rank };
    case 'response':
      return { response: form.response };
    case 'category':
      return { category: form.category };
    case 'note':
      return { note: form.note };
    case 'warning':
      return { warning: form.warning };
  }
};

export const faultsIn = ({ errors, places }: Form): readonly FieldFault[] =>
  Object.entries(errors).map(([field, { text }]) => ({ field, text, at: places[field] ?? field }));

/** What a form says that the rule gives, as JSON. */
export const effectTyped = (form: FormBody): Composed => {
  const fields = Object.fromEntries(Object.entries(form.fields).filter(([name]) => FIELDS.includes(name)));
  const read = readForm(EffectForm, { fields, withheld: [] }, KINDS);
  if (!read.ok) return { faults: faultsIn(read.form) };
  const { value } = read;
  if (value.gives === 'duty' && isUnit(value.within) && value.withinNumber === undefined)
    return { faults: [{ field: 'withinNumber', text: 'Enter how many, as a whole number' }] };
  return { json: JSON.stringify(effectIn(value)) };
};

const dutyFields = ({ duty }: Extract<Effect, { duty: unknown }>): Form['typed'] => {
  const { within } = duty;
  const [unit, count] = typeof within === 'string' ? [within, ''] : (Object.entries(within)[0] ?? ['', '']);
  return {
    ...{ duty: duty.id, dutyOwner: duty.owner, within: unit, withinNumber: String(count) },
    raisedByUnknown: duty.raisedByUnknown === 'age' ? 'age' : duty.raisedByUnknown === true ? 'yes' : 'no',
  };
};

/** What a rule gives, in the fields of a form. */
export const effectFields = (effect: Effect): Form['typed'] => {
  const gives = { gives: kindOf({ effect }) };
  if ('duty' in effect) return { ...gives, ...dutyFields(effect) };
  if ('standing' in effect) return { ...gives, ...effect, needs: effect.needs ?? [] };
  if ('role' in effect) return { ...gives, role: effect.role, rank: String(effect.rank) };
  return { ...gives, ...effect };
};
