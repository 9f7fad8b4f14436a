import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { describe, it } from 'node:test';
import { addChild, readFloors, recordReport } from '../../casework/report/index.ts';
import { given, openTestInstallation } from '../../../test/app.ts';
import { plant } from '../../../test/database.ts';
import { canonical, digestOf, makeCheckpoint, verifyLedger } from '../ledger/index.ts';
import { createExecute, reaction, type Attempt, type Change } from './index.ts';

const installation = await openTestInstallation();
const { opened, db } = installation;
const officer = await installation.actor('northmoor', 'officer');
const analyst = await installation.actor('northmoor', 'analyst');

const report = { toldBy: 'school', toldAt: 'now', safe: 'yes', children: 1, reporter: undefined } as const;
const keyed = (key: string, body: unknown = report): Attempt => ({ idempotency: { key, body } });

interface Counts {
  readonly reports: number;
  readonly cases: number;
  readonly entries: number;
  readonly looks: number;
  readonly refusals: number;
  readonly assignments: number;
}

const count = async (): Promise<Counts> => {
  const { rows } = await plant(
    db,
    `SELECT (SELECT count(*)::int FROM report) AS reports, (SELECT count(*)::int FROM case_file) AS cases,
      (SELECT count(*)::int FROM ledger_entry) AS entries, (SELECT count(*)::int FROM refusal) AS refusals,
      (SELECT count(*)::int FROM ledger_entry WHERE kind = 'consultation') AS looks,
      (SELECT count(*)::int FROM assignment) AS assignments`,
  );
  const [row] = rows.map((found: Counts) => found);
  assert.ok(row);
  return row;
};

/** What `work` added to the database. */
const added = async <T>(work: () => Promise<T>): Promise<{ readonly done: T; readonly more: Counts }> => {
  const before = await count();
  const done = await work();
  const after = await count();
  const more = {
    reports: after.reports - before.reports,
    cases: after.cases - before.cases,
    entries: after.entries - before.entries,
    looks: after.looks - before.looks,
    refusals: after.refusals - before.refusals,
    assignments: after.assignments - before.assignments,
  };
  return { done, more };
};

const NOTHING: Counts = { reports: 0, cases: 0, entries: 0, looks: 0, refusals: 0, assignments: 0 };
/** A report, its case, its assignment by the procedure, and an entry for each of the two changes. */
const ONE_REPORT: Counts = { ...NOTHING, reports: 1, cases: 1, entries: 2, assignments: 1 };

