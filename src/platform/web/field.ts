import { londonMoment, plainDate, plainTime } from './london-time.ts';

/** A day over three inputs, or a month over two, by the name that an error calls it: a page may ask several. */
export type Dated = { readonly date: string } | { readonly month: string };
/** How the inputs of a form become one value: dates and a `moment` are spread over several inputs. */
export type Kind = 'number' | 'yes-no' | 'many' | 'moment' | Dated;

/** The first input of a field, where it has several: there an error summary leads. */
export const firstInput = (name: string, kind: Kind | undefined): string | undefined => {
  if (kind === 'moment') return `${name}-day`;
  if (typeof kind !== 'object') return undefined;
  return 'month' in kind ? `${name}-month` : `${name}-day`;
};

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

const UNREAL = 'must be a real date, such as 27 3 2026';
const IN_PART = 'must have a day, a month and a year, such as 27 3 2026';

const readDate = (fields: Inputs, name: string, called: string): FieldRead => {
  const inputs = [`${name}-day`, `${name}-month`, `${name}-year`];
  const parts = inputs.map((input) => one(fields, input));
  const missing = inputs.find((_, i) => parts[i] === '');
  if (parts.every((part) => part === '')) return { inputs, faults: [] };
  const [day = '', month = '', year = ''] = parts;
  const value = plainDate(day, month, year);
  if (value !== undefined) return { inputs, value, faults: [] };
  const text = `${called} ${missing === undefined ? UNREAL : IN_PART}`;
  return { inputs, faults: [{ field: name, text, at: missing ?? `${name}-day` }] };
};

const readMonth = (fields: Inputs, name: string, called: string): FieldRead => {
  const inputs = [`${name}-month`, `${name}-year`];
  const [month = '', year = ''] = inputs.map((input) => one(fields, input));
  if (month === '' && year === '') return { inputs, faults: [] };
  const value = plainDate('1', month, year)?.slice(0, 'YYYY-MM'.length);
  if (value !== undefined) return { inputs, value, faults: [] };
  const at = inputs.find((_, i) => [month, year][i] === '');
  const text = `${called} must ${at === undefined ? 'be a real month' : 'have a month and a year'}, such as 3 2026`;
  return { inputs, faults: [{ field: name, text, at: at ?? `${name}-month` }] };
};

const CLOCK = 'Enter the time, such as 2:05am or 14:05';
const MISSING = 'The clocks went forward that night and this time did not happen. Enter an earlier or a later time';
const REPEATED = 'The clocks went back that night and this time came twice. Choose the first or the second';

/** Where the day is wrong, the time is told at its own input, at once: whoever put the day right would be told of it only then. */
const momentFaults = (name: string, day: FieldRead['faults'], isClock: boolean): FieldRead['faults'] => [
  ...day,
  ...(isClock ? [] : [{ field: `${name}-time`, text: CLOCK }]),
];

const readMoment = (fields: Inputs, name: string): FieldRead => {
  const day = readDate(fields, name, 'The day');
  const inputs = [...day.inputs, `${name}-time`, `${name}-which`];
  const typed = one(fields, `${name}-time`);
  const fault = (text: string, at: string): FieldRead => ({ inputs, faults: [{ field: name, text, at }] });
  const clock = plainTime(typed);
  if (day.faults.length > 0) return { inputs, faults: momentFaults(name, day.faults, clock !== undefined) };
  if (typeof day.value !== 'string') {
    if (typed === '') return { inputs, faults: [] };
    const missing = { field: name, text: 'Enter the day, the month and the year', at: `${name}-day` };
    return { inputs, faults: momentFaults(name, [missing], clock !== undefined) };
  }
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
  if (typeof kind === 'object')
    return 'month' in kind ? readMonth(fields, name, kind.month) : readDate(fields, name, kind.date);
  if (kind === 'moment') return readMoment(fields, name);
  if (kind === 'many') return { inputs: [name], value: many(fields, name), faults: [] };
  const text = one(fields, name);
  if (text === '') return { inputs: [name], faults: [] };
  return { inputs: [name], value: kind === 'number' ? number(text) : (YES_NO[text] ?? text), faults: [] };
};
