import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after } from 'node:test';
import { DISK, type Disk } from './key-disk.ts';
import { KeyShelf } from './key-shelf.ts';
import { LINE } from './key-line.ts';

const root = mkdtempSync(join(tmpdir(), 'evenhand-shelf-'));
after(() => {
  rmSync(root, { recursive: true });
});

const freshFolder = (): string => join(mkdtempSync(join(root, 'force-')), 'people');

const lineOf = (person: string) => ({ person, wrapped: randomBytes(60) });

/** Adds somebody, and gives who. */
const addOne = async (shelf: KeyShelf): Promise<string> => {
  const person = randomUUID();
  await shelf.add([lineOf(person)]);
  return person;
};

/** Whether somebody who starts only now finds their key. */
const isOnDisk = (folder: string, person: string): boolean => {
  const shelf = new KeyShelf(folder);
  shelf.look();
  return shelf.find([person]).has(person);
};

const bookIn = (folder: string): string => {
  const [name, ...more] = readdirSync(folder);
  assert.ok(name !== undefined && more.length === 0, 'one book');
  return join(folder, name);
};

test('given a book that does not open, when a key in it is destroyed, then that fails, and tried again it is destroyed', async () => {
  const folder = freshFolder();
  const shelf = new KeyShelf(folder);
  const person = await addOne(shelf);
  shelf.look();
  const book = bookIn(folder);
  renameSync(book, `${book}.away`);
  await assert.rejects(shelf.destroy(person), { code: 'ENOENT' });
  renameSync(`${book}.away`, book);
  assert.equal(await shelf.destroy(person), true);
  assert.equal(isOnDisk(folder, person), false);
});

test('given a disk that does not keep it, when a key is destroyed, then that fails until the disk has it anew', async () => {
  const folder = freshFolder();
  let flushes = 0;
  let isBroken = false;
  const flush = async (file: number): Promise<void> => {
    flushes += 1;
    if (isBroken) throw new Error('input/output error');
    await DISK.flush(file);
  };
  const shelf = new KeyShelf(folder, { ...DISK, flush });
  const person = await addOne(shelf);
  shelf.look();
  isBroken = true;
  const book = bookIn(folder);
  await assert.rejects(shelf.destroy(person), /input\/output/);
  // Whoever reads meanwhile finds no key, which says nothing of what the disk holds.
  assert.equal(shelf.find([person]).size, 0);
  await assert.rejects(shelf.destroy(person), /input\/output/);
  const [before, overwritten] = [flushes, readFileSync(book).subarray(0, LINE)];
  isBroken = false;
  assert.equal(await shelf.destroy(person), true);
  assert.equal(flushes, before + 1);
  // Written anew: after a flush that failed, a second one alone would keep nothing.
  assert.notDeepEqual(readFileSync(book).subarray(0, LINE), overwritten);
  assert.equal(await shelf.destroy(person), false);
});

test('given a key that was read past while it was not there, when it is destroyed, then it is sought from the first line on', async () => {
  const folder = freshFolder();
  const [writer, other] = [new KeyShelf(folder), new KeyShelf(folder)];
  const person = await addOne(writer);
  await addOne(writer);
  const book = bookIn(folder);
  const whole = readFileSync(book);
  writeFileSync(book, Buffer.concat([Buffer.alloc(LINE, 2), whole.subarray(LINE)]));
  other.look();
  writeFileSync(book, whole);
  assert.equal(await other.destroy(person), true);
  assert.equal(isOnDisk(folder, person), false);
});

test('given a folder that cannot be read for a moment, when somebody is added after it, then they are', async () => {
  const folder = freshFolder();
  writeFileSync(folder, 'a file where the folder should be');
  const shelf = new KeyShelf(folder);
  await assert.rejects(addOne(shelf), { code: 'ENOTDIR' });
  rmSync(folder);
  assert.equal(isOnDisk(folder, await addOne(shelf)), true);
});

test('given books that have come to rest, when somebody without a key is sought, then none of them is read, and what is written later is', async () => {
  const folder = freshFolder();
  const writers = [new KeyShelf(folder), new KeyShelf(folder), new KeyShelf(folder)];
  for (const writer of writers) await addOne(writer);
  let reads = 0;
  let elapsed = 0;
  const read: Disk['read'] = (...wanted) => {
    reads += 1;
    return DISK.read(...wanted);
  };
  const shelf = new KeyShelf(folder, { ...DISK, read, elapsed: () => elapsed });
  // In the moment in which it was written, a book may be written again without a trace in its date.
  shelf.look();
  assert.ok(reads > 0);
  elapsed += 60_000;
  shelf.look();
  reads = 0;
  shelf.look();
  assert.equal(reads, 0);
  for (const writer of writers) {
    const person = await addOne(writer);
    shelf.look();
    assert.ok(shelf.find([person]).has(person));
  }
});

test('given a folder moved away and a copy in its place, when somebody is added, then that fails, and the next one is kept in the copy', async () => {
  const folder = freshFolder();
  const shelf = new KeyShelf(folder);
  await addOne(shelf);
  renameSync(folder, `${folder}.away`);
  await assert.rejects(addOne(shelf), /moved/);
  assert.equal(isOnDisk(folder, await addOne(shelf)), true);
  renameSync(folder, `${folder}.again`);
  mkdirSync(folder);
  cpSync(`${folder}.again`, folder, { recursive: true });
  await assert.rejects(addOne(shelf), /moved/);
  assert.equal(isOnDisk(folder, await addOne(shelf)), true);
});

test('given another process that reads in the middle of every write, when people are added, then it finds them all', async () => {
  const folder = freshFolder();
  const other = new KeyShelf(folder);
  const write: Disk['write'] = (file, bytes, at) => {
    // In the middle of whose it is, where this is a line.
    const cut = Math.min(5, bytes.length);
    DISK.write(file, bytes.subarray(0, cut), at);
    other.look();
    DISK.write(file, bytes.subarray(cut), at + cut);
  };
  const shelf = new KeyShelf(folder, { ...DISK, write });
  const people = [await addOne(shelf), await addOne(shelf), await addOne(shelf)];
  other.look();
  assert.deepEqual([...other.find(people).keys()], people);
});
