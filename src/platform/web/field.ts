import { londonMoment, plainDate, plainTime } from './london-time.ts';

/** How the inputs of a form become one value: `date` and `moment` are spread over several inputs. */
export type Kind = 'number' | 'yes-no' | 'many' | 'date' | 'moment';

interface FieldRead {
  /** The names of the inputs that were used up. */
  readonly inputs: readonly string[];
  readonly value?: unknown;
  readonly faults: readonly { readonly field: string; readonly text: string; readonly at?: string }[];
  readonly repeated?: boolean;
}
type Inputs = Readonly<Record<string, string | readonly string[]>>;

const one = (fields: Inputs, name: string): string => {
  const value = fields[name];
  return (typeof value === 'string' ? value : (value?.[0] ?? '')).trim();
};

// Fifteen digits are what a number holds exactly; what is no number goes on as typed, and the schema says so.
const number = (text: string): unknown => (/^-?\d{1,15}(?:\.\d{1,10})?$/.test(text) ? Number(text) : text);

const many = (fields: Inputs, name: string): readonly string[] => {
  const value = fields[name] ?? [];
  return (typeof value === 'string' ? [value] : value).filter((item) => item !== '');
};

const YES_NO: Readonly<Record<string, boolean>> = { yes: true, no: false };

const readDate = (fields: Inputs, name: string): FieldRead => {
  const inputs = [`${name}-day`, `${name}-month`, `${name}-year`];
  const parts = inputs.map((input) => one(fields, input));
  const missing = inputs.find((_, i) => parts[i] === '');
  if (parts.every((part) => part === '')) return { inputs, faults: [] };
  const [day = '', month = '', year = ''] = parts;
  const value = plainDate(day, month, year);
  if (value !== undefined) return { inputs, value, faults: [] };
  const text =
    missing === undefined
      ? 'Enter a real date, such as 27 3 2026'
      : 'Enter the day, the month and the year, such as 27 3 2026';
  return { inputs, faults: [{ field: name, text, at: missing ?? `${name}-day` }] };
};

const CLOCK = 'Enter the time, such as 2:05am or 14:05';
const MISSING = 'The clocks went forward that night and this time did not happen. Enter an earlier or a later time';
const REPEATED = 'The clocks went back that night and this time came twice. Choose the first or the second';

const readMoment = (fields: Inputs, name: string): FieldRead => {
  const day = readDate(fields, name);
  const inputs = [...day.inputs, `${name}-time`, `${name}-which`];
  const typed = one(fields, `${name}-time`);
  const fault = (text: string, at: string): FieldRead => ({ inputs, faults: [{ field: name, text, at }] });
  if (day.faults.length > 0) return { ...day, inputs };
  if (typeof day.value !== 'string') {
    return typed === '' ? { inputs, faults: [] } : fault('Enter the day, the month and the year', `${name}-day`);
  }
  const clock = plainTime(typed);
  if (clock === undefined) return fault(CLOCK, `${name}-time`);
  const which = one(fields, `${name}-which`);
  const moment = londonMoment(day.value, clock, which === 'first' || which === 'second' ? which : undefined);
  if ('instant' in moment) return { inputs, value: moment.instant, faults: [] };
  return moment.odd === 'missing'
    ? fault(MISSING, `${name}-time`)
    : { ...fault(REPEATED, `${name}-which`), repeated: true };
};

/** Reads the inputs of one field into one value; absent when nothing was typed. */
export const readField = (fields: Inputs, name: string, kind: Kind): FieldRead => {
  if (kind === 'date') return readDate(fields, name);
  if (kind === 'moment') return readMoment(fields, name);
  if (kind === 'many') return { inputs: [name], value: many(fields, name), faults: [] };
  const text = one(fields, name);
  if (text === '') return { inputs: [name], faults: [] };
  return { inputs: [name], value: kind === 'number' ? number(text) : (YES_NO[text] ?? text), faults: [] };
};
