import type { StoredDefinition } from '../definition/own.ts';
import type { Span } from './control.ts';
import type { ReleaseDocument, ShareRow } from './document.ts';
import { toldNow } from './told.ts';

/** Of fewer than this no percentage is given: each of them would weigh more than two points (a choice of ours). */
export const LEAST_OF = 50;
/** No percentage is given where the protection of its figures leaves it anywhere within more points than this (ours too). */
export const MOST_APART = 20;

type Told = Pick<ReleaseDocument, 'cells' | 'control'>;

interface Sum extends Span {
  readonly shown: number;
}

/** What some figures come to as they were published, and what the counts behind them can; undefined where one is held back. */
const sumOf = (document: Told, places: readonly number[]): Sum | undefined => {
  const sum = { shown: 0, low: 0, high: 0 };
  for (const place of places) {
    const figure = document.cells[place];
    if (figure?.value === undefined || figure.value === null) return undefined;
    const { low, high } = toldNow(document, figure, figure.value, 0);
    sum.shown += figure.value;
    sum.low += low;
    sum.high += high;
  }
  return sum;
};

export interface Share extends Span {
  readonly percent: number;
}

const within = (percent: number): number => Math.min(100, Math.max(0, percent));

/**
 * A share in whole percent, and the whole percents that the protection of its figures leaves it between. It is worked out of
 * what was published alone, so that whoever has the figures learns nothing from it. Undefined where a figure is held back.
 */
export const shareOf = (document: Told, { numerator, denominator }: Omit<ShareRow, 'percent'>): Share | undefined => {
  const [part, whole] = [sumOf(document, numerator), sumOf(document, denominator)];
  if (part === undefined || whole === undefined || whole.shown === 0) return undefined;
  return {
    percent: within(Math.round((100 * part.shown) / whole.shown)),
    low: within(Math.floor((100 * part.low) / Math.max(whole.high, 1))),
    // Each figure was moved by itself: the part can seem to be more than the whole.
    high: within(Math.ceil((100 * part.high) / Math.max(whole.low, 1))),
  };
};

/** Whether it says anything: whole percents of few, or between far ends, would be read as more than they are. */
const percentOf = (document: Told, row: Omit<ShareRow, 'percent'>): number | null => {
  const share = shareOf(document, row);
  const of = sumOf(document, row.denominator)?.shown ?? 0;
  return share === undefined || of < LEAST_OF || share.high - share.low > MOST_APART ? null : share.percent;
};

/** Whether every percentage is that of the figures beside it: one that is not tells of the counts behind them. */
export const areOfFigures = (document: ReleaseDocument): boolean =>
  (document.shares?.rows ?? []).every((row) => row.percent === null || row.percent === shareOf(document, row)?.percent);

type Dimensions = ReleaseDocument['dimensions'];
/** What a definition says of its share. */
type Parts = Pick<StoredDefinition, 'numerator' | 'denominator'>;

/** Every way to choose one value of each, or all of them. */
const groupsOf = (dimensions: Dimensions): readonly ShareRow['group'][] =>
  dimensions.reduce<readonly ShareRow['group'][]>(
    (ways, { name, values }) =>
      ways.flatMap((way) => [...values.map((value) => [...way, { dimension: name, value }]), way]),
    [[]],
  );

/** The cells of a part of the table within a group, by their places. */
const placesOf = (
  { dimensions, cells }: ReleaseDocument,
  { where }: StoredDefinition['numerator'],
  group: ShareRow['group'],
): number[] => {
  const wanted = dimensions.map(({ name, values }): readonly (string | null)[] => {
    const listed = where[name];
    if (listed !== undefined) return values.every((value) => listed.includes(value)) ? [null] : listed;
    return [group.find(({ dimension }) => dimension === name)?.value ?? null];
  });
  return cells.flatMap(({ at }, place) => (at.every((value, i) => wanted[i]?.includes(value) === true) ? [place] : []));
};

/** The ways of parting that a definition’s share asks for, and the table does not have. */
export const lackingFor = ({ numerator, denominator }: Parts, dimensions: Dimensions): readonly string[] =>
  [...new Set([numerator, denominator].flatMap((part) => Object.keys(part?.where ?? {})))].filter(
    (name) => !dimensions.some((dimension) => dimension.name === name),
  );

/** The release with the share that its definition names, of the figures as they leave: for all, and for each group. */
export const withShares = (document: ReleaseDocument, { numerator, denominator }: Parts): ReleaseDocument => {
  if (denominator === null || lackingFor({ numerator, denominator }, document.dimensions).length > 0) return document;
  const free = document.dimensions.filter(({ name }) => !(name in numerator.where) && !(name in denominator.where));
  const rows = groupsOf(free).map((group): ShareRow => {
    const [part, whole] = [numerator, denominator].map((each) => placesOf(document, each, group));
    const row = { group: [...group], numerator: part ?? [], denominator: whole ?? [] };
    return { ...row, percent: percentOf(document, row) };
  });
  return { ...document, shares: { numerator: numerator.words, denominator: denominator.words, rows } };
};
