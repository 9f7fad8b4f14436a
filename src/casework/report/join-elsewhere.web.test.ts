import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { openCaseApp } from '../../../test/case-app.ts';
import { plant } from '../../../test/database.ts';
import { caseOf, link, type OneChild } from '../../../test/one-child.ts';

const app = await openCaseApp();
const { officer } = app;
const why = 'The same message in the same class on the same day';

const standing = ({ id }: OneChild) =>
  app.read(async (tx) => {
    const { rows } = await sql<{ stage: string; version: number }>`
      SELECT stage, version FROM case_file WHERE case_file = ${id}`.execute(tx);
    return rows[0];
  });

const join = async (from: OneChild, into: OneChild): Promise<void> => {
  const said = { children: [{ person: from.person, same: into.person }], why };
  const done = await officer.send('POST', `/api/cases/${from.id}/join/${into.id}`, said);
  assert.equal(done.status, 201, done.text);
};

test('given closed cases of one child, when a report joins by which an earlier one becomes theirs, then each that knows more opens again and tells it, and one that knows no more stays closed', async () => {
  const [earliest, later, into, from] = [await caseOf(app), await caseOf(app), await caseOf(app), await caseOf(app)];
  await link(app, into, later);
  await link(app, from, earliest);
  await plant(
    app.test,
    `UPDATE case_file SET stage = 'closed' WHERE case_file IN ('${earliest.id}', '${later.id}', '${into.id}')`,
  );
  const [before, first] = [await standing(later), await standing(earliest)];
  await join(from, into);
  assert.equal((await standing(into))?.stage, 'open');
  const after = await standing(later);
  assert.equal(after?.stage, 'open', 'that its child was told of before counts there from now on');
  assert.ok(after.version > (before?.version ?? 0), 'a page of it that is open is out of date');
  assert.match((await officer.get(`/cases/${later.id}`)).text, /Report joined/);
  assert.deepEqual(await standing(earliest), first, 'what came after it is no earlier report');
});
