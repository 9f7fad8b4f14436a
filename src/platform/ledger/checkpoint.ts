import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
  type KeyObject,
} from 'node:crypto';
import {
  appendFileSync,
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '../disk/index.ts';

/** What a log has promised: so many entries, with this root (C2SP tlog-checkpoint). */
export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  readonly root: Buffer;
}

const RAW_PUBLIC_KEY = 32;
export const rawPublicKey = (key: KeyObject): Buffer =>
  key.export({ type: 'spki', format: 'der' }).subarray(-RAW_PUBLIC_KEY);

const ED25519 = Buffer.of(1);

/** The key hash of a signed note (C2SP signed-note): SHA-256 of name, newline, algorithm and key, first four bytes. */
const keyHash = (name: string, key: KeyObject): Buffer =>
  createHash('sha256').update(`${name}\n`).update(ED25519).update(rawPublicKey(key)).digest().subarray(0, 4);

export const originOf = (force: string): string => `evenhand/${force}`;

const textOf = (checkpoint: Checkpoint): string =>
  `${checkpoint.origin}\n${checkpoint.size}\n${checkpoint.root.toString('base64')}\n`;

/** The checkpoint as a signed note. */
export const signCheckpoint = (checkpoint: Checkpoint, privateKey: KeyObject): string => {
  const text = textOf(checkpoint);
  const signature = Buffer.concat([
    keyHash(checkpoint.origin, createPublicKey(privateKey)),
    sign(null, Buffer.from(text), privateKey),
  ]);
  return `${text}\n— ${checkpoint.origin} ${signature.toString('base64')}\n`;
};

/** Reads a signed note; undefined when it is malformed or its signature is not by `publicKey`. */
export const openCheckpoint = (note: string, publicKey: KeyObject): Checkpoint | undefined => {
  const match = /^((.+)\n(\d+)\n([A-Za-z0-9+/=]+)\n)\n— (.+) ([A-Za-z0-9+/=]+)\n$/u.exec(note);
  const [, text, origin, size, root, name, encoded] = match ?? [];
  if (text === undefined || origin === undefined || root === undefined || encoded === undefined || name !== origin)
    return undefined;
  const signature = Buffer.from(encoded, 'base64');
  if (!signature.subarray(0, 4).equals(keyHash(origin, publicKey))) return undefined;
  if (!verify(null, Buffer.from(text), publicKey, signature.subarray(4))) return undefined;
  return { origin, size: Number(size), root: Buffer.from(root, 'base64') };
};

/** The signing key of a force's log lies outside the database, in the folder of keys. */
export const ledgerKeyFile = (keys: string, force: string): string => join(keys, force, 'ledger.pem');

export const createLedgerKey = (keys: string, force: string): void => {
  const file = ledgerKeyFile(keys, force);
  // Never a new one: every checkpoint that has left would then look forged.
  if (existsSync(file)) return;
  makeFolder(join(keys, force), 0o700);
  const { privateKey } = generateKeyPairSync('ed25519');
  writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' });
};

export const hasLedgerKey = (keys: string, force: string): boolean => existsSync(ledgerKeyFile(keys, force));

export const readLedgerKey = (keys: string, force: string): KeyObject =>
  createPrivateKey(readFileSync(ledgerKeyFile(keys, force)));

/** The public half of a force's signing key. */
export const ledgerPublicKey = (keys: string, force: string): KeyObject => createPublicKey(readLedgerKey(keys, force));

const historyFile = (folder: string, force: string): string => join(folder, `${force}.checkpoints`);
const latestFile = (folder: string, force: string): string => join(folder, `${force}.checkpoint`);
const publicKeyFile = (folder: string, force: string): string => join(folder, `${force}.pub`);

/** The checkpoints that have left, oldest first, and the public key they left with. A line cut off by a crash is left out. */
export interface Exported {
  readonly notes: readonly string[];
  readonly publicKey: KeyObject | undefined;
}

const noteIn = (line: string): readonly string[] => {
  try {
    const note: unknown = JSON.parse(line);
    return typeof note === 'string' ? [note] : [];
  } catch {
    return [];
  }
};

export const readCheckpoints = (folder: string, force: string): Exported => {
  const [history, key] = [historyFile(folder, force), publicKeyFile(folder, force)];
  return {
    notes: existsSync(history) ? readFileSync(history, 'utf8').split('\n').flatMap(noteIn) : [],
    publicKey: existsSync(key) ? createPublicKey(readFileSync(key)) : undefined,
  };
};

const replaceFile = (file: string, text: string | Buffer): void => {
  writeFileSync(`${file}.new`, text, { mode: 0o600 });
  renameSync(`${file}.new`, file);
};

/** Lets a checkpoint leave: a line of the force's file of checkpoints, on disk before this returns, and the newest one as it is. */
export const exportCheckpoint = (folder: string, force: string, note: string, publicKey: KeyObject): void => {
  makeFolder(folder, 0o700);
  const key = publicKeyFile(folder, force);
  // Once: later checkpoints are held against the key that left first, not against one put in its place.
  if (!existsSync(key)) replaceFile(key, publicKey.export({ type: 'spki', format: 'pem' }));
  const file = openSync(historyFile(folder, force), 'a', 0o600);
  // The leading line end closes a line that a crash cut off.
  appendFileSync(file, `\n${JSON.stringify(note)}\n`);
  fsyncSync(file);
  closeSync(file);
  replaceFile(latestFile(folder, force), note);
};
