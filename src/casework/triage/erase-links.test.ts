// Whoever is erased is found by nothing that is left: no link to another record, and no mark of a name that was sought for them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { openCaseApp } from '../../../test/case-app.ts';
import { plant } from '../../../test/database.ts';
import { nameMarks } from '../../platform/person/index.ts';
import { eraseWithLinks } from './erase-links.store.ts';
import { vaultOf } from './people.store.ts';

const app = await openCaseApp();
const NAME = { givenNames: 'Alder', familyName: 'Vanishworthy' };
const NOW = new Date('2026-11-22T10:00:00Z');
const actor = { force: 'northmoor', staff: '00000000-0000-7000-8000-00000000000a', name: 'Sidney Sample', roles: [] };

test('given two records held as one person and a name that was sought, when one is erased, then no link and no mark is left that tells', async () => {
  const [one, other] = [await app.openCase(1), await app.openCase(1)];
  const [[person = ''], [twin = '']] = [one.children, other.children];
  const at = `/api/cases/${one.id}/people/${person}`;
  await app.officer.send('POST', `${at}/search`, NAME);
  const match = { judged: 'same-person', others: [twin] };
  assert.equal((await app.officer.send('POST', `${at}/matches`, match)).status, 201);
  const marks = () =>
    app.read((tx) => {
      const context = { tx, actor, now: NOW, keys: app.opened.keys };
      return nameMarks(vaultOf(context), { case: one.id, person }, [NAME]);
    });
  const [mark = ''] = await marks();
  const { rows } = await plant(app.test, `SELECT body FROM ledger_content WHERE body LIKE '%"sought":[%'`);
  assert.ok(
    z
      .array(z.object({ body: z.string() }))
      .parse(rows)
      .some(({ body }) => body.includes(mark)),
  );
  // Under the force's key it would be told again for as long as the force is there.
  const force = {
    ...app.opened.keys,
    getSearchKey: () => Promise.reject(new Error('the key of the force was asked for')),
  };
  await app.read((tx) => nameMarks({ tx, keys: force, force: 'northmoor' }, { case: one.id, person }, [NAME]));

  const erased = await app.read((tx) =>
    eraseWithLinks({ tx, actor, now: NOW, keys: app.opened.keys }, { person: twin, rule: 'retention review' }),
  );
  assert.equal(erased.ok && erased.value.keyDestroyed, true);
  const links = await plant(app.test, `SELECT FROM same_person WHERE '${twin}' IN (person, other)`);
  assert.equal(links.rowCount, 0);
  assert.equal((await marks())[0], mark, 'of who is not erased nothing changed');
  await app.read((tx) =>
    eraseWithLinks({ tx, actor, now: NOW, keys: app.opened.keys }, { person, rule: 'retention review' }),
  );
  assert.deepEqual(await marks(), []);
});
