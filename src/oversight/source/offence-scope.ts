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

/** The offence codes of a text as the Home Office writes them, `86/02 + 86/10`; undefined where it names none. */
export function offenceIn(text: string): string | undefined {
  const found = new Set<string>();
  for (const [, group = '', , sub = ''] of spread(text).matchAll(CODE))
    if (CLASSES.has(String(Number(group)))) found.add(code(group, sub));
  if (found.size > 0) return [...found].toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true })).join(' + ');
  if (/\ball (?:crimes?|offences?)(?: types?)?\b/i.test(text)) return 'all crime';
  // A code alone stands for its whole class, and only where it is called a code.
  const whole = /\b(?:offence|home office|ho) codes?:? 0?(86)\b/i.exec(text)?.[1];
  return whole;
}

/** A text without its codes, in which *under 86/02* is no age. */
export const withoutCodes = (text: string): string => text.replaceAll(/\b0?(?:86|71|88)\s?[/.]\s?\d{1,2}\b/g, ' ');
