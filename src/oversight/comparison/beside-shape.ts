import { z } from 'zod';
import { forceKey } from '../source/index.ts';
import { changeOf, type Change } from './change.ts';
import { caseMixOf } from './case-mix.ts';
import type { Compared } from './compare-files.ts';
import { Interval, OpenInterval } from './comparison-shape.ts';
import { middleOf } from './percentiles.ts';
import { fitsOf, trendFigures } from './trend-fits.ts';
import { isOpen } from './trend-open.ts';

/** The measures that stand beside the published shape, as pages give them in words. */
export const BesideShape = z.object({
  /** Shares as recorded at the 10th and the 90th percentile, and their ratio; null below ten forces. */
  middle: z.object({ low: z.number(), high: z.number(), ratio: z.number().nullable() }).nullable(),
  /** Of the forces with a figure, or no case, in every period; null below five periods, and where the basis is still being filled. */
  movement: z
    .object({
      forces: z.number(),
      unit: z.string(),
      periods: z.number(),
      trend: z.object({ oddsRatio: z.number(), interval: Interval, p: z.number() }).nullable(),
      spread: z
        .object({
          first: z.number(),
          last: z.number(),
          ratio: z.number(),
          interval: Interval.nullable(),
          /** Of the test that all forces change alike. */
          p: z.number(),
        })
        .nullable(),
    })
    .nullable(),
  /** Each force's periods watched against its own earlier ones (CUSUM); null where the basis is still being filled. */
  changes: z
    .array(
      z.object({
        force: z.string(),
        /** `few`: fewer than eight periods. `unwatched`: none or all of the first half. */
        kind: z.enum(['watched', 'few', 'unwatched']),
        /** The share of the first half of its periods, which are from one to another. */
        share: z.number().nullable(),
        from: z.string().nullable(),
        to: z.string().nullable(),
        /** The periods since; and in which of them a rise or a fall of the odds, doubled or halved, is signalled. */
        watched: z.array(z.string()),
        rises: z.array(z.string()),
        falls: z.array(z.string()),
        /** While nothing changes, one signal in so many periods. */
        runLength: z.number().nullable(),
      }),
    )
    .nullable(),
  /** In cases of the same ages; null where the source does not give its counts by bands of age. Of fewer than five forces without a spread. */
  caseMix: z
    .object({
      bands: z.array(z.string()),
      mor: z.number().nullable(),
      morInterval: OpenInterval.nullable(),
      /** By which estimator: below twenty forces the one of `spreadOfFew`, as the headline has it. */
      by: z.enum(['likelihood', 'adjusted profile likelihood']).nullable(),
      /** The same cases of the same forces without regard to age, by the same estimator. */
      plain: z.object({ mor: z.number(), morInterval: OpenInterval }).nullable(),
      /** Observed over expected: to be held against 1, never against another force’s. */
      forces: z.array(
        z.object({
          force: z.string(),
          observed: z.number(),
          expected: z.number(),
          ratio: z.number(),
          interval: Interval,
        }),
      ),
    })
    .nullable(),
});
export type BesideShape = z.input<typeof BesideShape>;

const pair = ([low, high]: readonly [number, number]): [number, number] => [low, high];

const openPair = ([low, high]: readonly [number, number | null]): [number, number | null] => [low, high];

function movementShape({ comparison: { definition }, over }: Compared): BesideShape['movement'] {
  const figures = trendFigures(over, definition);
  const { same } = figures;
  const found = isOpen(definition) ? null : fitsOf(figures, over, definition).movement;
  if (found === null) return null;
  const { unit, periods, trend, spread } = found;
  return {
    ...{ forces: same.forces, unit, periods },
    trend: trend === null ? null : { oddsRatio: trend.oddsRatio, interval: pair(trend.oddsRatioInterval), p: trend.p },
    spread:
      spread === null
        ? null
        : {
            ...{ first: spread.first, last: spread.last, ratio: spread.ratio, p: spread.test.p },
            interval: spread.ratioInterval === null ? null : pair(spread.ratioInterval),
          },
  };
}

function caseMixShape(compared: Compared): BesideShape['caseMix'] {
  const found = caseMixOf(compared);
  if (found === null) return null;
  return {
    bands: [...found.bands],
    mor: found.spread?.mor ?? null,
    morInterval: found.spread === null ? null : openPair(found.spread.morInterval),
    by: found.spread?.by ?? null,
    plain:
      found.spread === null
        ? null
        : { mor: found.spread.plain.mor, morInterval: openPair(found.spread.plain.morInterval) },
    forces: compared.comparison.forces.flatMap(({ force }) => {
      const own = found.forces.get(forceKey(force));
      if (own === undefined) return [];
      const { observed, expected, ratio, interval } = own;
      return [{ force, observed, expected, ratio, interval: pair(interval) }];
    }),
  };
}

function changeShape(change: Change): Changes[number] {
  const none = { share: null, from: null, to: null, watched: [], rises: [], falls: [], runLength: null };
  const { force, kind } = change;
  if (change.kind === 'few') return { force, kind, ...none };
  const { share, from, to } = change;
  if (change.kind === 'unwatched') return { force, kind, ...none, share, from, to };
  const { watched, rises, falls, runLength } = change;
  return { force, kind, share, from, to, watched: [...watched], rises: [...rises], falls: [...falls], runLength };
}

type Changes = NonNullable<BesideShape['changes']>;

const changesShape = ({ comparison: { definition, forces }, over }: Compared): BesideShape['changes'] =>
  isOpen(definition) ? null : forces.map(({ force }) => changeShape(changeOf(force, over, definition)));

export const besideOf = (compared: Compared): BesideShape => ({
  middle: middleOf(compared.comparison.forces.map(({ share }) => share)),
  movement: movementShape(compared),
  changes: changesShape(compared),
  caseMix: caseMixShape(compared),
});
