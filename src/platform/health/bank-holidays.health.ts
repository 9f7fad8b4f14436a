import { sql } from 'kysely';
import { BANK_HOLIDAYS_UNTIL, bankHolidayAlarm } from '../clock/index.ts';
import type { Database } from '../database/index.ts';
import { ill, well, type Finding } from './finding.ts';

const PART = 'bank holidays';
const WITHOUT = 'a limit in working days that ends later leaves out weekends alone, and comes early';

/** Whether the table of bank holidays reaches, by the database's clock: it is released, and installed, before it is needed. */
export const checkBankHolidays = async (database: Database): Promise<Finding> => {
  const { rows } = await sql<{ now: Date }>`SELECT now() AS now`.execute(database.kysely);
  const alarm = rows[0] === undefined ? undefined : bankHolidayAlarm(rows[0].now);
  if (alarm === undefined) return well(PART, `known until ${BANK_HOLIDAYS_UNTIL}`);
  if (alarm === 'ran-out')
    return ill(PART, `the table ended on ${BANK_HOLIDAYS_UNTIL}; ${WITHOUT}`, 'Install a release with a later table.');
  const todo = 'Install a release with a later table before that day.';
  return { part: PART, ok: true, look: true, found: `the table ends on ${BANK_HOLIDAYS_UNTIL}; ${WITHOUT}`, todo };
};
