import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createHash } from 'node:crypto';
import { Adviser, type Policy, type Proved } from '../../policy/index.ts';
import { shipped } from './guidance.make.ts';
import { openProofs } from './proofs.ts';
import { proveApart } from './prove-apart.ts';
import { proofsPage } from './proofs.view.ts';
import { versionsIn, type Reading } from './published.ts';

const AT = new Date('2026-11-22T02:00:00Z');
const reading = (versions: readonly Policy[]): Reading => ({
  adviser: new Adviser(versions, (text) => createHash('sha256').update(text).digest('hex')),
  versions,
  now: () => AT,
  today: () => '2026-11-22',
});
const policies = shipped();
const [newest] = versionsIn(reading(policies));
assert.ok(newest);
const { files } = newest.policy;

const proof = (statement: string, proved: boolean) => ({
  statement,
  proved,
  counterexample: proved ? null : { story: 'Person 1 is 9.\nIt turns on the age.', scenarios: [] },
  ms: 1,
});
const found: Proved = {
  proofs: [
    proof('All is well.', true),
    proof('Nobody under 10 is a suspect.', false),
    proof('The setting x can weaken y.', true),
  ],
  dates: ['2024-05-01'],
  questions: 3,
};

describe('what is proved of the guidance', () => {
  it('given a version asked after twice, when it is proved, then once, beside the version before it', async () => {
    const asked: (string | undefined)[][] = [];
    const proofs = openProofs(reading(policies), (each, earlier) => {
      asked.push([each.policy.id, earlier?.policy.id]);
      return Promise.resolve(found);
    });
    const [first, second] = await Promise.all([proofs(newest), proofs(newest)]);
    assert.equal(first, second);
    const [before, last] = policies.slice(-2).map((each) => each.files.policy.id);
    assert.deepEqual(asked, [[last, before]]);
    assert.equal(first.at, AT);
  });

  it('given one letter of a version that is another, when it is asked after, then it is proved anew', async () => {
    let times = 0;
    const proofs = openProofs(reading(policies), () => Promise.resolve({ ...found, questions: (times += 1) }));
    await proofs(newest);
    const changed = { files: { ...files, policy: { ...files.policy, title: `${files.policy.title}.` } } };
    const [other] = versionsIn(reading([changed]));
    assert.ok(other);
    assert.notEqual(other.digest, newest.digest);
    await proofs(other);
    assert.equal(times, 2);
  });

  it('given a proof that broke off, when it is asked after again, then it is tried again', async () => {
    let times = 0;
    const proofs = openProofs(reading(policies), () => {
      times += 1;
      return times === 1 ? Promise.reject(new Error('broke off')) : Promise.resolve(found);
    });
    await assert.rejects(proofs(newest), /broke off/);
    assert.equal((await proofs(newest)).proved, found);
  });

  it('given a refuted statement, when it is shown, then it comes first, with the case against it', () => {
    const page = JSON.stringify(proofsPage(newest, { proved: found, at: AT }));
    assert.ok(page.indexOf('Nobody under 10 is a suspect.') < page.indexOf('All is well.'));
    assert.match(page, /"refuted":1,/);
    assert.match(page, /It turns on the age\./);
    assert.match(page, /"settings":\[\{"statement":"The setting x can weaken y\."/);
  });

  it('given a rule dropped, when the version is proved in its thread, then a statement is refuted; given none, then all are proved', async () => {
    const rules = files.rules.filter(({ id }) => id !== 'full-investigation-coercion');
    const refuted = await proveApart({ ...files, rules }, undefined);
    assert.ok(refuted.proofs.some(({ proved }) => !proved));
    const whole = await proveApart(files, undefined);
    assert.deepEqual(
      whole.proofs.filter(({ proved }) => !proved),
      [],
    );
  });
});
