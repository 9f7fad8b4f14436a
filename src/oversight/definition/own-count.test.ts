import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { openTestInstallation } from '../../../test/app.ts';
import { many } from '../../../test/many.ts';
import { inventedCase, plantOwnCases, type InventedCase } from '../../../test/own-cases.ts';
import { inForce } from '../../platform/database/transaction.ts';
import type { CountTable } from '../source/own.ts';
import { definitions, findDefinition } from './definitions.ts';
import { countOwnCases } from './own-count.ts';
import { naiveCells } from './own-count.make.ts';

const installation = await openTestInstallation();
const { opened, db } = installation;
const officer = await installation.actor('northmoor', 'officer');
const cases = fc.sample(inventedCase, many(80, 4));
await plantOwnCases({ db, keys: opened.keys, force: 'northmoor', staff: officer.staff }, cases);
const NOW = new Date('2026-11-22T10:00:00Z');
const PERIODS = [
  { from: '2025-01-01', to: '2025-12-31' },
  { from: '2025-03-30', to: '2025-06-29' },
  { from: '2025-10-26', to: '2026-02-01' },
];

const filled = ({ cells }: CountTable): ReadonlyMap<string, number> =>
  new Map(cells.filter(({ count }) => count > 0).map(({ at, count }) => [at.join(' | '), count]));

const sorted = (counts: ReadonlyMap<string, number>) => [...counts].toSorted(([a], [b]) => (a < b ? -1 : 1));

for (const definition of definitions())
  test(`given invented cases, when they are counted by ${definition.id}, then each cell is what counting by hand gives`, async () => {
    for (const days of PERIODS) {
      const table = await inForce(db.database, 'northmoor', (tx) =>
        countOwnCases({ tx, keys: opened.keys, actor: officer, now: NOW }, definition, days),
      );
      assert.deepEqual(sorted(filled(table)), sorted(naiveCells(definition, days, cases)), JSON.stringify(days));
      const all = definition.dimensions.reduce((cells, { groups }) => cells * groups.length, 1);
      const years = definition.byYear ? Number(days.to.slice(0, 4)) - Number(days.from.slice(0, 4)) + 1 : 1;
      assert.equal(table.cells.length, all * years, 'zeros too');
    }
  });

test('given the same cases counted twice, then every cell has the same key; and another force counts none of them', async () => {
  const [definition] = definitions().filter(({ id }) => id === 'outcome-by-sex');
  assert.ok(definition !== undefined);
  const [days = { from: '', to: '' }] = PERIODS;
  const count = (force: string) =>
    inForce(db.database, force, (tx) =>
      countOwnCases({ tx, keys: opened.keys, actor: { ...officer, force }, now: NOW }, definition, days),
    );
  const [one, again, other] = [await count('northmoor'), await count('northmoor'), await count('eastmere')];
  assert.deepEqual(one, again);
  assert.ok(new Set(one.cells.map(({ key }) => key)).size > 5);
  assert.ok(other.cells.every((cell) => cell.count === 0 && cell.key === 0));
});

// What a wrong statement would give, planted in the cases instead: each has to be seen by the comparison above.
const PLANTED: readonly (readonly [string, string, (made: InventedCase) => InventedCase])[] = [
  [
    'a cancelled crime counted',
    'outcomes-by-type',
    (made) => ({ ...made, crimes: made.crimes.map((crime) => ({ ...crime, cancelled: false })) }),
  ],
  [
    'an arrest counted that was only decided on',
    'arrests-under-18',
    (made) => ({
      ...made,
      people: made.people.map(({ arrested, ...person }) => ({
        ...person,
        arrested: arrested === undefined ? undefined : arrested - (arrested % 3) + 1,
      })),
    }),
  ],
  [
    'care that is not known read as no',
    'outcome-by-care',
    (made) => ({
      ...made,
      people: made.people.map((person) => ({ ...person, care: person.care === 'yes' ? 'yes' : 'no' })),
    }),
  ],
  [
    'a returned proposal counted',
    'outcome-21-crimes',
    (made) => ({ ...made, rulings: made.rulings.map((ruling) => ({ ...ruling, verdict: 'approved' })) }),
  ],
  [
    'what was stated put before a date of birth',
    'outcome-by-age-band',
    (made) => ({ ...made, people: made.people.map((person) => ({ ...person, born: person.said ?? person.born })) }),
  ],
  [
    'an age that a date of birth excludes passed over',
    'outcome-by-age-band',
    (made) => ({
      ...made,
      people: made.people.map((person) => ({ ...person, said: person.born === undefined ? person.said : undefined })),
    }),
  ],
  [
    'an age above what a date of birth leaves taken at its word',
    'outcome-by-age-band',
    (made) => ({ ...made, people: made.people.map((person) => ({ ...person, most: undefined })) }),
  ],
];

for (const [what, id, plant] of PLANTED)
  test(`given ${what}, when it is held against the counts, then it is seen`, async () => {
    const definition = findDefinition(id);
    const [days] = PERIODS;
    assert.ok(definition !== undefined && days !== undefined);
    const table = await inForce(db.database, 'northmoor', (tx) =>
      countOwnCases({ tx, keys: opened.keys, actor: officer, now: NOW }, definition, days),
    );
    assert.notDeepEqual(sorted(filled(table)), sorted(naiveCells(definition, days, cases.map(plant))));
  });
