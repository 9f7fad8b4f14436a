// The page of a case asks nothing of what the case holds nothing of: it has to read the same as when all is asked.
import assert from 'node:assert/strict';
import test from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { HELD } from '../src/casework/case/index.ts';
import { readCase } from '../src/casework/caseload/case-page.store.ts';
import { heldOf } from '../src/casework/caseload/held.store.ts';
import { recordedOf } from '../src/casework/triage/recorded.store.ts';
import { guidanceToday, openGuidance } from '../src/guidance.ts';
import { noteEmpty, type Tx } from '../src/platform/database/index.ts';
import { inForce, lookInForce } from '../src/platform/database/transaction.ts';
import { closingReading, outcomes } from '../src/readings.ts';
import { openCaseApp } from './case-app.ts';
import { plant } from './database.ts';
import { takeDown } from './statements.ts';

const app = await openCaseApp();
const { database, keys } = app.opened;
const now = await app.opened.today();
const guidance = guidanceToday(openGuidance(), now);
const look = readCase({ guidance, closing: closingReading(outcomes, guidance) });
const actor = { force: 'northmoor', staff: 'nobody', name: 'Nobody Example', roles: ['officer', 'supervisor'] };

const read = async (tx: Tx, id: string) => {
  const page = await look.load({ tx, actor, keys, now }, { case: id });
  if (!page.ok) throw new Error('refused');
  return page.value;
};

/** The page, and what the guidance is asked by. */
const readBoth = async (tx: Tx, id: string) => [await read(tx, id), await recordedOf(tx, id)] as const;

/** A change remembers nothing, so that all is asked. */
const readAll = (id: string) => inForce(database, 'northmoor', (tx) => readBoth(tx, id));
const readHeld = (id: string) => lookInForce(database, 'northmoor', (tx) => readBoth(tx, id));

// What the demonstration has no case of: a child who was reported before, and a decided case that opened again.
const [earlier, later, reopened] = [await app.openCase(1), await app.openCase(1), await app.openCase(1)];
await plant(
  app.test,
  `INSERT INTO party (force, case_file, person, kind, position, added_at)
   VALUES ('northmoor', '${later.id}', '${earlier.children[0] ?? ''}', 'child', 2, now())`,
);
await plant(app.test, `UPDATE report SET told_at = told_at - interval '1 day' WHERE case_file = '${earlier.id}'`);
await plant(
  app.test,
  `INSERT INTO reconsideration (force, reconsideration, case_file, cause, event, reopened_at, reopened_by)
   VALUES ('northmoor', gen_random_uuid(), '${reopened.id}', 'newly-recorded', 'FactAnswered', now(), 'nobody')`,
);

const { rows } = await plant(app.test, 'SELECT case_file AS id FROM case_file ORDER BY case_file');
const cases = z.array(z.object({ id: z.uuid() })).parse(rows);
const held = await Promise.all(cases.map(({ id }) => inForce(database, 'northmoor', (tx) => heldOf(tx, id))));

test('given every case of the demonstration, when it is read, then it reads as when all is asked', async () => {
  for (const { id } of cases) assert.deepEqual(await readHeld(id), await readAll(id), id);
});

for (const kind of Object.values(HELD))
  test(`given cases that hold something (${kind}), when it is taken for nothing, then it is missed`, async () => {
    const holding = cases.filter((_, place) => held[place]?.[kind] === true);
    assert.ok(holding.length > 0 && holding.length < cases.length);
    const missing = await Promise.all(
      holding.slice(0, 8).map(async ({ id }) => {
        const found = await lookInForce(database, 'northmoor', async (tx) => {
          noteEmpty(tx, id, [kind]);
          return readBoth(tx, id);
        });
        return !isDeepStrictEqual(found, await readAll(id));
      }),
    );
    assert.ok(missing.includes(true));
  });

/** Tables of which every case may hold something, and those whose rows hang on a row of a table that is checked. */
const ALWAYS = ['case_file', 'force', 'staff', 'person', 'party', 'report', 'crime', 'floor', 'alike', 'off_case'];
const HANGING = [
  ...['safeguarding_answer', 'next_step', 'own_words_answer', 'handover_answer', 'consideration_end'],
  ...['proposal_outcome', 'not_telling_answer', 'reconsideration_upheld', 'reconsideration_earlier'],
  ...['cancellation_refusal', 'death_withdrawn'],
];

const tablesIn = (texts: readonly string[]): readonly string[] => [
  ...new Set(
    texts.flatMap((text) =>
      [...text.matchAll(/(?<!DISTINCT )\b(?:FROM|JOIN) ([a-z_]+)\b/g)].flatMap(([, name]) => name ?? []),
    ),
  ),
];

test('given everything that is not asked of a case that holds nothing, when its tables are named, then each is checked', async () => {
  const { id } = await app.openCase(1);
  const { taken } = takeDown(database);
  const textsOf = async (reading: Promise<unknown>): Promise<readonly string[]> => {
    taken();
    await reading;
    return taken().map(({ text }) => text);
  };
  const [checks = ''] = await textsOf(inForce(database, 'northmoor', (tx) => heldOf(tx, id))).then((texts) =>
    texts.filter((text) => text.includes('f.version, (')),
  );
  const all = await textsOf(readAll(id));
  await readHeld(id);
  const asked = tablesIn((await textsOf(readHeld(id))).filter((text) => !text.includes('f.version, (')));
  const left = tablesIn(all).filter((table) => !asked.includes(table) && ![...ALWAYS, ...HANGING].includes(table));
  assert.ok(left.length > 15);
  assert.deepEqual(
    left.filter((table) => !new RegExp(`FROM ${table}\\b`).test(checks)),
    [],
  );
});

test('given a new case, when it is read, then few tables are asked for', async () => {
  const { id } = await app.openCase(2);
  await readHeld(id);
  const { taken } = takeDown(database);
  await readHeld(id);
  const asked = taken().filter(({ text }) => !text.includes('f.version, ('));
  assert.ok(asked.length > 0);
  for (const table of ['proposal', 'reconsideration', 'own_words', 'same_person'])
    assert.deepEqual(
      asked.filter(({ text }) => new RegExp(`FROM ${table}\\b`).test(text)),
      [],
      table,
    );
});

test('given something recorded after it was seen that there was nothing, when the case is read, then it is there', async () => {
  const { id, children } = await app.openCase(1);
  const [child = ''] = children;
  const page = await lookInForce(database, 'northmoor', async (tx) => {
    await look.ahead?.({ tx }, { case: id });
    const sent = { result: 'no-trace', when: 'now' };
    const recorded = await app.officer.send('POST', `/api/cases/${id}/checks/${child}/pnc`, sent);
    assert.equal(recorded.status, 201);
    return read(tx, id);
  });
  assert.equal(page.progress.checksRun, 1);
});
