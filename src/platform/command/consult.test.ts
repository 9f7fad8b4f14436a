import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readFloors, recordReport } from '../../casework/report/index.ts';
import { given, openTestInstallation } from '../../../test/app.ts';
import { plant } from '../../../test/database.ts';
import { takeDown } from '../../../test/statements.ts';
import { showing } from './index.ts';

const installation = await openTestInstallation();
const { opened, db } = installation;
const officer = await installation.actor('northmoor', 'officer');
const supervisor = await installation.actor('northmoor', 'supervisor');
const foreign = await installation.actor('eastmere', 'officer');

const report = { toldBy: 'school', toldAt: 'now', safe: 'yes', children: 3, reporter: undefined } as const;
const id = (await given(opened.execute(officer, recordReport, report)))['case'] ?? '';

const newest = async () =>
  (
    await plant(db, 'SELECT actor, kind, action, rule, cases, people FROM ledger_entry ORDER BY entry DESC LIMIT 1')
  ).rows.map((row: { people: readonly string[] }) => row)[0];
const entries = async () => (await plant(db, 'SELECT entry FROM ledger_entry')).rowCount;

describe('a look', () => {
  it('given leave, when a case is looked at, then the log has who, under which rule, which case and exactly who is in it', async () => {
    const { children } = await given(opened.consult(officer, readFloors, { case: id }));
    assert.deepEqual(await newest(), {
      actor: officer.staff,
      kind: 'consultation',
      action: 'walk-floor',
      rule: 'walk-floor/officer/assigned',
      cases: [id],
      people: children.map(({ person }) => person),
    });
  });

  it('given no leave, when a case is looked at, then there is no answer, no look, and the refusal is kept', async () => {
    const before = await entries();
    const done = await opened.consult(supervisor, readFloors, { case: id });
    assert.deepEqual(done, { ok: false, refusal: { code: 'ReasonNeeded', case: id } });
    assert.equal(await entries(), before);
    const { rows } = await plant(db, 'SELECT code, cases FROM refusal ORDER BY refusal DESC LIMIT 1');
    assert.deepEqual(rows, [{ code: 'ReasonNeeded', cases: [id] }]);
  });

  it('given another force, when its officer looks, then the case is not there', async () => {
    const done = await opened.consult(foreign, readFloors, { case: id });
    assert.deepEqual(done, { ok: false, refusal: { code: 'CaseNotFound' } });
  });

  it('given a log that cannot be written, when a case is looked at, then nothing is shown', async () => {
    await plant(db, 'REVOKE INSERT ON ledger_entry FROM evenhand_app');
    try {
      await assert.rejects(opened.consult(officer, readFloors, { case: id }), /denied/);
    } finally {
      await plant(db, 'GRANT INSERT ON ledger_entry TO evenhand_app');
    }
    assert.equal((await opened.consult(officer, readFloors, { case: id })).ok, true);
  });

  it('given a log whose content cannot be written, when a case is looked at, then nothing is shown', async () => {
    await plant(db, 'REVOKE INSERT ON ledger_content FROM evenhand_app');
    try {
      await assert.rejects(opened.consult(officer, readFloors, { case: id }), /denied/);
    } finally {
      await plant(db, 'GRANT INSERT ON ledger_content TO evenhand_app');
    }
  });
});

describe('what is made of a look while its entry is being kept', () => {
  it('given a look, when its page is made, then it is once, after all was sent, and the entry is kept before anybody has it', async () => {
    const before = await entries();
    const { taken } = takeDown(opened.database);
    const sent: string[] = [];
    let made = 0;
    const look = showing(readFloors, ({ children }) => {
      sent.push(...taken().map(({ text }) => text));
      made += 1;
      return children.length;
    });
    const { made: show } = await given(opened.consult(officer, look, { case: id }));
    assert.deepEqual([show(), show(), made], [3, 3, 1]);
    assert.equal(sent.at(-1), 'COMMIT');
    assert.equal(await entries(), Number(before) + 1);
  });

  it('given a log that cannot be written, when a page was made already, then nobody is given it', async () => {
    await plant(db, 'REVOKE INSERT ON ledger_entry FROM evenhand_app');
    let made = 0;
    try {
      const look = showing(readFloors, () => (made += 1));
      await assert.rejects(opened.consult(officer, look, { case: id }), /denied/);
    } finally {
      await plant(db, 'GRANT INSERT ON ledger_entry TO evenhand_app');
    }
    assert.equal(made, 1);
  });

  it('given a page that cannot be made, when it is tried, then that is told, and the next look is as any other', async () => {
    const look = showing(readFloors, () => {
      throw new Error('no such template');
    });
    await assert.rejects(opened.consult(officer, look, { case: id }), /no such template/);
    assert.equal((await opened.consult(officer, readFloors, { case: id })).ok, true);
  });
});

describe('leave to begin a form', () => {
  it('given leave, when it is asked, then nothing is logged; without, the refusal is kept', async () => {
    const before = await entries();
    assert.equal((await opened.admit(officer, 'record-crime', [id])).ok, true);
    assert.deepEqual(await opened.admit(foreign, 'record-crime', [id]), {
      ok: false,
      refusal: { code: 'CaseNotFound' },
    });
    assert.equal(await entries(), before);
    const { rows } = await plant(db, 'SELECT code FROM refusal ORDER BY refusal DESC LIMIT 1', 'eastmere');
    assert.deepEqual(rows, [{ code: 'CaseNotFound' }]);
  });
});
