import { join, relative, resolve } from 'node:path';
import type { Command } from 'commander';
import { EXIT, print, ShellRefusal, type FindPremises, type Premises } from '../command/index.ts';
import { assertOwnKeys, checkKeys, listForces, type Finding } from '../health/index.ts';
import { hasLedgerKey, ledgerPublicKey, readCheckpoints } from '../ledger/index.ts';
import { openKeyFolder } from '../person/index.ts';
import { takeBackup } from './backup.ts';
import { logCopied, manifestDigest } from './backup.log.ts';
import { openDatabase } from './database.ts';
import { assertPlaceable, clearUnfinished, copyFolder, isCopyOf, namesIn } from './folder.ts';
import { restoreBackup, type Restored } from './restore.ts';

interface Options {
  readonly keys?: string;
  readonly json?: boolean;
}

const say = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

const isWithin = (inner: string, outer: string): boolean => !relative(resolve(outer), resolve(inner)).startsWith('..');

/** A backup with keys in it would bring back everybody who was erased. */
const assertApart = (folder: string, keys: string | undefined): void => {
  if (keys !== undefined && (isWithin(keys, folder) || isWithin(folder, keys)))
    throw new ShellRefusal('the copy of the keys has to lie apart from the backup. Name another folder with --keys.');
};

/** A copy of another installation's keys would pass for one of these until it is needed. */
const assertKeysAreOwn = async (premises: Premises): Promise<void> => {
  const database = openDatabase(premises.appUrl, 1);
  const keys = { store: openKeyFolder(premises.folders.keys), folders: premises.folders };
  try {
    for (const force of await listForces(database)) await assertOwnKeys(database, keys, force);
  } finally {
    await database.close();
  }
};

const SHORT_LIVED =
  'The copy of the keys is to be short-lived: whoever is erased can be read again for as long as it is kept. Replace it with every backup, and destroy the old one.';

const backup = async (premises: Premises, program: string, folder: string, { keys, json }: Options): Promise<void> => {
  assertApart(folder, keys);
  const source = { ownerUrl: premises.ownerUrl, checkpoints: premises.folders.checkpoints, program };
  const copied = { keys: keys !== undefined };
  // Both, before anything is copied: a backup without the keys that were asked for would be in the way of the next.
  await assertPlaceable(folder);
  if (keys !== undefined) {
    await assertPlaceable(keys);
    await assertKeysAreOwn(premises);
  }
  // A copy that was begun and not ended is in the log too, and in the copy itself.
  await logCopied(premises, { action: 'take-backup', content: { ...copied, ended: false } });
  const manifest = await takeBackup(source, folder, say);
  // After the snapshot: a key is written before its row, so that every row of the backup finds its own.
  if (keys !== undefined) await copyFolder(premises.folders.keys, keys);
  const ended = { ...copied, ended: true, manifest: await manifestDigest(folder) };
  await logCopied(premises, { action: 'take-backup', content: ended });
  const rows = manifest.files.reduce((sum, file) => sum + file.rows, 0);
  print(
    json,
    { folder: resolve(folder), rows, keys: keys ?? null, takenAt: manifest.takenAt, ledgers: manifest.ledgers },
    [
      `${rows} rows of ${manifest.ledgers.length} forces are in ${folder}, as of ${manifest.takenAt}.`,
      keys === undefined
        ? `People cannot be read from it: their keys are in ${premises.folders.keys}, and a copy of them is taken with --keys.`
        : `The keys are copied to ${keys}. ${SHORT_LIVED}`,
    ],
  );
};

/** Whose keys a backup's must be, its own checkpoints tell. Refused while nothing is changed. */
const assertKeysOf = (backup: string, forces: readonly string[], keys: string, isWhole: boolean): void => {
  for (const force of forces) {
    const signed = readCheckpoints(join(backup, 'checkpoints'), force).publicKey;
    if (!hasLedgerKey(keys, force)) {
      if (isWhole)
        throw new ShellRefusal(
          `${keys} has no keys of ${force}, which the backup is of. Name the copy of its own keys.`,
        );
    } else if (signed?.equals(ledgerPublicKey(keys, force)) === false)
      throw new ShellRefusal(
        `the keys of ${force} in ${keys} are not those that signed the log in this backup. Name the folder of its own keys.`,
      );
  }
};

