import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { makeFolder } from './index.ts';

const home = mkdtempSync(join(tmpdir(), 'folders-'));
after(() => {
  rmSync(home, { recursive: true });
});

test('given folders that are not there, when one is made, then those above it are too, and the first of them is told', () => {
  assert.equal(makeFolder(join(home, 'a', 'b'), 0o700), join(home, 'a'));
  assert.equal(statSync(join(home, 'a', 'b')).mode & 0o777, 0o700);
  assert.equal(makeFolder(join(home, 'a', 'b')), undefined);
});

test('given a place where nothing can be made, when a folder is made there, then it ends, and a sentence says why', () => {
  writeFileSync(join(home, 'file'), '');
  for (const [folder, why] of [
    ['/proc/x/y', /: \/proc\/x\/y could not be made: nothing can be made there\. Name another folder\.$/u],
    [join(home, 'file'), /a part of it is a file, not a folder/u],
    [join(home, 'file', 'x'), /a part of it is a file/u],
  ] as const)
    assert.throws(() => makeFolder(folder), why);
});