describe('a change', () => {
  it('given a report, when it is saved, then report, case, assignment and both entries are there together', async () => {
    const { more } = await added(() => given(opened.execute(officer, recordReport, report)));
    assert.deepEqual(more, ONE_REPORT);
  });

  it('given a reaction, when it follows, then the log says what it followed from', async () => {
    const { rows } = await plant(db, `SELECT rule FROM ledger_entry WHERE action = 'assign-case' LIMIT 1`);
    assert.deepEqual(rows, [{ rule: 'record-report/officer/anyone → assign-case' }]);
  });

  it('given a reaction that refuses, when it follows, then the change it followed is undone too', async () => {
    const refuser: Change<undefined, undefined, never, { readonly code: 'Never' }> = {
      action: 'refuse',
      cases: () => [],
      load: () => Promise.resolve(undefined),
      decide: () => ({ ok: false, refusal: { code: 'Never' } }),
      apply: () => Promise.resolve(),
      tell: () => ({ kind: 'alteration', cases: [], people: [], content: {}, given: {} }),
    };
    const execute = createExecute(opened.parts, () => [reaction(refuser, undefined)]);
    const { more } = await added(() => assert.rejects(execute(officer, recordReport, report), /Never/));
    assert.deepEqual(more, NOTHING);
  });

  it('given a store that fails half-way, when it is applied, then nothing is left of it', async () => {
    const faulty = {
      ...recordReport,
      apply: async (...to: Parameters<typeof recordReport.apply>) => {
        await recordReport.apply(...to);
        throw new Error('half-way');
      },
    };
    const { more } = await added(() => assert.rejects(opened.execute(officer, faulty, report), /half-way/));
    assert.deepEqual(more, NOTHING);
  });

  it('given a refusal, when it is decided, then all is undone and the refusal alone is kept, without what was typed', async () => {
    const toldAt = new Date('2999-01-01T00:00:00.000Z');
    const { done, more } = await added(() => opened.execute(officer, recordReport, { ...report, toldAt }));
    assert.deepEqual(done, { ok: false, refusal: { code: 'ToldInFuture', toldAt } });
    assert.deepEqual(more, { ...NOTHING, refusals: 1 });
    const { rows } = await plant(db, 'SELECT actor, action, code, cases FROM refusal ORDER BY refusal DESC LIMIT 1');
    assert.deepEqual(rows, [{ actor: officer.staff, action: 'record-report', code: 'ToldInFuture', cases: [] }]);
  });

  it('given a refusal that tells facts of a case, when it is answered, then it is logged as a look at them; what was typed is none', async () => {
    const { case: id = '' } = await given(opened.execute(officer, recordReport, report));
    const [child = ''] = (await given(opened.consult(officer, readFloors, { case: id }))).children.map(
      ({ person }) => person,
    );
    interface Told {
      readonly code: 'Open';
      readonly what: readonly { readonly duty: string; readonly subject: string }[];
    }
    const refuser: Change<{ readonly typed: string }, undefined, never, Told> = {
      action: 'add-child',
      cases: () => [id],
      load: () => Promise.resolve(undefined),
      decide: (_, { typed }) => ({ ok: false, refusal: { code: 'Open', what: [{ duty: typed, subject: child }] } }),
      apply: () => Promise.resolve(),
      tell: () => ({ kind: 'alteration', cases: [], people: [], content: {}, given: {} }),
    };
    const { more } = await added(() => opened.execute(officer, refuser, { typed: 'floor' }));
    assert.deepEqual(more, { ...NOTHING, entries: 1, looks: 1, refusals: 1 });
    const { rows } = await plant(db, 'SELECT kind, rule, cases, people FROM ledger_entry ORDER BY entry DESC LIMIT 1');
    assert.deepEqual(rows, [
      { kind: 'consultation', rule: 'add-child/officer/assigned', cases: [id], people: [child] },
    ]);
    const echo = { ...refuser, decide: () => ({ ok: false, refusal: { code: 'Open', what: [] } }) as const };
    assert.equal((await added(() => opened.execute(officer, echo, { typed: 'floor' }))).more.entries, 0);
    // Nor is the log left out where it cannot be written: then nothing is answered.
    await plant(db, 'REVOKE INSERT ON ledger_entry FROM evenhand_app');
    await assert.rejects(opened.execute(officer, refuser, { typed: 'floor' }));
    await plant(db, 'GRANT INSERT ON ledger_entry TO evenhand_app');
  });

  it('given somebody without leave, when they try, then it is refused and kept', async () => {
    const { done, more } = await added(() => opened.execute(analyst, recordReport, report));
    assert.deepEqual(done, { ok: false, refusal: { code: 'NotPermitted', action: 'record-report' } });
    assert.deepEqual(more, { ...NOTHING, refusals: 1 });
  });
});

const openCase = async (): Promise<string> =>
  (await given(opened.execute(officer, recordReport, report)))['case'] ?? '';

describe('the same request sent again', () => {
  it('given its key and body, when it is sent again, then it has one effect, one answer, and a look in the log', async () => {
    const first = await given(opened.execute(officer, recordReport, report, keyed('sent-again-1')));
    const { done, more } = await added(() =>
      given(opened.execute(officer, recordReport, report, keyed('sent-again-1'))),
    );
    assert.deepEqual(done, first);
    assert.deepEqual(more, { ...NOTHING, entries: 1, looks: 1 });
  });

  it('given its key and another body, when it is sent, then it is refused and nothing is changed', async () => {
    const { done, more } = await added(() =>
      opened.execute(officer, recordReport, report, keyed('sent-again-1', { ...report, safe: 'no' })),
    );
    assert.deepEqual(done, { ok: false, refusal: { code: 'KeyUsedForAnotherBody' } });
    assert.deepEqual(more, { ...NOTHING, refusals: 1 });
  });

  it('given another person’s key, when it is used, then it is no repeat', async () => {
    const supervisor = await installation.actor('northmoor', 'supervisor');
    const { more } = await added(() => given(opened.execute(supervisor, recordReport, report, keyed('sent-again-1'))));
    assert.deepEqual(more, ONE_REPORT);
  });

  it('given eight twins at once, when all are answered, then one took effect and all say the same', async () => {
    const { done, more } = await added(() =>
      Promise.all(
        Array.from({ length: 8 }, () => given(opened.execute(officer, recordReport, report, keyed('twins-of-one')))),
      ),
    );
    assert.equal(new Set(done.map((answer) => JSON.stringify(answer))).size, 1);
    assert.deepEqual(more, { ...ONE_REPORT, entries: 9, looks: 7 });
  });

  it('given somebody who lost their leave since, when it is sent again, then it is refused', async () => {
    const key = keyed('leave-was-lost');
    await given(opened.execute(officer, recordReport, report, key));
    const done = await opened.execute({ ...officer, roles: ['analyst'] }, recordReport, report, key);
    assert.deepEqual(done, { ok: false, refusal: { code: 'NotPermitted', action: 'record-report' } });
  });

  it('given a refusal, when its key is used again for a right body, then it is taken', async () => {
    const wrong = { ...report, toldAt: new Date('2999-01-01T00:00:00.000Z') };
    await opened.execute(officer, recordReport, wrong, keyed('refused-at-first', 'wrong'));
    const { more } = await added(() => given(opened.execute(officer, recordReport, report, keyed('refused-at-first'))));
    assert.deepEqual(more, ONE_REPORT);
  });
});

