import {
  isUnmeasured,
  spreadSlopes,
  trend,
  type Observed,
  type PeriodCount,
  type SpreadSlopes,
  type Trend,
} from '../measure/index.ts';

/** [D] Over fewer periods a slope is the season or chance as likely as not: neither it nor a p-value is a finding. */
export const FEWEST_PERIODS = 5;
/** The interval of the ratio of spreads was tried with forty forces (docs/measures.md); between few it is too narrow. */
export const FEWEST_FORCES = 20;

const UNITS: ReadonlyMap<number, string> = new Map([
  [1, 'month'],
  [3, 'quarter'],
  [12, 'year'],
]);

const months = (from: string, to: string): number => {
  const [start, end] = [new Date(from), new Date(to)];
  const days = (end.getTime() - start.getTime()) / 86_400_000;
  return Math.max(1, Math.round(days / 30.4375));
};

/** What moves over time, of the forces that have a figure, or no case, in every period. */
export interface Movement {
  readonly unit: string;
  readonly periods: number;
  readonly trend: Trend | null;
  readonly spread: SpreadSlopes | null;
}

/** A period with what each force has in it. */
interface PeriodFigure {
  readonly from: string;
  readonly to: string;
  readonly forces: readonly (Observed & { readonly force: string })[];
}

interface Timed {
  readonly figure: PeriodFigure;
  /** In units, so that a gap is a gap. */
  readonly at: number;
}

function timed(figures: readonly PeriodFigure[]): { readonly unit: string; readonly all: readonly Timed[] } {
  const length = Math.min(...figures.map(({ from, to }) => months(from, to)));
  const [first] = figures;
  return {
    unit: UNITS.get(length) ?? `${length} months`,
    all: figures.map((figure) => ({
      figure,
      at: first === undefined || figure === first ? 0 : Math.round(months(first.from, figure.from)) / length,
    })),
  };
}

const total = (figure: PeriodFigure, of: 'y' | 'n'): number => figure.forces.reduce((sum, each) => sum + each[of], 0);

interface Together {
  readonly figures: readonly PeriodFigure[];
  readonly forces: number;
}

/** Slope of the share of all together, and whether the spread between forces shrinks (statistics 2.7). */
export function movementOf({ figures, forces }: Together): Movement | null {
  if (forces === 0 || figures.length < FEWEST_PERIODS) return null;
  const { unit, all } = timed(figures);
  const slope = trend(all.map(({ figure, at }) => ({ at, y: total(figure, 'y'), n: total(figure, 'n') })));
  const series = new Map<string, PeriodCount[]>();
  for (const { figure, at } of all)
    for (const { force, y, n } of figure.forces) series.set(force, [...(series.get(force) ?? []), { at, y, n }]);
  const spread = forces < FEWEST_FORCES ? null : spreadSlopes([...series.values()]);
  return {
    ...{ unit, periods: figures.length },
    trend: isUnmeasured(slope) ? null : slope,
    spread: spread === null || isUnmeasured(spread) ? null : spread,
  };
}
