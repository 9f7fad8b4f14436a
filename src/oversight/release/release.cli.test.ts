import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { z } from 'zod';
import { openTestInstallation } from '../../../test/app.ts';
import { openShell } from '../../../test/shell.ts';
import { Count } from '../source/index.ts';
import { cellKeyNoise } from './cell-key.ts';
import type { ReleaseDocument } from './document.ts';
import { candidateOf, prepare } from './prepare.ts';
import { frame, tableOf } from './release.make.ts';
import { countsOf, signedReturn, signedText } from './return.ts';
import { publicKeyOf, releaseSecrets, signText } from './signature.ts';

const installation = await openTestInstallation();
const shell = openShell(installation.db, { EVENHAND_HOME: installation.config.folders.home });
const folder = mkdtempSync(join(tmpdir(), 'release-'));

const { signing } = releaseSecrets(Buffer.from('an invented force'));
const key = publicKeyOf(signing);
const noise = cellKeyNoise(Buffer.from('an invented secret'), 5);
const sex = { name: 'sex', values: ['girls', 'boys'] };
const quarter = { name: 'quarter', values: ['2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4'] };
const table = tableOf([quarter, sex], [20, 3, 41, 18, 25, 30, 60, 12], (cell) => cell * 31);

const signed = (release: ReleaseDocument): string =>
  JSON.stringify(signedReturn(release, key, signText(signedText(release), signing)));
const written = (name: string, text: string): string => {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
};
const document = await prepare(table, frame('cell-key', { publisher: 'Eastmere', number: 4 }), [], noise);
const good = written('release-4.json', signed(document));
const pub = written('eastmere.pub', `${key.toString('base64')}\n`);

describe('a return that another installation signed', () => {
  it('given it as it was signed, when verified, then its figures are counts with who published them and where each stood', async () => {
    const done = await shell.run('release', 'verify', good, '--key', pub, '--json');
    assert.equal(done.code, 0, done.err);
    const { counts } = z.object({ counts: z.array(Count) }).parse(JSON.parse(done.out));
    assert.deepEqual(counts, countsOf(document, good));
    assert.ok(counts.every(({ force, at }) => force === 'Eastmere' && at.file === good));
    const held = counts.filter(({ missing }) => missing === 'withheld');
    assert.ok(held.length > 0 && held.every(({ value, low, high }) => value === null && low === 0 && high === null));
    const [first] = counts.filter(({ measure }) => measure === 'outcomes; sex: girls');
    assert.deepEqual([first?.periodStart, first?.periodEnd], ['2026-01-01', '2026-03-31']);
  });

  const other = publicKeyOf(releaseSecrets(Buffer.from('another invented force')).signing).toString('base64');
  for (const [what, text, says, by] of [
    [
      'a figure changed after it was signed',
      signed(document).replace('"value":', '"value":1'),
      /its signature does not fit/u,
      pub,
    ],
    ['another key than the one given', signed(document), /signed with another key than the one given/u, other],
    [
      'a form of a later program',
      signed(document).replace('evenhand-release-1', 'evenhand-release-2'),
      /of the form “evenhand-release-2”/u,
      pub,
    ],
    ['a field that no return has', signed(document).replace('"scope"', '"scopes"'), /it is no signed return/u, pub],
    ['a file that is cut off', signed(document).slice(0, 900), /it is no JSON, or is cut off/u, pub],
    ['a key that is none', signed(document), /it is no public key/u, good],
  ] as const)
    it(`given ${what}, when verified, then it is refused with one sentence`, async () => {
      const done = await shell.run('release', 'verify', written('bad.json', text), '--key', by);
      assert.equal(done.code, 2);
      assert.match(done.err, says);
      assert.equal(done.err.trim().split('\n').length, 1);
      assert.equal(done.out, '');
    });

  it('given a folder, nothing, an empty or a packed file, when verified or attacked, then each is told apart', async () => {
    const empty = written('empty.json', '');
    const packed = written('packed.json', '\u001f');
    writeFileSync(packed, gzipSync(signed(document)));
    for (const [file, says] of [
      [tmpdir(), /it is a folder\. Name the files in it/u],
      [`${empty}.gone`, /there is no such file/u],
      [empty, /it is empty/u],
      [packed, /it is packed \(gzip\)\. Unpack it first/u],
    ] as const)
      for (const args of [
        ['attack', file],
        ['verify', file, '--key', pub],
      ]) {
        const done = await shell.run('release', ...args);
        assert.deepEqual([done.code, done.out], [2, '']);
        assert.match(done.err, says);
      }
  });

  it('given it taken in, when it or an older one comes again, or the key has changed, then it is refused', async () => {
    const take = (file: string, by = pub) =>
      shell.run('release', 'verify', file, '--key', by, '--take', '--force', 'northmoor');
    assert.equal((await take(good)).code, 0);
    assert.match((await take(good)).err, /it was taken in already/u);
    const older = await prepare(table, frame('cell-key', { publisher: 'Eastmere', number: 3 }), [], noise);
    assert.match((await take(written('release-3.json', signed(older)))).err, /an older one never follows a newer/u);
    const strange = releaseSecrets(Buffer.from('another invented force')).signing;
    const next = { ...document, number: 5 };
    const forged = JSON.stringify(signedReturn(next, publicKeyOf(strange), signText(signedText(next), strange)));
    assert.match((await take(written('release-5.json', forged), other)).err, /were signed with another key/u);
  });
});

