// Closed cases under another version of the guidance: read from a real force, each look logged, nothing of anybody shown.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { readClosedCases } from '../src/casework/closing/index.ts';
import { readDraft, saveDraft, startDraft } from '../src/oversight/guidance/draft.store.ts';
import { endShadow, readShadow, startShadow } from '../src/oversight/guidance/shadow.store.ts';
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
await premises.installation.changeRoles('northmoor', 'analyst', ['policy-owner']);
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
    assert.deepEqual(found.asked.people?.map(({ ref }) => ref).sort(), found.people.map(({ ref }) => ref).sort());
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
    assert.deepEqual(Object.keys(cases[0]?.groups ?? {}).sort(), cases[0]?.input.people?.map(({ ref }) => ref).sort());
  });
});

describe('a draft beside the live version', () => {
  const owner = () => premises.installation.actor('northmoor', 'analyst');
  const counted = async (): Promise<unknown> =>
    (await plant(db, `SELECT count(*)::int AS entries FROM ledger_entry WHERE action = 'count-shadow'`)).rows;

  it('given no draft that runs, when an outcome is proposed, then nothing is counted or logged', async () => {
    assert.deepEqual(await given(opened.consult(await owner(), readShadow, undefined)), undefined);
    assert.deepEqual(await counted(), [{ entries: 0 }]);
  });

  it('given a draft that makes who shared a suspect, when it runs and an outcome is proposed, then what it says otherwise is counted', async () => {
    const by = await owner();
    const start = { policy: '2027-04', basedOn: '2024-05', from: '2099-06-01' };
    const made = await given(
      opened.execute(
        by,
        startDraft(() => [version]),
        start,
      ),
    );
    const draft = made['draft'] ?? '';
    const gone = 'role-person-involved';
    const settings = version.files.settings.map(({ weakens, ...setting }) => ({
      ...setting,
      ...(setting.name === 'sgiiModel' ? { default: 'SUSPECT_LINK' } : {}),
      ...(weakens === undefined ? {} : { weakens: weakens.filter((id) => id !== gone) }),
    }));
    const found = await given(opened.consult(by, readDraft, { draft }));
    const rules = found.files.rules.filter(({ id }) => id !== gone);
    await given(opened.execute(by, saveDraft, { draft, revision: 1, files: { ...found.files, settings, rules } }));
    await given(opened.execute(by, startShadow, { draft, revision: 2 }));
    await closeOne(301);
    const read = await given(opened.consult(by, readShadow, undefined));
    assert.deepEqual(await counted(), [{ entries: 1 }]);
    assert.ok(
      read?.counts.some(({ what }) => what.startsWith('The role from person involved to')),
      JSON.stringify(read),
    );
    // A count that small is only a bound.
    assert.ok(read?.counts.every(({ proposals }) => proposals === 'fewer than 5'));
    await given(opened.execute(by, endShadow, undefined));
    await closeOne(302);
    assert.deepEqual(await counted(), [{ entries: 1 }]);
  });

  it('given a draft that this program can no longer read, when an outcome is proposed, then it is, and that is counted', async () => {
    const by = await owner();
    const start = { policy: '2027-05', basedOn: '2024-05', from: '2099-06-01' };
    const draft =
      (
        await given(
          opened.execute(
            by,
            startDraft(() => [version]),
            start,
          ),
        )
      )['draft'] ?? '';
    await plant(db, `UPDATE guidance_revision SET files = '{}' WHERE draft = '${draft}'`);
    await plant(
      db,
      `INSERT INTO shadow_run (force, run, draft, revision, started_at) VALUES ('northmoor', gen_random_uuid(), '${draft}', 1, now())`,
    );
    await closeOne(303);
    const read = await given(opened.consult(by, readShadow, undefined));
    assert.deepEqual(read?.counts, [{ what: 'The draft could not be asked the same', proposals: 'fewer than 5' }]);
    await given(opened.execute(by, endShadow, undefined));
  });

  it('given an officer, when what it says is asked for, then it is refused', async () => {
    const asked = await opened.consult(
      await premises.installation.actor('northmoor', 'officer'),
      readShadow,
      undefined,
    );
    assert.equal(asked.ok, false);
  });
});
