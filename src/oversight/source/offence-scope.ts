const CODE = /\b0?(\d{2,3})\s?([/.])\s?(\d{1,2})\b(?!\d|\s?[/.]\s?\d)/g;

/** Classes with sub-codes that answers on this subject name; other pairs of numbers (2014/15, 1/4) are no codes. */
const CLASSES = new Set(['86', '71', '88']);

const code = (group: string, sub: string): string => `${Number(group)}/${sub.padStart(2, '0')}`;

/** `86/11-86/17`: all the codes of the range. */
function spread(text: string): string {
  return text.replaceAll(
    /\b0?(\d{2,3})\s?[/.]\s?(\d{1,2})\s?(?:-|–|to|\.\.+|…)\s?(?:0?\1\s?[/.]\s?)?(\d{1,2})\b(?!\s?[/.]\s?\d)/g,
    (range: string, group: string, from: string, to: string) =>
      CLASSES.has(String(Number(group))) && Number(to) > Number(from) && Number(to) - Number(from) < 30
        ? Array.from({ length: Number(to) - Number(from) + 1 }, (_, i) => `${group}/${Number(from) + i}`).join(' ')
        : range,
  );
}

const CODES = '\\b0?\\d{2,3}\\s?[/.]\\s?\\d{1,2}(?:(?:\\s|,|&|\\+|and|or)+0?\\d{2,3}\\s?[/.]\\s?\\d{1,2})*\\b';

/** *86/10 and 86/15 not asked*, *excluding 86/10*: codes that are named as what was not counted. */
const LEFT_OUT = [
  `${CODES}[\\s,:(]+(?:(?:was|were|is|are|have been|has been)\\s+)?(?:not\\s+(?:been\\s+)?(?:asked|included|counted|requested|covered|part)\\b|excluded|left out|omitted)`,
  `\\b(?:excluding|excludes?|excluded|except(?:ing)?(?: for)?|other than|not including|does not include|do not include|without|apart from|not)[\\s:(]+(?:codes?\\s+|offences?\\s+)*${CODES}`,
].map((pattern) => new RegExp(pattern, 'gi'));

const codesIn = (text: string): readonly string[] =>
  [...text.matchAll(CODE)].flatMap(([, group = '', , sub = '']) =>
    CLASSES.has(String(Number(group))) ? [code(group, sub)] : [],
  );

/** The offence codes of a text as the Home Office writes them, `86/02 + 86/10`; undefined where it names none. */
export function offenceIn(text: string): string | undefined {
  const all = spread(text);
  const leftOut = new Set(LEFT_OUT.flatMap((pattern) => [...all.matchAll(pattern)].flatMap(([part]) => codesIn(part))));
  const found = new Set(codesIn(all).filter((each) => !leftOut.has(each)));
  if (found.size > 0) return [...found].toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true })).join(' + ');
  if (/\ball (?:crimes?|offences?)(?: types?)?\b/i.test(text)) return 'all crime';
  // A code alone stands for its whole class, and only where it is called a code.
  const whole = /\b(?:offence|home office|ho) codes?:? 0?(86)\b/i.exec(text)?.[1];
  return whole;
}

/** A text without its codes, in which *under 86/02* is no age. */
export const withoutCodes = (text: string): string => text.replaceAll(/\b0?(?:86|71|88)\s?[/.]\s?\d{1,2}\b/g, ' ');
