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

const MONTHS = 'january february march april may june july august september october november december'.split(' ');

/** A month by its figure, or by its name or the beginning of it; what is none goes on as typed. */
const monthOf = (typed: string): string => {
  const place = typed.length < 3 ? -1 : MONTHS.findIndex((name) => name.startsWith(typed.toLowerCase()));
  return place === -1 ? typed : String(place + 1);
};

const upTo = (most: number) => (typed: string) =>
  /^\d{1,2}$/.test(typed) && Number(typed) >= 1 && Number(typed) <= most;

/** What each part by itself has to be; a day that no month has is told of the whole. */
const PARTS = {
  day: { is: upTo(31), text: 'the day has to be a figure from 1 to 31' },
  month: { is: upTo(12), text: 'the month has to be a figure from 1 to 12, or its name' },
  year: { is: (typed: string) => /^\d{4}$/.test(typed), text: 'the year has to have four figures, such as 2026' },
} as const;

const PART_NAMES = ['day', 'month', 'year'] as const;

/** The first part that is none by itself. */
const wrongPart = (parts: Readonly<Partial<Record<keyof typeof PARTS, string>>>): keyof typeof PARTS | undefined =>
  PART_NAMES.find((name) => parts[name] !== undefined && !PARTS[name].is(parts[name]));

const UNREAL = 'must be a real date, such as 27 3 2026';
const IN_PART = 'must have a day, a month and a year, such as 27 3 2026';

const readDate = (fields: Inputs, name: string, called: string): FieldRead => {
  const inputs = [`${name}-day`, `${name}-month`, `${name}-year`];
  const parts = inputs.map((input) => one(fields, input));
  const missing = inputs.find((_, i) => parts[i] === '');
  if (parts.every((part) => part === '')) return { inputs, faults: [] };
  const [day = '', typed = '', year = ''] = parts;
  const month = monthOf(typed);
  const value = plainDate(day, month, year);
  if (value !== undefined) return { inputs, value, faults: [] };
  if (missing !== undefined) return { inputs, faults: [{ field: name, text: `${called} ${IN_PART}`, at: missing }] };
  const wrong = wrongPart({ day, month, year });
  const text = wrong === undefined ? `${called} ${UNREAL}` : `${called}: ${PARTS[wrong].text}`;
  return { inputs, faults: [{ field: name, text, at: `${name}-${wrong ?? 'day'}` }] };
};

const readMonth = (fields: Inputs, name: string, called: string): FieldRead => {
  const inputs = [`${name}-month`, `${name}-year`];
  const [typed = '', year = ''] = inputs.map((input) => one(fields, input));
  if (typed === '' && year === '') return { inputs, faults: [] };
  const month = monthOf(typed);
  const value = plainDate('1', month, year)?.slice(0, 'YYYY-MM'.length);
  if (value !== undefined) return { inputs, value, faults: [] };
  const missing = inputs.find((_, i) => [month, year][i] === '');
  const wrong = wrongPart({ month, year }) ?? 'month';
  const text = `${called}${missing === undefined ? `: ${PARTS[wrong].text}` : ' must have a month and a year, such as 3 2026'}`;
  return { inputs, faults: [{ field: name, text, at: missing ?? `${name}-${wrong}` }] };
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
