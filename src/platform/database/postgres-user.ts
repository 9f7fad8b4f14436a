import { spawnSync, type SpawnOptions } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, chownSync, cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '../disk/index.ts';

/** How to run PostgreSQL's programs: it refuses to run as root. */
export interface Runner {
  readonly command: string;
  readonly args: readonly string[];
  readonly options: Pick<SpawnOptions, 'uid' | 'gid' | 'cwd'>;
  /** Where its files may lie, and where its programs are, for that user. */
  readonly home: string;
  readonly native: string;
  /** Makes a private folder that belongs to that user. */
  readonly own: (folder: string) => void;
}

const privateFolder = (folder: string): void => {
  makeFolder(folder, 0o700);
  chmodSync(folder, 0o700);
};

const asMyself = (home: string, native: string): Runner => {
  privateFolder(home);
  return { command: '/usr/bin/env', args: [], options: { cwd: home }, home, native, own: privateFolder };
};

const UNSHARE = ['--user', '--map-user=1000'] as const;

/** A user namespace: not root to PostgreSQL, still the owner of the files, so that a private home does not matter. */
const inNamespace = (home: string, native: string): Runner | undefined => {
  // With the binary itself: namespaces may be forbidden, or allowed and still unable to read the checkout.
  const tried = spawnSync('unshare', [...UNSHARE, join(native, 'bin', 'postgres'), '--version'], { encoding: 'utf8' });
  if (tried.status !== 0) return undefined;
  privateFolder(home);
  return { command: 'unshare', args: UNSHARE, options: { cwd: home }, home, native, own: privateFolder };
};

const NOBODY = 65534;

/** Another user: binaries and data are put where that user can reach them. */
const asAnotherUser = (home: string, native: string): Runner => {
  // The checkout may lie in a home that is closed to others; the digest keeps two checkouts apart.
  const place = join('/var/lib/evenhand', createHash('sha256').update(home).digest('hex').slice(0, 12));
  const own = (folder: string): void => {
    privateFolder(folder);
    chownSync(folder, NOBODY, NOBODY);
  };
  makeFolder(place, 0o755);
  const copied = join(place, 'native');
  if (!existsSync(copied)) cpSync(native, copied, { recursive: true, verbatimSymlinks: true });
  const inner = join(place, 'cluster');
  own(inner);
  return {
    command: '/usr/bin/env',
    args: [],
    options: { uid: NOBODY, gid: NOBODY, cwd: inner },
    home: inner,
    native: copied,
    own,
  };
};

/** As root: a user namespace, else an unprivileged user; as anyone else: as oneself. */
export const asPostgresUser = (home: string, native: string): Runner => {
  if (process.getuid?.() !== 0) return asMyself(home, native);
  return inNamespace(home, native) ?? asAnotherUser(home, native);
};
