import type { Mark, Size } from '../chart/index.ts';
import type { Definition } from '../definition/index.ts';
import type { Download, DownloadCell } from '../release/index.ts';
import { offenceWords, period } from './words.ts';

/** A cell as it is read, and as it is reckoned with. */
export interface TableCell {
  readonly shown: string;
  readonly value: DownloadCell;
}

export interface ChartTable {
  readonly caption: string;
  readonly head: readonly string[];
  /** The first cell names its row. */
  readonly rows: readonly (readonly TableCell[])[];
}

export interface Line {
  readonly key: string;
  readonly value: string;
}

/** What every row that leaves carries with it. */
export interface Provenance {
  readonly definition: string;
  readonly basis: string;
  readonly period: string;
  readonly source: string;
  readonly vintage: string;
  readonly licence: string;
}

/** One chart with all that belongs to it; page, download and report show the same. */
export interface ChartView {
  readonly id: string;
  readonly title: string;
  /** In words, for whoever reads no chart. */
  readonly summary: readonly string[];
  /** Asks the question that the chart is for. */
  readonly caption: string;
  readonly drawing: ((size: Size) => Mark) | null;
  readonly table: ChartTable;
  readonly notes: readonly string[];
  readonly provenance: Provenance;
  /** The same as a sentence, where more is said of it than the provenance holds: whose adults are in it, of whom nothing was asked. */
  readonly ground?: string;
  /** What its figures are of and over, where that is not the share that is compared. */
  readonly defined?: { readonly numerator: string; readonly denominator: string };
}

export const words = (shown: string): TableCell => ({ shown, value: shown });
export const none = (shown: string): TableCell => ({ shown, value: null });
export const count = (value: number | null, missing = 'not given'): TableCell =>
  value === null ? none(missing) : { shown: value.toLocaleString('en-GB'), value };
/** A figure that is held back: in a file it is said in words, and not by an empty field. */
export const countOr = (value: number | null, why: string | undefined): TableCell =>
  value === null && why === 'withheld' ? words('held back') : count(value, (why ?? 'not-given').replace('-', ' '));

/** A true minus before a number: a hyphen reads as a range, and before a nought there is none. */
const withMinus = (text: string): string => text.replace(/^-(?=[0.]*$)/u, '').replace(/^-/u, '−');

export const share = (value: number | null, missing = 'not known'): TableCell =>
  value === null ? none(missing) : { shown: percent(value), value: Math.round(value * 1e6) / 1e6 };
export const decimal = (value: number | null, digits: number, missing = 'no bound'): TableCell =>
  value === null ? none(missing) : { shown: withMinus(value.toFixed(digits)), value: Math.round(value * 1e6) / 1e6 };

export const percent = (value: number): string => `${withMinus((value * 100).toFixed(1))}%`;

export const provenanceOf = (definition: Definition, of?: string): Provenance => ({
  definition:
    of ??
    `${definition.numerator.words} among ${definition.denominator.words}; ${offenceWords(definition.scope.offence)}; ${definition.scope.ages}`,
  basis: definition.basis,
  period: period(definition.period),
  source: definition.source,
  vintage: definition.files.map(({ file, vintage, sha256 }) => `${file}: ${vintage}; SHA-256 ${sha256}`).join('; '),
  licence: definition.told.licence,
});

/** What figures are of, in the sentence that a file carries with its finding. */
const groundOf = ({ provenance, ground }: ChartView): string => {
  const { definition, basis, period: time, source } = provenance;
  return ground ?? `Counted: ${definition}. Basis: ${basis}. Period: ${time}. Source: ${source}.`;
};

/** What its page says first, with what the figures are of behind the finding, so that whoever quotes a file quotes both. */
function findingOf(view: ChartView): readonly string[] {
  const [finding, ...more] = view.summary;
  return [...(finding === undefined ? [] : [`${finding} ${groundOf(view)}`]), ...more];
}

/** The table as a file: every row with its definition, basis, period, source and vintage, so that none is read without. */
export function downloadOf(view: ChartView): Download {
  const { table, provenance, notes, title } = view;
  const { definition, basis, period: time, source, vintage, licence } = provenance;
  return {
    name: title,
    columns: [...table.head, 'Definition', 'Basis', 'Period', 'Source', 'Vintage'],
    rows: table.rows.map((row) => [...row.map(({ value }) => value), definition, basis, time, source, vintage]),
    notes: [...findingOf(view), ...notes, licence],
  };
}

export const LICENCE = 'Contains public sector information licensed under the Open Government Licence v3.0.';
