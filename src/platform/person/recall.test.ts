import assert from 'node:assert/strict';
import test from 'node:test';
import { freshDatabase, plant } from '../../../test/database.ts';
import { inForce } from '../database/transaction.ts';
import { addNamed, searchPeople, type Vault } from './index.ts';
import { DAMAGES, damage, inventedPerson, sequence } from './invented-names.make.ts';
import { keysInMemory, NOW } from './person.make.ts';

const PAIRS = Number(process.env['EVENHAND_PAIRS'] ?? 500);
const TOGETHER = 8;
const SEED = 20_261_122;

const db = await freshDatabase();
const keys = keysInMemory();
await plant(
  db,
  `INSERT INTO force (force, name, nation, issuer, client) VALUES ('northmoor', 'Northmoor', 'england', 'i', 'c')`,
);
await keys.createForce('northmoor');
const within = <T>(work: (vault: Vault) => Promise<T>): Promise<T> =>
  inForce(db.database, 'northmoor', (tx) => work({ tx, keys, force: 'northmoor' }));

test(`given ${PAIRS} invented people, when each is sought as another would write them, then 98 % are offered`, async (t) => {
  const pick = sequence(SEED);
  const pairs = Array.from({ length: PAIRS }, (_, n) => {
    const whole = inventedPerson(pick);
    const how = DAMAGES[n % DAMAGES.length] ?? 'date';
    return { whole, how, sought: damage(pick, whole, how) };
  });
  const ids = await within(async (vault) => {
    const added: string[] = [];
    for (const { whole } of pairs) {
      const one = await addNamed(vault, whole, NOW);
      assert.ok(one.ok);
      added.push(one.value);
    }
    return added;
  });
  await plant(db, 'ANALYZE person_token');
  const missed = new Map<string, number>();
  let [found, others, opened] = [0, 0, 0];
  const started = process.hrtime.bigint();
  const look = async (at: number): Promise<void> => {
    const pair = pairs[at];
    if (pair === undefined) return;
    const result = await within((vault) => searchPeople(vault, pair.sought));
    assert.ok(result.ok);
    const hit = result.value.offers.some(({ person }) => person.person === ids[at]);
    found += hit ? 1 : 0;
    others += result.value.offers.length - (hit ? 1 : 0);
    opened += result.value.lookedAt.length;
    if (!hit) missed.set(pair.how, (missed.get(pair.how) ?? 0) + 1);
  };
  for (let at = 0; at < PAIRS; at += TOGETHER) {
    await Promise.all(Array.from({ length: TOGETHER }, (_, n) => look(at + n)));
  }
  const ms = Number((process.hrtime.bigint() - started) / 1_000_000n) / PAIRS;
  t.diagnostic(
    `pairs ${PAIRS}, seed ${SEED}: recall ${((100 * found) / PAIRS).toFixed(2)} %, false suggestions a true one ` +
      `${(others / found).toFixed(2)}, opened a search ${(opened / PAIRS).toFixed(0)}, ${ms.toFixed(1)} ms a search; ` +
      `missed ${JSON.stringify(Object.fromEntries(missed))}`,
  );
  assert.ok(found / PAIRS >= 0.98);
  assert.ok(others / found <= 5);
});
