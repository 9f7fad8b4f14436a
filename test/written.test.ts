import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import { DICTIONARY, writeDictionary } from '../scripts/dictionary.ts';
import { ARRESTS, writeArrests } from '../scripts/arrests.ts';
import { dumpSchema, SCHEMA } from '../scripts/schema.ts';
import { withClient } from '../src/platform/database/index.ts';
import { freshDatabase, plant } from './database.ts';

const db = await freshDatabase();
const schema = () => withClient(db.ownerUrl, dumpSchema);
const dictionary = () => withClient(db.ownerUrl, writeDictionary);
const STALE = 'it is out of date: npm run written';

it('given the migrations, when they are applied, then migrations/schema.sql and the data dictionary say what they make', async () => {
  assert.equal(await schema(), readFileSync(SCHEMA, 'utf8'), STALE);
  assert.equal(await dictionary(), readFileSync(DICTIONARY, 'utf8'), STALE);
});

it('given the arrests table that ships, when what pages need of it is read anew, then it is what they have', async () => {
  assert.equal(await writeArrests(), readFileSync(ARRESTS, 'utf8'), STALE);
});

it('given a column, a check, an index, a policy, a guard or a right that differs, when the schema is written, then it shows', async () => {
  const before = await schema();
  let was = before;
  for (const change of [
    'ALTER TABLE floor ADD COLUMN planted text',
    'ALTER TABLE floor ALTER COLUMN with_whom DROP NOT NULL',
    'ALTER TABLE report DROP CONSTRAINT report_safe_check',
    'DROP INDEX floor_newest',
    'DROP POLICY crime_force ON crime',
    'ALTER TABLE crime NO FORCE ROW LEVEL SECURITY',
    'GRANT DELETE ON party TO evenhand_app',
    'GRANT UPDATE (kind) ON party TO evenhand_app',
    'CREATE VIEW planted AS SELECT 1 AS one',
  ]) {
    await plant(db, change);
    const is = await schema();
    assert.notEqual(is, was, change);
    was = is;
  }
  assert.notEqual(await dictionary(), readFileSync(DICTIONARY, 'utf8'));
  assert.notEqual(was, before);
});
