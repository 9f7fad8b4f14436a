import { filled, type GridRow } from './page.ts';

const NUMBER = '(?:<\\s?|under |fewer than |less than )?(?!(?:19|20)\\d{2}\\b)\\d[\\d,]*';

/** `540 (2019)` or `540 in 2019`: a count with the year it is of. */
const DATED = `${NUMBER}\\s*(?:\\(|\\bin )`;

/** What stands before a figure without being what it counts: *Outcome: 21*, *Age: 13*. */
const NO_NAME =
  /\b(?:outcomes?|types?|codes?|ages?|aged|tables?|questions?|q|sections?|s|refs?|references?|pages?|notes?|foi)$/i;

const NAMED = new RegExp(`^(.{2,80}?)\\s*(?:[:=]\\s*${NUMBER}\\s*(?:$|;|\\(|in )|\\s[-–—]\\s*${DATED})`, 'i');

/** A figure in a cell together with what it counts: `Outcome 21: 540 (2019)`, `2019: 540`. */
function isNamedFigure(cell: string): boolean {
  const [, name = ''] = NAMED.exec(cell.trim()) ?? [];
  return (/[a-z]/i.test(name) || /^(?:19|20)\d{2}/.test(name)) && !NO_NAME.test(name.trim());
}

/** `540; Charge`: what one statement ends with and the next begins with. */
const BORDER = new RegExp(`^${NUMBER}\\s*;\\s*[a-z]`, 'i');

/** Rows cut at the commas of a list (*Outcome 21: 540 in 2019, 629 in 2020*): its figures bring their own names, and no column has them. */
export function isSaidList(rows: readonly GridRow[]): boolean {
  const parted = rows.filter(({ cells }) => filled(cells) > 1);
  const said = parted.filter(({ cells }) => cells.some((cell) => isNamedFigure(cell) || BORDER.test(cell.trim())));
  return said.length > 0 && said.length * 2 >= parted.length;
}