describe('the attacker in the shell', () => {
  it('given protected releases, when attacked, then nothing can be worked out and the exit code is 0', async () => {
    const done = await shell.run('release', 'attack', good);
    assert.equal(done.code, 0, done.err);
    assert.match(done.out, /none below 10 can be worked out to within 10/u);
  });

  it('given one whose complementary step was left out, when attacked, then the number is told and the exit code is 1', async () => {
    const bare = candidateOf(
      tableOf([sex], [60, 3], () => 1),
      frame('suppress'),
      [],
      noise,
    );
    const done = await shell.run('release', 'attack', written('bare.json', JSON.stringify(bare)), '--json');
    assert.equal(done.code, 1);
    const { recovered } = z
      .object({ recovered: z.array(z.object({ says: z.string(), low: z.int(), isPoint: z.boolean() })) })
      .parse(JSON.parse(done.out));
    assert.deepEqual(recovered, [{ says: 'release 1, sex boys', low: 3, isPoint: true }]);
  });

  it('given a release as release make prints it, when attacked, then it is read; of an answer to a question it is said what to give', async () => {
    const printed = JSON.stringify({ release: document, digest: 'f'.repeat(64) });
    const done = await shell.run('release', 'attack', written('printed.json', printed));
    assert.equal(done.code, 0, done.err);
    assert.match(done.out, /none below 10 can be worked out/u);
    const answer = JSON.stringify({ schema: 'evenhand-foi-answer-1', figures: [] });
    const refused = await shell.run('release', 'attack', written('answer.json', answer));
    assert.equal(refused.code, 2);
    assert.match(refused.err, /answer\.json: it is an answer to a question.*Give the release itself/u);
  });

  it('given figures that contradict each other, when attacked, then that is said and the exit code is not 0', async () => {
    const bare = (number: number, girls: number) =>
      candidateOf(
        tableOf([sex], [girls, 60], () => 1),
        frame('suppress', { number }),
        [],
        noise,
      );
    const files = [1, 2].map((each) => written(`contrary-${each}.json`, JSON.stringify(bare(each, 60 + each))));
    const done = await shell.run('release', 'attack', ...files);
    assert.equal(done.code, 1, done.err);
    assert.match(done.out, /cannot all be true at once/u);
  });

  it('given a definition, day or force that is not there, when a release is made, then it is refused', async () => {
    const make = (...args: string[]) => shell.run('release', 'make', ...args);
    const days = ['--from', '2025-01-01', '--to', '2025-12-31'];
    assert.equal((await make('--force', 'nowhere', '--definition', 'outcome-by-sex', ...days)).code, 2);
    assert.match(
      (await make('--force', 'northmoor', '--definition', 'nothing', ...days)).err,
      /no such definition\. Choose one: arrests-under-18, /u,
    );
    const turned = await make(
      '--force',
      'northmoor',
      '--definition',
      'x',
      '--from',
      '2025-12-31',
      '--to',
      '2025-01-01',
    );
    assert.match(turned.err, /The last day has to be the first day or later/u);
    const done = await make('--force', 'northmoor', '--definition', 'outcome-by-sex', ...days, '--by', 'Sex');
    assert.match(
      done.out,
      /^Release 1 is ready: 6 figures, 6 held back\.\nMuch of it is held back\. Part it in fewer ways/u,
    );
  });
});
