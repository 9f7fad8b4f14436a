import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { startOfDay, startOfNextDay } from '../../platform/clock/index.ts';
import type { Context } from '../../platform/command/index.ts';
import { hasField, type Field, type RecordKind } from './own-field.ts';
import { groupsOf } from './own-group.store.ts';
import type { OwnRecord } from './own-record.ts';
import { OwnRow } from './own-row.ts';
import { ownStatement } from './own-statement.ts';
import { valuesOf } from './own-value.ts';

/** Which records of own cases, over which days, and which fields are wanted of them. */
export interface OwnAsked {
  readonly kind: RecordKind;
  readonly periodStart: string;
  /** The last day, not the day after it. */
  readonly periodEnd: string;
  readonly offences: readonly string[];
  readonly fields: readonly Field[];
}

/** Kept nowhere: worked out of the force's own key, so that it is the same in every answer and nobody outside can. */
const keyer = (searchKey: Buffer): ((id: string) => number) => {
  const own = createHmac('sha256', searchKey).update('keys of counted records').digest();
  return (id) => createHmac('sha256', own).update(id).digest()[0] ?? 0;
};

/** Sex and ethnicity are sealed with the person: they are opened only where a definition counts by them. */
const SEALED: readonly Field[] = ['sex', 'ethnicity'];

/**
 * Own cases as records to be counted, by one statement over what casework keeps. Exact, and for a count only: whoever shows
 * anything of it goes through a release.
 */
export async function readOwnRecords(context: Context, asked: OwnAsked): Promise<readonly OwnRecord[]> {
  const { kind, periodStart, periodEnd, offences, fields } = asked;
  const missing = fields.find((field) => !hasField(kind, field));
  if (missing !== undefined) throw new Error(`records of ${kind} have no ${missing}`);
  const scope = { from: startOfDay(periodStart), until: startOfNextDay(startOfDay(periodEnd)), offences };
  const { rows } = await ownStatement(kind, scope).execute(context.tx);
  const read = z.array(OwnRow).parse(rows);
  const sealed = fields.some((field) => SEALED.includes(field)) ? await groupsOf(context, read) : undefined;
  const keyOf = keyer(await context.keys.getSearchKey(context.actor.force));
  return read.map((row) => ({
    id: row.id,
    day: row.day,
    key: keyOf(row.id),
    values: valuesOf(row, fields, row.person === null ? undefined : sealed?.get(row.person)),
  }));
}
