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
    | 'unreadable'
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
  // JSON would call it null, which is not what was written.
  if (typeof value === 'number' && !Number.isFinite(value)) return 'too large a number';
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  // Short, since it is said again in a sentence, in a terminal and in the log of whoever asked.
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

/** Letters that do not show, or that order a terminal about: a name or a sentence is read by people. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

export const hasUnseen = (text: string): boolean => UNSEEN.test(text);

/** A place as it can be printed: a key is the asker's own text. */
function printable(field: string): string {
  const plain = hasUnseen(field) ? JSON.stringify(field).replaceAll(new RegExp(UNSEEN, 'gu'), '�') : field;
  return plain.length > 120 ? `${plain.slice(0, 117)}…` : plain;
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
  says: `${field === '' ? 'The input' : printable(field)} is ${shown(value)}: ${expected}${near.length > 0 ? ` (nearest: ${near.join(', ')})` : ''}.`,
});

/** Refuses a word that is none of those allowed, naming those most like it. */
export const noSuch = (
  code: 'unknown-field' | 'unknown-id' | 'unknown-value' | 'unknown-policy',
  field: string,
  word: string,
  words: readonly string[],
  elsewhere?: string,
): InputRefusal => {
  const near = nearest(word, words);
  const kind = code.slice('unknown-'.length);
  const instead =
    near.length > 0 ? `; the nearest right ${near.length > 1 ? 'ones are' : 'one is'} ${near.join(', ')}` : '';
  const where = elsewhere === undefined ? instead : ` here: ${elsewhere}`;
  return {
    code,
    field,
    value: shown(word),
    nearest: near,
    says: `${printable(field)}: there is no ${kind} ${shown(word)}${where}.`,
  };
};
