// The lists and the search with ten times the cases, beside the same with a thousand, asked in turns.
import type pg from 'pg';
import { newId, withClient, OWNER } from '../../src/platform/database/index.ts';
import { inForce } from '../../src/platform/database/transaction.ts';
import { addSeveralNamed, searchPeople, type KeyStore } from '../../src/platform/person/index.ts';
import { DAMAGES, damage, inventedPerson, sequence } from '../../src/platform/person/invented-names.make.ts';
import { keysInMemory } from '../../src/platform/person/person.make.ts';
import { multiplyCases, proposeCases } from '../../test/many-cases.ts';
import { quantile, timed, type Print } from './figure.ts';
import { serve, signedIn, type Databases, type Serving } from './installation.ts';
import { wireOf } from './wire.ts';

const FEW = 1000;
const WAITING = 20;
const ASKED = 300;
/** A list works out what is due in twenty-five cases of which it is not kept: until there is none on either side. */
const BEFORE = FEW / 25 + 20;
const FORCE = 'northmoor';
const SEED = 20_261_122;
const TOGETHER = 8;
const AT_ONCE = 500;

const asOwner = (databases: Databases, name: string, work: (client: pg.Client) => Promise<void>): Promise<void> =>
  withClient(databases.url(name, OWNER), async (client) => {
    await client.query(`SET evenhand.force = '${FORCE}'`);
    await work(client);
  });

/** A thousand cases as they are recorded, twenty of them waiting for a supervisor. */
const makeFew = async (databases: Databases, seeded: string): Promise<string> => {
  const name = await databases.create(seeded);
  const serving = await serve(databases, name);
  const wire = wireOf(serving, await signedIn(serving, 'officer'));
  for (let made = 0; made < FEW; made += TOGETHER)
    await Promise.all(
      Array.from({ length: TOGETHER }, () =>
        wire.ask('POST', '/api/reports', { toldBy: 'school', when: 'now', safe: 'yes', children: 2 }),
      ),
    );
  await serving.close();
  await asOwner(databases, name, async (client) => {
    await proposeCases(client, WAITING);
    await client.query('ANALYZE');
  });
  return name;
};

interface Side {
  readonly serving: Serving;
  readonly ask: Readonly<Record<string, () => Promise<unknown>>>;
}

/** As many named people as cases, with keys that live as long as the bench. */
const addPeople = async ({ opened }: Serving, keys: KeyStore, count: number): Promise<void> => {
  await keys.createForce(FORCE);
  const pick = sequence(SEED);
  const now = await opened.today();
  const add = async (people: number): Promise<void> => {
    const added = Array.from({ length: people }, () => ({ person: newId(now), details: inventedPerson(pick) }));
    await inForce(opened.database, FORCE, (tx) => addSeveralNamed({ tx, keys, force: FORCE }, added, now));
  };
  for (let added = 0; added < count; added += AT_ONCE) await add(Math.min(AT_ONCE, count - added));
};

const openSide = async (databases: Databases, name: string, cases: number, port: number): Promise<Side> => {
  const serving = await serve(databases, name, port);
  const keys = keysInMemory();
  await addPeople(serving, keys, cases);
  await asOwner(databases, name, async (client) => {
    await client.query('ANALYZE');
  });
  const officer = wireOf(serving, await signedIn(serving, 'officer'));
  const supervisor = wireOf(serving, await signedIn(serving, 'supervisor'));
  // People who are there, as somebody else would write them down: the same few on either side.
  const invent = sequence(SEED);
  const known = Array.from({ length: ASKED }, () => inventedPerson(invent));
  const pick = sequence(SEED + 1);
  let turn = 0;
  const page = (wire: typeof officer, path: string) => async () => {
    const { status } = await wire.ask('GET', path);
    if (status !== 200) throw new Error(`${path}: ${status}`);
  };
  const search = () =>
    inForce(serving.opened.database, FORCE, (tx) => {
      turn += 1;
      const [how, whole] = [DAMAGES[turn % DAMAGES.length] ?? 'date', known[turn % ASKED] ?? inventedPerson(pick)];
      return searchPeople({ tx, keys, force: FORCE }, damage(pick, whole, how));
    });
  return {
    serving,
    ask: {
      queue: page(supervisor, '/queue'),
      'the caseload of a force': page(officer, '/cases?show=force'),
      'one’s own caseload': page(officer, '/cases?show=mine'),
      search,
    },
  };
};

const compare = async (name: string, few: () => Promise<unknown>, many: () => Promise<unknown>) => {
  const [one, other]: [number[], number[]] = [[], []];
  for (let time = 0; time < BEFORE; time += 1) await Promise.all([few(), many()]);
  for (let time = 0; time < ASKED; time += 1) {
    one.push(await timed(few));
    other.push(await timed(many));
  }
  return { name, one, other };
};

export const measureGrowth = async (
  databases: Databases,
  seeded: string,
  sizes: readonly number[],
  print: Print,
): Promise<void> => {
  const base = await makeFew(databases, seeded);
  for (const size of sizes) {
    const name = await databases.create(base);
    await asOwner(databases, name, (client) => multiplyCases(client, Math.round(size / FEW) - 1));
    const few = await openSide(databases, await databases.create(base), FEW, 43_118);
    const many = await openSide(databases, name, size, 43_119);
    for (const [what, ask] of Object.entries(many.ask)) {
      const { one, other } = await compare(what, few.ask[what] ?? ask, ask);
      const at = (share: number): string =>
        `${quantile(one, share).toFixed(1)} to ${quantile(other, share).toFixed(1)} ms`;
      print({
        ...{ name: `${what}: p99 at ${size} cases beside ${FEW}`, n: ASKED, unit: '×' },
        value: quantile(other, 0.99) / quantile(one, 0.99),
        wanted: { atMost: 2 },
        says: `p99 ${at(0.99)}, median ${at(0.5)} (${(quantile(other, 0.5) / quantile(one, 0.5)).toFixed(2)} ×), asked in turns; ${WAITING} wait in either queue, as many people as cases.`,
      });
    }
    await few.serving.close();
    await many.serving.close();
  }
};
