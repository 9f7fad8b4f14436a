import { turned, turnLinks, type PageModel } from '../../platform/web/index.ts';
import { SAMPLES_PAGE, type GivenRow } from './given.store.ts';
import { monthsOf } from './split.view.ts';
import { outcomeNamed } from './split.words.ts';

const BEFORE = 'Nobody named: made before a sample was made for somebody';
const DESTROYED = 'What the log told of it was destroyed';

/** A sample is of whole months, of which the log has the first and the last day. */
const ofMonths = (start: string, end: string): string => monthsOf({ from: start.slice(0, 7), to: end.slice(0, 7) });

const rowOf = ({ at, by, told }: GivenRow) =>
  told === null
    ? { at, by, recipient: DESTROYED, of: '', digest: '' }
    : {
        ...{ at, by, recipient: told.recipient ?? BEFORE, digest: told.sha256 },
        of: `${ofMonths(told.periodStart, told.periodEnd)}, for ${outcomeNamed(told.outcome)} or another: ${told.decisions.toLocaleString('en-GB')} decisions`,
      };

/** What left as decisions, a line each, and for whom. */
export function samplesPage(found: readonly GivenRow[], page: number, at: string): PageModel {
  const list = turned(found, page, SAMPLES_PAGE);
  return {
    title: 'Samples of own decisions that were made',
    rows: list.rows.map(rowOf),
    ...turnLinks(list, at, 'main-content'),
    back: { href: '/releases' },
  };
}