describe('the digest of a request', () => {
  const born = { givenNames: 'Linden', birthDate: '2010-02-28' };
  const digestUnder = async (key: string): Promise<Buffer> => {
    const { rows } = await plant(db, `SELECT digest FROM idempotency WHERE key = '${key}'`);
    const [row] = rows.map(({ digest }: { readonly digest: Buffer }) => digest);
    assert.ok(row);
    return row;
  };

  it('given a name and a date of birth, when the table is read by somebody who guesses them, then nothing says that they are right', async () => {
    await given(opened.execute(officer, recordReport, report, keyed('with-a-name-1', born)));
    const kept = await digestUnder('with-a-name-1');
    const said = ['record-report', [], born];
    assert.notDeepEqual(kept, digestOf(born));
    assert.notDeepEqual(kept, digestOf(said));
    const secret = await opened.keys.getRequestKey('northmoor');
    assert.deepEqual(kept, createHmac('sha256', secret).update(canonical(said)).digest());
  });

  it('given one key and body for two cases, when the second is sent, then it is refused and not answered as the first', async () => {
    const [one, two] = [await openCase(), await openCase()];
    await given(opened.execute(officer, addChild, { case: one }, keyed('of-two-cases', 'same')));
    const { done, more } = await added(() =>
      opened.execute(officer, addChild, { case: two }, keyed('of-two-cases', 'same')),
    );
    assert.deepEqual(done, { ok: false, refusal: { code: 'KeyUsedForAnotherBody' } });
    assert.deepEqual(more, { ...NOTHING, refusals: 1 });
  });
});

describe('a version that was seen', () => {
  const version = async (id: string): Promise<number> =>
    (await given(opened.consult(officer, readFloors, { case: id }))).file.version;

  it('given the version that is there, when a change comes, then it is taken and the version rises by one', async () => {
    const id = await openCase();
    const seen = await version(id);
    await given(opened.execute(officer, addChild, { case: id }, { seen: new Map([[id, seen]]) }));
    assert.equal(await version(id), seen + 1);
  });

  it('given an older one, when a change comes, then it is refused as CaseChanged and the version stays', async () => {
    const id = await openCase();
    const seen = await version(id);
    await given(opened.execute(officer, addChild, { case: id }));
    const done = await opened.execute(officer, addChild, { case: id }, { seen: new Map([[id, seen]]) });
    assert.deepEqual(done, { ok: false, refusal: { code: 'CaseChanged', case: id } });
    assert.equal(await version(id), seen + 1);
  });

  it('given eight writers who saw the same version, when all write at once, then one is taken', async () => {
    const id = await openCase();
    const seen = new Map([[id, await version(id)]]);
    const done = await Promise.all(
      Array.from({ length: 8 }, () => opened.execute(officer, addChild, { case: id }, { seen })),
    );
    assert.equal(done.filter(({ ok }) => ok).length, 1);
    const children = (await given(opened.consult(officer, readFloors, { case: id }))).children;
    assert.deepEqual(
      children.map(({ position }) => position),
      [1, 2],
    );
  });

  it('given twelve children added at once, when all are done, then no two have one number', async () => {
    const id = await openCase();
    await Promise.all(Array.from({ length: 12 }, () => given(opened.execute(officer, addChild, { case: id }))));
    const children = (await given(opened.consult(officer, readFloors, { case: id }))).children;
    assert.deepEqual(
      children.map(({ position }) => position),
      Array.from({ length: 13 }, (_, i) => i + 1),
    );
  });
});

describe('a log that cannot be written', () => {
  it('given no leave to write it, when anything is changed or refused, then it rejects and nothing is changed', async () => {
    await plant(db, 'REVOKE INSERT ON ledger_entry FROM evenhand_app');
    try {
      const { more } = await added(() => assert.rejects(opened.execute(officer, recordReport, report), /denied/));
      assert.deepEqual(more, NOTHING);
    } finally {
      await plant(db, 'GRANT INSERT ON ledger_entry TO evenhand_app');
    }
    const { more } = await added(() => given(opened.execute(officer, recordReport, report)));
    assert.deepEqual(more, ONE_REPORT);
  });
});

it('given all of the above, when the log is verified, then it holds', async () => {
  await makeCheckpoint(opened.database, 'northmoor', opened.folders);
  const found = await verifyLedger(opened.database, 'northmoor', opened.folders.checkpoints);
  assert.deepEqual([found.problems, found.pending.count], [[], 0]);
});
