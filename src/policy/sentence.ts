/** Written short with a full stop, and followed by more of the same sentence. */
const SHORT = new Set(['e.g', 'i.e', 'cf', 'vs', 'etc', 'approx', 'incl', 'mr', 'mrs', 'ms', 'dr']);
/** The same before a number, as in s. 46. */
const NUMBERED = new Set([
  'no',
  'nos',
  'para',
  'paras',
  's',
  'ss',
  'art',
  'arts',
  'sch',
  'pt',
  'ch',
  'reg',
  'regs',
  'cl',
  'p',
  'pp',
]);

// A stop, whatever closes, a space, and something that begins: a quoted question goes on in a small letter.
const STOP = /(?<word>\S*?)(?:\.(?<closed>[”"’')\]]*)|[!?…]+(?<asked>[”"’')\]]*))\s+(?<next>["“‘'(]?[\p{L}\p{N}])/gu;

/** How many sentences a text has. */
export function sentencesIn(text: string): number {
  let count = text.trim() === '' ? 0 : 1;
  for (const { groups = {} } of text.matchAll(STOP)) {
    const { word = '', closed, next = '' } = groups;
    const isSmall = /\p{Ll}$/u.test(next);
    if (closed === undefined ? !isSmall : !isShort(word, next) && !(closed !== '' && isSmall)) count += 1;
  }
  return count;
}

function isShort(word: string, next: string): boolean {
  const plain = word.replace(/^["“‘'([]+/u, '').toLowerCase();
  return SHORT.has(plain) || (NUMBERED.has(plain) && /\p{N}$/u.test(next));
}
