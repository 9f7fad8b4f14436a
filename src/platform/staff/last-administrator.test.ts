// Nobody leaves a force without an administrator unawares: neither by leaving nor by another role, nor two at once.
import assert from 'node:assert/strict';
import test from 'node:test';
import { EVERY_ROLE, given, openTestInstallation } from '../../../test/app.ts';
import { inForce } from '../database/transaction.ts';
import { checkAdministrators } from './index.ts';
import { leaver, roleChanger, starter } from './staff.change.ts';

const { opened } = await openTestInstallation();
const by = opened.actorIn('northmoor');
const leave = async (subject: string, evenIfLast?: boolean) => {
  const done = await opened.execute(by, leaver, { subject, evenIfLast });
  return done.ok ? 'left' : done.refusal.code;
};
const change = async (subject: string, roles: readonly string[], evenIfLast?: boolean) => {
  const done = await opened.execute(by, roleChanger(EVERY_ROLE), { subject, roles, evenIfLast });
  return done.ok ? 'changed' : done.refusal.code;
};
const start = (subject: string) =>
  given(opened.execute(by, starter(EVERY_ROLE), { subject, name: `${subject} Example`, roles: ['administrator'] }));

test('given one administrator, when they leave or lose the role, then it is refused, unless it is said on purpose', async () => {
  assert.equal(await leave('administrator'), 'LastAdministrator');
  assert.equal(await change('administrator', ['officer']), 'LastAdministrator');
  assert.equal(await change('administrator', ['administrator', 'officer']), 'changed', 'they keep the role');
  assert.equal(await leave('officer'), 'left', 'nobody else is held');
  await start('second');
  assert.equal(await change('administrator', ['officer']), 'changed', 'somebody else may add staff');
  assert.equal(await leave('second'), 'LastAdministrator');
  const look = async () =>
    (await inForce(opened.database, 'northmoor', (tx) => checkAdministrators(tx, 'northmoor'))).look;
  assert.equal(await look(), undefined);
  assert.equal(await leave('second', true), 'left');
  assert.equal(await look(), true, 'who looks at the installation is told');
});

test('given two administrators, when both leave at once, then one of them is refused', async () => {
  await start('third');
  await start('fourth');
  const done = await Promise.all([leave('third'), leave('fourth')]);
  assert.deepEqual(done.toSorted(), ['LastAdministrator', 'left']);
});
