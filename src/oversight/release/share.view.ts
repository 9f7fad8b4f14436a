import type { ReleaseDocument, ShareRow } from './document.ts';
import type { Download } from './download.ts';
import { LEAST_OF, MOST_APART, shareOf } from './share.ts';

/** The same symbol whether its figures are few or held back: two would tell which are. */
const NOT_GIVEN = '[u]';

const groupWords = ({ group }: ShareRow): string =>
  group.length === 0 ? 'All' : group.map(({ dimension, value }) => `${dimension}: ${value}`).join(', ');

const rangeOf = (document: ReleaseDocument, row: ShareRow) => {
  const share = row.percent === null ? undefined : shareOf(document, row);
  return share === undefined || share.high - share.low <= 1 ? undefined : share;
};

const percentWords = (document: ReleaseDocument, row: ShareRow): string => {
  if (row.percent === null) return NOT_GIVEN;
  const range = rangeOf(document, row);
  return range === undefined ? `${row.percent}%` : `${row.percent}% (${range.low} to ${range.high})`;
};

/** How its percentages were made, and what they are not. */
const shareNotes = ({ shares }: ReleaseDocument, few = `${NOT_GIVEN} is too few to say`): readonly string[] =>
  shares === undefined
    ? []
    : [
        'Each percentage is worked out of the figures as they are shown here, never of the counts behind them, and is rounded to the nearest whole one. The range beside it is what the protection of the figures leaves open; it says nothing of chance.',
        ...(shares.rows.some(({ percent }) => percent === null)
          ? [
              `${few}: a figure is held back, the whole is below ${LEAST_OF}, or the range would be wider than ${MOST_APART} points.`,
            ]
          : []),
      ];

/** A share as it leaves: in whole percent, between what its protection leaves open; null where it is too few to say. */
interface ShareFigure {
  readonly group: string;
  readonly percent: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** The shares of a release with what has to be read with them, for whoever tells them in other words. */
export const sharesShown = (document: ReleaseDocument) => {
  const { shares } = document;
  if (shares === undefined) return undefined;
  const rows = shares.rows.map((row): ShareFigure => {
    const share = row.percent === null ? undefined : shareOf(document, row);
    return { group: groupWords(row), percent: row.percent, low: share?.low ?? null, high: share?.high ?? null };
  });
  return { rows, notes: [...shareNotes(document, 'Too few to say')] };
};

/** The share of a release as a table of the page: undefined where it has none. */
export const shareView = (document: ReleaseDocument) => {
  const { shares } = document;
  if (shares === undefined) return undefined;
  const { numerator, denominator } = shares;
  return {
    caption: `Share: ${numerator}, out of ${denominator}`,
    rows: shares.rows.map((row) => ({ group: groupWords(row), share: percentWords(document, row) })),
    notes: shareNotes(document),
  };
};

/** The same as a table of a file, with what a program would otherwise have to work out. */
export const shareDownload = (document: ReleaseDocument, notes: readonly string[]): Download => ({
  name: 'Shares',
  columns: ['Group', 'Numerator', 'Denominator', 'Percent', 'Percent at least', 'Percent at most'],
  rows: (document.shares?.rows ?? []).map((row) => {
    const share = row.percent === null ? undefined : shareOf(document, row);
    return [
      ...[groupWords(row), document.shares?.numerator ?? '', document.shares?.denominator ?? ''],
      ...[row.percent ?? NOT_GIVEN, share?.low ?? NOT_GIVEN, share?.high ?? NOT_GIVEN],
    ];
  }),
  notes: [...shareNotes(document), ...notes],
});
