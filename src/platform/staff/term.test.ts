// Who starts again is the person that they were: never a second one who could approve what the first proposed.
import assert from 'node:assert/strict';
import test from 'node:test';
import { EVERY_ROLE, given, openTestInstallation } from '../../../test/app.ts';
import { plant } from '../../../test/database.ts';
import { openSessions } from './session.store.ts';
import { starter } from './staff.change.ts';

const installation = await openTestInstallation();
const { opened, db } = installation;
const sessions = openSessions(db.database);
const again = (roles: readonly string[]) =>
  opened.execute(opened.actorIn('northmoor'), starter(EVERY_ROLE), { subject: 'officer', name: 'Same Person', roles });

test('given an officer who left, when they start again as a supervisor, then it is their row of before, and its term is kept', async () => {
  const before = await installation.actor('northmoor', 'officer');
  const kept = (await sessions.start('northmoor', 'officer')) ?? '';
  await installation.leave('northmoor', 'officer');
  assert.equal(await sessions.start('northmoor', 'officer'), undefined);
  await given(again(['supervisor']));
  const now = await installation.actor('northmoor', 'officer');
  assert.deepEqual([now.staff, now.name, now.roles], [before.staff, 'Same Person', ['supervisor']]);
  const { rows } = await plant(db, `SELECT staff FROM staff_term WHERE left_at >= started_at`);
  assert.deepEqual(rows, [{ staff: before.staff }]);
  // A session of the term that is over stays ended.
  assert.equal(await sessions.find(kept), undefined);
  const fresh = await sessions.find((await sessions.start('northmoor', 'officer')) ?? '');
  assert.equal(fresh?.actor.staff, before.staff);
  const twice = await again(['officer']);
  assert.equal(twice.ok ? '' : twice.refusal.code, 'AlreadyStaff');
});

test('given rows of one subject from before there was one for good, when they sign in, then what either did is their own', async () => {
  const old = '00000000-0000-7000-8000-0000000000f1';
  const row = (superseded: boolean) =>
    plant(
      db,
      `INSERT INTO staff (force, staff, subject, name, roles, started_at, left_at, superseded)
       VALUES ('northmoor', '${old}', 'registrar', 'Same Person', '{officer}', now(), now(), ${superseded})`,
    );
  await assert.rejects(row(false), /staff_subject/);
  await row(true);
  const session = await sessions.find((await sessions.start('northmoor', 'registrar')) ?? '');
  assert.deepEqual(session?.actor.formerly, [old]);
});
