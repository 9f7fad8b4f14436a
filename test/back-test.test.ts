// Closed cases under another version of the guidance: read from a real force, each look logged, nothing of anybody shown.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { readClosedCases } from '../src/casework/closing/index.ts';
import { eachClosedCase } from '../src/oversight/guidance/closed-cases.ts';
import type { BackTestCase, Policy } from '../src/policy/index.ts';
import { realPolicy } from '../src/policy/real-policy.make.ts';
import { given } from './app.ts';
import { plant } from './database.ts';
import { throughApi } from './scenario/api.ts';
import { openPremises } from './scenario/premises.ts';
import { PROPORTIONATE, WILLING } from './scenario/willing.ts';
import { carry } from './scenario/walk.ts';

const premises = await openPremises();
const { opened, db } = premises.installation;
const version: Policy = realPolicy('2024-05', readFileSync);

const closeOne = (seed: number): Promise<void> =>
  carry(
    throughApi(premises, 'northmoor'),
    {
      id: `back-test-${seed}`,
      story: '',
      expected: { ...PROPORTIONATE, duties: [] },
      known: WILLING,
      way: async ({ protect, decide, end }) => {
        await protect();
        await decide({ outcome: '21', about: 'A' });
        await end();
      },
    },
    seed,
  );

describe('closed cases under another version', () => {
  it('given a closed case and an open one, when they are read, then only the closed one is, and everybody in it is logged', async () => {
    assert.deepEqual(await given(opened.consult(opened.actorIn('northmoor'), readClosedCases, {})), []);
    await closeOne(300);
    const [found, ...others] = await given(opened.consult(opened.actorIn('northmoor'), readClosedCases, {}));
    assert.ok(found !== undefined);
    assert.equal(others.length, 0);
    assert.deepEqual(
      found.asked.people?.map(({ ref }) => ref),
      found.people.map(({ ref }) => ref),
    );
    const logged = await plant(
      db,
      `SELECT people FROM ledger_entry WHERE action = 'back-test-guidance' ORDER BY at DESC LIMIT 1`,
    );
    const [{ people }] = z.tuple([z.object({ people: z.array(z.string()) })]).parse(logged.rows);
    assert.deepEqual(people.sort(), found.people.map(({ person }) => person).sort());
  });

  it('given an officer, when closed cases are asked for, then it is refused', async () => {
    const officer = {
      force: 'northmoor',
      staff: await premises.staffOf('northmoor', 'officer'),
      name: 'x',
      roles: ['officer'],
    };
    const asked = await opened.consult(officer, readClosedCases, {});
    assert.equal(asked.ok, false);
  });

  it('given a force, when its closed cases are tried, then each is handed on once with what people are counted by', async () => {
    const cases: BackTestCase[] = [];
    const { source } = await eachClosedCase(
      { force: 'northmoor' },
      version,
      () => Promise.resolve({ ...opened, close: () => Promise.resolve() }),
      (each) => {
        cases.push(each);
      },
    );
    assert.equal(cases.length, 1);
    assert.match(source, /northmoor/);
    assert.deepEqual(
      Object.keys(cases[0]?.groups ?? {}),
      cases[0]?.input.people?.map(({ ref }) => ref),
    );
  });
});
