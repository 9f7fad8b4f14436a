const SMALL = [
  ...['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'],
  ...['thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'],
];
const TENS = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];

function belowHundred(text: string): number | undefined {
  const small = SMALL.indexOf(text);
  if (small >= 0) return small;
  const [ten = '', one] = text.split(/[\s-]/);
  const tens = TENS.indexOf(ten);
  if (tens < 0) return undefined;
  const ones = one === undefined ? 0 : SMALL.indexOf(one);
  return ones >= 0 && ones < 10 ? (tens + 2) * 10 + ones : undefined;
}

/** *Half a dozen*, *a dozen*, *two dozen*. */
function dozens(text: string): number | undefined {
  const [, many] = /^(half an?|an?|\w+) dozen$/.exec(text) ?? [];
  if (many === undefined) return undefined;
  if (many.startsWith('half')) return 6;
  const count = many.startsWith('a') ? 1 : belowHundred(many);
  return count === undefined ? undefined : count * 12;
}

/** A whole number below a thousand written in words, or undefined. */
function wordNumber(text: string): number | undefined {
  const parted = /^(a|\w+) hundred(?:(?: and)? (.+))?$/.exec(text);
  if (parted === null) return belowHundred(text);
  const [, first = '', rest] = parted;
  const hundreds = first === 'a' ? 1 : belowHundred(first);
  const below = rest === undefined ? 0 : belowHundred(rest);
  return hundreds === undefined || below === undefined || hundreds > 9 ? undefined : hundreds * 100 + below;
}

/** A whole number as people write it: `1,904`, `1 904`, `five`, `Twenty-one`; undefined for `370,13`, `3.5` and anything else. */
export function wholeNumber(text: string): number | undefined {
  const plain = text.trim().toLowerCase();
  // Thousands are parted by a comma, a space or an apostrophe, by one of them all through; a point would part a fraction.
  if (/^-?(?:\d{1,12}|\d{1,3}(?:,\d{3}){1,3}|\d{1,3}(?: \d{3}){1,3}|\d{1,3}(?:['’]\d{3}){1,3})$/.test(plain))
    return Number(plain.replaceAll(/[, '’]/g, ''));
  // Workbooks and their exports write whole numbers with a point.
  if (/^-?\d{1,12}\.0+$/.test(plain)) return Number(plain);
  return dozens(plain) ?? wordNumber(plain);
}
