import { nearest } from './nearest.ts';

/** Why a question was not answered, as data: what is wrong, where, what stood there, and what would be right. */
export interface InputRefusal {
  readonly code:
    | 'unknown-field'
    | 'unknown-id'
    | 'unknown-value'
    | 'wrong-type'
    | 'out-of-range'
    | 'range-reversed'
    | 'too-long'
    | 'too-many'
    | 'missing'
    | 'duplicate'
    | 'contradiction'
    | 'invalid-date'
    | 'no-policy-on-date'
    | 'unknown-policy';
  readonly field: string;
  readonly value: string;
  readonly nearest: readonly string[];
  readonly says: string;
}

/** What was given, short enough to be said again. */
export function shown(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

export const refusal = (
  code: InputRefusal['code'],
  field: string,
  value: unknown,
  expected: string,
  near: readonly string[] = [],
): InputRefusal => ({
  code,
  field,
  value: shown(value),
  nearest: near,
  says: `${field === '' ? 'The input' : field} is ${shown(value)}: ${expected}${near.length > 0 ? ` (nearest: ${near.join(', ')})` : ''}.`,
});

/** Refuses a word that is none of those allowed, naming those most like it. */
export const noSuch = (
  code: 'unknown-field' | 'unknown-id' | 'unknown-value' | 'unknown-policy',
  field: string,
  word: string,
  words: readonly string[],
): InputRefusal => {
  const near = nearest(word, words);
  const kind = code.slice('unknown-'.length);
  const instead =
    near.length > 0 ? `; the nearest right ${near.length > 1 ? 'ones are' : 'one is'} ${near.join(', ')}` : '';
  return {
    code,
    field,
    value: shown(word),
    nearest: near,
    says: `${field}: there is no ${kind} ${shown(word)}${instead}.`,
  };
};
