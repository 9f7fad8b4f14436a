const NAMED =
  /\b(outcomes?(?: (?:types?|codes?))?|oc|o|types?|disposals?)\s?(?:no\.? ?|numbers? |codes? )?(\d{1,2}a?)s?\b((?:\s*(?:,|;|\/|&|\+|-|–|\band\b|\bor\b|\bto\b)\s*(?:and |or )?(?:outcomes? |types? )?\d{1,2}a?s?\b)*)/gi;

const BAND = /^\s*[,;–-]\s*\d{1,2}\s?(?:-|–|to)\s?\d{1,2}$/;
const LIMIT = /^(?:\s?\+|[- ]?years?\b| (?:and|or) (?:under|over|above|below|older|younger)\b)/i;

/** *Outcome 21, 14 to 17* goes on with an age; *Outcomes 5, 9 to 11* with types. */
const isAge = (name: string, rest: string, after: string): boolean =>
  !/s\b/i.test(name) && (BAND.test(rest) || (/^\s*[,;–-]\s*\d{1,2}$/.test(rest) && LIMIT.test(after)));

/** All the numbers that a list names: `20 to 22` is three. */
function listed(list: string): readonly string[] {
  const numbers: string[] = [];
  for (const [, by, number = ''] of list.matchAll(/(to|-|–)?\s*(?:outcomes? |types? )?(\d{1,2}a?)/gi)) {
    const [from, to] = [Number(numbers.at(-1)), Number(number)];
    if (by !== undefined) for (let each = from + 1; each < to; each += 1) numbers.push(String(each));
    numbers.push(number);
  }
  return numbers;
}

interface Named {
  readonly words: string;
  readonly numbers: readonly string[];
}

const namedIn = (text: string): readonly Named[] =>
  [...text.matchAll(NAMED)].map(({ 0: words, 1: name = '', 2: first = '', 3: rest = '', index }) =>
    isAge(name, rest, text.slice(index + words.length))
      ? { words: words.slice(0, words.length - rest.length), numbers: [first] }
      : { words, numbers: listed(`${first}${rest}`) },
  );

/** The numbers of outcome types in a label, in the order in which they stand, each once. */
export const outcomeNumbers = (text: string): readonly string[] => [
  ...new Set(namedIn(text).flatMap(({ numbers }) => numbers)),
];

/** A label without the numbers of its outcomes, which are no ages. */
export const withoutOutcomes = (text: string): string =>
  namedIn(text).reduce((left, { words }) => left.replace(words, ' '), text);
