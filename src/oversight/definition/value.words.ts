import { offenceWords } from '../../casework/report/index.ts';
import { outcomeWords } from '../source/index.ts';
import type { Field } from '../source/own.ts';

const DAYS: ReadonlySet<Field> = new Set(['days-to-outcome', 'days-to-welfare-check']);
const OFFENCES: Readonly<Record<string, string>> = offenceWords;

const NUMBER = /^\d+$|^\d+ to \d+$|^over \d+$/;

/** A field as people say it. */
export const fieldWords = (field: string): string => field.replaceAll('-', ' ');

/** A recorded value in words: a type of outcome keeps its number, by which the field knows it. */
export function valueWords(field: Field, value: string): string {
  if (field === 'outcome') return value === '0' ? '0 (not yet assigned)' : `${value} (${outcomeWords(value)})`;
  if (field === 'offence') return OFFENCES[value] ?? value;
  if (field === 'role') return value.replaceAll('-', ' ');
  return DAYS.has(field) && NUMBER.test(value) ? `${value} ${value === '1' ? 'day' : 'days'}` : value;
}
