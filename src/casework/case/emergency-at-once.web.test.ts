// Sent at once: one opening, and one acknowledgement. What would be written is held up until all have come as far as they can.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import pg from 'pg';
import { codeIn, idIn, openCaseApp } from '../../../test/case-app.ts';
import type { Answer } from '../../../test/sign-in.ts';

const app = await openCaseApp();
const hub = await app.as('hub');
const WHY = 'The invented hospital asks at night whom it may call about a child';

/** Sends all while nobody can write into `table`, and lets them go on when each of them waits for a lock. */
const atOnce = async (table: string, count: number, send: () => Promise<Answer>): Promise<readonly Answer[]> => {
  const { server, name } = app.test;
  const mighty = new pg.Client({ connectionString: server.url(name, 'postgres') });
  await mighty.connect();
  try {
    await mighty.query(`BEGIN; LOCK TABLE ${table} IN SHARE MODE`);
    const sent = Promise.all(Array.from({ length: count }, send));
    const waiting = async (): Promise<number> => {
      const { rowCount } = await mighty.query(
        `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      return rowCount ?? 0;
    };
    while ((await waiting()) < count) await mighty.query('SELECT pg_stat_clear_snapshot()');
    await mighty.query('COMMIT');
    return await sent;
  } finally {
    await mighty.end();
  }
};

const codes = (answers: readonly Answer[]): readonly string[] =>
  answers.map((one) => (one.status === 201 ? 'taken' : codeIn(one))).toSorted();

it('given one who breaks glass several times at once, when all have been answered, then one hour runs; acknowledged at once, it is once', async () => {
  const { id } = await app.openCase(1);
  const at = `/api/cases/${id}/break-glass`;
  const broken = await atOnce('opening', 4, () => hub.send('POST', at, { reason: WHY }));
  assert.deepEqual(codes(broken), ['EmergencyRunning', 'EmergencyRunning', 'EmergencyRunning', 'taken']);

  const opening = broken.map((one) => idIn(one, 'opening')).find((one) => one !== '') ?? '';
  const acknowledge = `/api/cases/${id}/emergencies/${opening}/acknowledge`;
  const said = await atOnce('opening_acknowledgement', 3, () => app.supervisor.send('POST', acknowledge, {}));
  assert.deepEqual(codes(said), ['EmergencyAcknowledgedAlready', 'EmergencyAcknowledgedAlready', 'taken']);
});
