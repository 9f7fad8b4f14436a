import type { ComparisonView, ForceRow } from './comparison.view.ts';

const cells = (row: ForceRow): readonly string[] => [
  row.force,
  row.numerator,
  row.denominator,
  row.share,
  ...row.beside,
  row.interval,
  row.limits95,
  row.limits998,
  row.outside,
  row.pooled,
];

/** Names to the left, numbers to the right. */
function aligned(table: readonly (readonly string[])[]): readonly string[] {
  const widths = (table[0] ?? []).map((_, i) => Math.max(...table.map((row) => row[i]?.length ?? 0)));
  return table.map((row) =>
    row
      .map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
}

const section = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];

/** The comparison for a terminal, in the order of the page: the spread first, then how many lie beyond what chance allows. */
export const comparisonText = (view: ComparisonView, beyond: readonly string[] = []): string =>
  [
    view.spread,
    view.range,
    ...(view.icc === '' ? [] : [view.icc]),
    view.middle,
    ...beyond,
    ...section(
      'Definition',
      view.definition.map(({ key, value }) => `${key}: ${value}`),
    ),
    '',
    ...aligned([view.head, ...view.rows.map(cells)]),
    ...section(
      'Left out',
      view.excluded.map(({ force, why }) => `${force}: ${why}`),
    ),
    ...section('To be read with it', view.warnings),
    '',
    // Wherever the figures go, it has to go with them.
    view.licence,
    '',
  ].join('\n');
