import { dateTime } from '../../platform/web/index.ts';
import { checkStateWords, systemWords } from '../check/index.ts';
import { nameOf } from '../report/index.ts';
import type { DecisionPage } from './decision-page.store.ts';
import { staffName, textOf } from './known.view.ts';
import { exceptionFor, isExcepted } from './unfinished.ts';

type Row = DecisionPage['advised']['basis']['checks']['rows'][number];

/** How the checks of a case stand: what a supervisor granted an exception for is not asked of them again. */
export const checksText = ({ advised: { basis } }: DecisionPage): string =>
  isExcepted(basis)
    ? 'Nothing is outstanding. Where a check is unavailable, a supervisor granted an exception.'
    : checkStateWords[basis.checks.state];

/** Who granted an exception from it, when and why: whoever rules reads it beside what is missing, and not instead. */
const grantedText = (page: DecisionPage, row: Row): string => {
  const granted = exceptionFor(page.advised.basis, row);
  if (granted === undefined) return '. A supervisor may grant an exception';
  const who = `${staffName(page, granted.by)}, ${dateTime(granted.at)}`;
  return `. Exception granted by ${who}, because: ${textOf(page, granted.reasonPassage)}`;
};

/** Which checks nobody has finished or could run, by whom or where they are of. */
export const checksLeft = (page: DecisionPage): readonly string[] => {
  const { rows, outstanding, placesSince } = page.advised.basis.checks;
  const isLeft = (row: (typeof rows)[number]): boolean =>
    row.result === 'unavailable' ||
    outstanding.some(({ subject, system }) => subject === row.subject && system === row.system);
  const ofRows = rows.filter(isLeft).map((row) => {
    const { kind, subject, position, system, result } = row;
    const whose = kind === 'person' ? nameOf(page, subject) : `Place ${position}`;
    return `${whose}: ${systemWords[system]}${result === 'unavailable' ? `, not available${grantedText(page, row)}` : ''}`;
  });
  return placesSince === undefined ? ofRows : [...ofRows, 'No place is named, and nobody has said that none is known'];
};
