/** Two years with a stroke between them, of which the second is not the one after the first: 2019/21, 2019/04. */
const SPAN = /(?<![\d/.])((?:19|20)\d{2})\/((?:19|20)?\d{2})(?![\d/])/g;

interface Span {
  readonly words: string;
  readonly from: number;
  /** As printed: a year, its last two figures, or a month. */
  readonly second: number;
}

/** The years of a label that are no financial year: cut to the first of them they would be another period. */
export function spanIn(label: string): Span | undefined {
  const all = [...label.matchAll(SPAN)].map(([words, from, second]) => ({
    ...{ words, from: Number(from), second: Number(second) },
  }));
  return all.find(({ from, second }) => second % 100 !== (from + 1) % 100);
}

export interface Reading {
  readonly answer: string;
  readonly why: string;
}

const two = (number: number): string => String(number).padStart(2, '0');

/** What such years may have been meant as. */
export function spanReadings(label: string): readonly Reading[] {
  const span = spanIn(label);
  if (span === undefined) return [];
  const { from, second } = span;
  const to = second < 100 ? Math.floor(from / 100) * 100 + second : second;
  const month = `${from}-${two(second)}`;
  const last = new Date(Date.UTC(from, second, 0)).getUTCDate();
  return [
    ...(to > from
      ? [
          { answer: `${from}-04-01 to ${to}-03-31`, why: `financial years, the last of them ending in ${to}` },
          { answer: `${from}-01-01 to ${to}-12-31`, why: `calendar years, with all of ${to}` },
        ]
      : []),
    ...(second >= 1 && second <= 12 ? [{ answer: `${month}-01 to ${month}-${last}`, why: 'a month' }] : []),
    { answer: `${from}-04-01 to ${from + 1}-03-31`, why: `a misprint of ${from}/${two((from + 1) % 100)}` },
  ];
}