const restoreKeys = async (from: string, to: string): Promise<void> => {
  if ((await namesIn(from)).length === 0)
    throw new ShellRefusal(`${from} holds no keys. Name the folder that backup --keys made.`);
  await clearUnfinished(to);
  const isThere = (await namesIn(to)).length > 0;
  // As a restore leaves them that was stopped after them.
  if (isThere && (await isCopyOf(from, to))) return;
  // Never over keys that are there: they may be the only ones of people added since the backup.
  if (isThere)
    throw new ShellRefusal(
      `there are keys in ${to} already. Leave --keys out to use them, or stop the server and move them away first.`,
    );
  await copyFolder(from, to);
};

const keysOf = async (premises: Premises, { manifest }: Restored): Promise<readonly Finding[]> => {
  // A key that is missing is somebody erased since the backup, or a key store that is not whole: the operator has to
  // know.
  const database = openDatabase(premises.appUrl, 2);
  const keys = { store: openKeyFolder(premises.folders.keys), folders: premises.folders };
  try {
    const found: Finding[] = [];
    for (const { force } of manifest.ledgers) found.push(await checkKeys(database, keys, force));
    return found;
  } finally {
    await database.close();
  }
};

const linesOf = (restored: Restored, keys: readonly Finding[]): readonly string[] => [
  `${restored.manifest.files.reduce((sum, { rows }) => sum + rows, 0)} rows are restored, as of ${restored.manifest.takenAt}.`,
  ...(restored.migrated.length === 0 ? [] : [`Brought up to date: ${restored.migrated.join(', ')}.`]),
  ...restored.ledgers.flatMap(({ force, size, problems }) =>
    problems.length === 0
      ? [`${force}: the ledger of ${size} entries verifies.`]
      : problems.map((problem) => `${force}: PROBLEM with the ledger: ${problem}.`),
  ),
  ...keys.map(({ part, found, todo }) => `${part}: ${found}.${todo === undefined ? '' : ` ${todo}`}`),
];

const restore = async (premises: Premises, folder: string, { keys, json }: Options): Promise<void> => {
  const target = { ...premises, checkpoints: premises.folders.checkpoints };
  const restored = await restoreBackup(folder, target, say, async (forces) => {
    assertKeysOf(folder, forces, keys ?? premises.folders.keys, keys !== undefined);
    if (keys !== undefined) await restoreKeys(keys, premises.folders.keys);
  });
  const putBack = { keys: keys !== undefined, manifest: await manifestDigest(folder) };
  await logCopied(premises, { action: 'restore-backup', content: putBack });
  const found = await keysOf(premises, restored);
  const { migrated, ledgers, manifest } = restored;
  print(json, { takenAt: manifest.takenAt, migrated, ledgers, keys: found }, linesOf(restored, found));
  // Restored all the same: a log that does not verify is evidence, to be looked at and not thrown away.
  if (ledgers.some(({ problems }) => problems.length > 0)) process.exitCode = EXIT.failed;
};

/** A backup is of an installation that is there; a restore may make the one it fills. */
interface Places {
  readonly there: FindPremises;
  readonly here: FindPremises;
}

/** `evenhand backup` and `evenhand restore`. */
export const registerBackup = (program: Command, { there, here }: Places, version: string): void => {
  program
    .command('backup')
    .description('copy everything in the database, as of one instant, to a new folder; people’s keys are never in it')
    .argument('<folder>', 'a new folder')
    .option('--keys <folder>', 'copy the keys too, to a new folder apart from the backup')
    .option('--json', 'print JSON')
    .action(async (folder: string, options: Options) => backup(await there(), version, folder, options));
  program
    .command('restore')
    .description('put a backup into an empty database, and verify its ledgers; exit code 1 when one does not')
    .argument('<folder>', 'a folder that evenhand backup made')
    .option('--keys <folder>', 'put back the copy of the keys too')
    .option('--json', 'print JSON')
    .action(async (folder: string, options: Options) => restore(await here(), folder, options));
};
