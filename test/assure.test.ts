import assert from 'node:assert/strict';
import { existsSync, globSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from 'node:test';
import { CLAIMS, type Claim } from '../scripts/assure/claim.ts';
import { assure, tell } from '../scripts/assure/run.ts';
import { digestOf, Memory, type Tried } from '../scripts/assure/state.ts';

const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'assure-'));
const well: Tried = { ok: true, seconds: 1, figures: ['a figure'] };

const claim: Claim = {
  ...{ name: 'invented', says: 'it holds', files: [], of: 'tries' },
  pieces: ['1', '2', '3', '4'].map((seed) => ({ n: 10, seed, env: {} })),
};

it('given a run that was killed in its third piece, when it is run again, then two pieces are passed over and N is whole', async () => {
  const file = join(folder, 'killed.json');
  const tried: string[] = [];
  const killed = assure(claim, new Memory(file, 'same'), (_, { seed }) => {
    if (seed === '3') return Promise.reject(new Error('killed'));
    tried.push(seed);
    return Promise.resolve(well);
  });
  await assert.rejects(killed, /killed/);
  const outcome = await assure(claim, new Memory(file, 'same'), (_, { seed }) => {
    tried.push(seed);
    return Promise.resolve(well);
  });
  assert.deepEqual(tried, ['1', '2', '3', '4']);
  assert.deepEqual([outcome.n, outcome.kept, outcome.ok, outcome.figures.length], [40, 2, true, 4]);
  assert.match(
    tell(outcome),
    /^pass invented: it holds\n +N 40 tries, seed 1 to 4, 4 s, 2 pieces of it by an earlier run/,
  );
});

it('given a piece that failed, when it is run again, then that piece is tried again', async () => {
  const memory = new Memory(join(folder, 'failed.json'), 'same');
  const failed = await assure(claim, memory, (_, { seed }) => Promise.resolve({ ...well, ok: seed !== '2' }));
  assert.deepEqual([failed.ok, failed.n], [false, 20]);
  assert.match(tell(failed), /^FAIL/);
  const seeds: string[] = [];
  const again = await assure(claim, memory, (_, { seed }) => Promise.resolve((seeds.push(seed), well)));
  assert.deepEqual([again.ok, seeds], [true, ['2', '3', '4']]);
});

it('given a program that changed, or a file that is broken, when it is run again, then everything is tried again', async () => {
  const file = join(folder, 'changed.json');
  await assure(claim, new Memory(file, 'one'), () => Promise.resolve(well));
  const memory = new Memory(file, 'other');
  assert.ok(memory.wasOfAnother);
  assert.equal((await assure(claim, memory, () => Promise.resolve(well))).kept, 0);
  writeFileSync(file, '{"digest":"oth');
  assert.equal((await assure(claim, new Memory(file, 'other'), () => Promise.resolve(well))).kept, 0);
});

it('given the claims, when their files are looked for, then each is there, and each property of ours is in one', () => {
  for (const { files } of CLAIMS) for (const file of files) assert.ok(existsSync(join(root, file)), file);
  assert.equal(new Set(CLAIMS.map(({ name }) => name)).size, CLAIMS.length);
  assert.match(digestOf(root), /^[0-9a-f]{64}$/);
  const named = new Set(CLAIMS.flatMap(({ files }) => files));
  const properties = globSync(['src/**/*.test.ts', 'test/*.test.ts'], { cwd: root }).filter((file) =>
    /from '.*\/many\.ts'/.test(readFileSync(join(root, file), 'utf8')),
  );
  assert.deepEqual(
    properties.filter((file) => !named.has(file)),
    [],
  );
});

/** They draw all of a piece from one stream: of the next seed it is another one. */
const OF_ONE_STREAM = ['split'];

it('given the pieces of a claim, when their seeds are laid side by side, then none tries again what another tried', () => {
  for (const { name, pieces } of CLAIMS.filter((each) => !OF_ONE_STREAM.includes(each.name))) {
    const seeded = pieces.filter(({ seed }) => seed !== 'none').map(({ n, seed }) => ({ n, from: Number(seed) }));
    for (const [place, { from }] of seeded.entries()) {
      const before = seeded[place - 1];
      if (before !== undefined)
        assert.ok(from >= before.from + before.n, `${name}: ${from} is among those of the piece before`);
    }
  }
});
