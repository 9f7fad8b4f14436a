import { sql } from 'kysely';
import type { Change } from '../../platform/command/index.ts';
import { newId } from '../../platform/database/index.ts';
import { keepCounts } from './kept-counts.store.ts';
import {
  decideTakeTable,
  type TableTaken,
  type TakeTable,
  type TakeTableRefusal,
  type TakeTableState,
} from './taken-table.ts';

/** Takes an official table in: brought and taken at once, since it leaves no question open. */
export const takeTable: Change<TakeTable, TakeTableState, TableTaken, TakeTableRefusal> = {
  action: 'take-source',
  cases: () => [],
  load: async ({ tx, now }, { publisher, sha256, offence }) => {
    // Taken whole before, one offence of it is there already.
    const { rows } = await sql<{ source: string; counts: number }>`
      SELECT f.source, t.counts FROM source_file f JOIN source_taken t ON t.force = f.force AND t.source = f.source
      WHERE f.publisher = ${publisher} AND f.sha256 = ${sha256} AND f.official IS NOT NULL
        AND (f.offence IS NULL OR f.offence = ${offence}) ORDER BY t.taken_at LIMIT 1`.execute(tx);
    return { id: newId(now), before: rows[0] };
  },
  decide: decideTakeTable,
  apply: async ({ tx, actor }, events) => {
    for (const event of events) {
      const { source, publisher, file, sha256, page, official, vintage, offence, at } = event;
      await sql`INSERT INTO source_file (force, source, publisher, file, sha256, page, official, vintage, offence, brought_at, brought_by)
        VALUES (${actor.force}, ${source}, ${publisher}, ${file}, ${sha256}, ${page}, ${official}, ${vintage}, ${offence}, ${at}, ${actor.staff})`.execute(
        tx,
      );
      await keepCounts(tx, actor, event);
    }
  },
  tell: (events) => ({
    kind: 'collection',
    cases: [],
    people: [],
    content: { taken: events.map(({ source, sha256, counts }) => ({ source, sha256, counts: counts.length })) },
    given: Object.fromEntries(events.map(({ source }) => ['source', source])),
  }),
};
