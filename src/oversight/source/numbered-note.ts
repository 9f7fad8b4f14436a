import { cellValues } from './cell-value.ts';
import { outcomeCell } from './outcome-wording.ts';

/** A mark without brackets (*1 Figures are provisional*) or the year that it is about (*2019 data are from another system*). */
const FIGURE_FIRST = /^(?:\d{1,2}|(?:19|20)\d{2}(?:\s?[/–-]\s?\d{2,4})?)(?:\s|$)/;

/** A name of a row says what was counted; a note says something of it. */
const STATES =
  /\b(?:is|are|was|were|has|have|had|includ(?:es?|ing)|exclud(?:es?|ing)|covers?|relates?|refers?|may|might|should|do|does|did|comes?|exists?|changed|moved|began|started|taken from|based on|provisional|rounded|revised|estimated|due to|because|as at|see|note that)\b/i;

/** What a note is about and no outcome is: *1 Charges are counted by the day of the charge* begins as the outcome does. */
const OF_FIGURES =
  /\b(?:figures?|data|counts?|counted|numbers?|totals?|provisional|rounded|revised|estimated|systems?|tables?|columns?|rows?|years?|periods?|based on|taken from|see|note that)\b/i;

/** Words that are the name of an outcome behind its code stay a row, even where they have a verb: *is not in the public interest*. */
const namesOutcome = (words: string): boolean => {
  const { coded, types } = outcomeCell(words);
  const fits = coded === undefined ? types.length > 0 : coded.types.includes(coded.type);
  return fits && !OF_FIGURES.test(words);
};

/** A footnote that begins with a figure, in one cell or cut apart at its commas: nothing in it is a count or says that there is none. */
export function isNumberedNote(cells: readonly string[]): boolean {
  const [first = '', ...more] = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  const words = [first, ...more].join(' ');
  return (
    FIGURE_FIRST.test(words) &&
    /\p{L}{3}/u.test(first + (more[0] ?? '')) &&
    more.every((cell) => cellValues(cell).length === 0 && !/\d/.test(cell.slice(0, 1))) &&
    STATES.test(words) &&
    !namesOutcome(words)
  );
}
