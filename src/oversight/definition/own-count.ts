import type { Context } from '../../platform/command/index.ts';
import { readOwnRecords, tabulate, type CountTable, type OwnRecord } from '../source/own.ts';
import type { StoredDefinition } from './stored.ts';

/** First and last day. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

/** Counts records by a definition. */
export const countBy = (definition: StoredDefinition, { from, to }: Days, records: Iterable<OwnRecord>): CountTable =>
  tabulate(
    {
      definition: definition.id,
      unit: definition.unit,
      periodStart: from,
      periodEnd: to,
      dimensions: [...(definition.byYear ? ['year' as const] : []), ...definition.dimensions],
      leavesOut: definition.leavesOut,
    },
    records,
  );

/** Own cases counted by a definition: exact, for a release and for nobody's eyes. */
export async function countOwnCases(context: Context, definition: StoredDefinition, days: Days): Promise<CountTable> {
  const { counts: kind, offenceScope: offences, dimensions } = definition;
  const fields = [...new Set(dimensions.map(({ field }) => field))];
  const asked = { kind, periodStart: days.from, periodEnd: days.to, offences, fields };
  return countBy(definition, days, await readOwnRecords(context, asked));
}
