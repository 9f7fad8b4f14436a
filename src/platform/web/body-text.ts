import { keyGivenTwice } from '../json/index.ts';
import { invalidInput } from './fault.ts';
import type { Fault, Refusal } from './problem.ts';

/** What was sent cannot be read as it was sent: the framework carries it to where failures are answered. */
export class BodyRefused extends Error {
  readonly statusCode = 400;
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

const CHARSET = /;\s*charset\s*=\s*"?([\w-]+)/i;
const READ = new Set(['utf-8', 'utf8', 'us-ascii']);

/** The text of a body; throws where it is none: a name with a sign that was lost would be kept so, and acknowledged. */
export const textOf = (bytes: Buffer, contentType: string | undefined): string => {
  const charset = CHARSET.exec(contentType ?? '')?.[1]?.toLowerCase() ?? 'utf-8';
  if (!READ.has(charset)) throw new BodyRefused({ code: 'not-utf8' });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new BodyRefused({ code: 'not-utf8' });
  }
};

/** Throws where what stands behind per cent signs is no UTF-8: a parser puts another sign in its place without a word. */
export const assertEscapes = (form: string): void => {
  try {
    decodeURIComponent(form);
  } catch {
    throw new BodyRefused({ code: 'not-utf8' });
  }
};

const HALF =
  'Half of a sign stands here, without its other half (a lone surrogate). Send the whole sign, or leave it out.';

const step = (key: string): string => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;

/** Every text, and every name of a field, that could not be written as UTF-8. */
const halves = (value: unknown, pointer = ''): readonly Fault[] => {
  if (typeof value === 'string') return value.isWellFormed() ? [] : [{ pointer, detail: HALF }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inside]: [string, unknown]) =>
    key.isWellFormed() ? halves(inside, `${pointer}${step(key)}`) : [{ pointer, detail: HALF }],
  );
};

/** Throws where the parser made something else of a JSON text than was written, or what it made cannot be written down. */
export const assertAsSent = (json: string, value: unknown): void => {
  const twice = keyGivenTwice(json, value);
  if (twice !== undefined) {
    const pointer = twice.path.split('.').map(step).join('');
    throw new BodyRefused(invalidInput([{ pointer, detail: 'This field is given twice. Send it once.' }]));
  }
  const faults = halves(value);
  if (faults.length > 0) throw new BodyRefused(invalidInput(faults));
};
