// Installs what the lock file names, once for each lock file, so that `npm start` and `npm test` work in a fresh clone.
// Runs on the machine's own Node (20 or newer); everything after it runs on the Node that the lock file brings.
import { createHash } from 'node:crypto';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, 'node_modules');
const marker = join(modules, '.evenhand-lock');
const digest = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .digest('hex');

const installed = () => existsSync(marker) && readFileSync(marker, 'utf8') === digest;

const fail = (sentence) => {
  process.stderr.write(`Evenhand setup: ${sentence}\n`);
  process.exit(1);
};

const install = () => {
  process.stderr.write('Evenhand setup: installing what package-lock.json names (about a minute, once)…\n');
  const npm = spawnSync(
    'npm',
    ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'],
    {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
      shell: process.platform === 'win32',
    },
  );
  if (npm.error) fail(`npm could not be run: ${npm.error.message}. Install npm, then try again.`);
  if (npm.status !== 0)
    fail(
      `npm ci ended with ${npm.status ?? npm.signal}. Read the lines above; is there a network, and is the disk full?`,
    );
};

const assertNode = () => {
  const node = join(modules, '.bin', 'node');
  if (!existsSync(node))
    fail(
      'the Node that the lock file brings is missing. Install scripts may be off: run npm ci without --ignore-scripts.',
    );
  const version = execFileSync(node, ['--version'], { encoding: 'utf8' }).trim();
  if (Number(version.slice(1).split('.')[0]) < 24)
    fail(`node_modules/.bin/node is ${version}; 24 or newer is needed. Delete node_modules and try again.`);
};

const linkCommand = () => {
  const link = join(modules, '.bin', 'evenhand');
  rmSync(link, { force: true });
  mkdirSync(dirname(link), { recursive: true });
  symlinkSync(join('..', '..', 'scripts', 'evenhand.mjs'), link);
};

const lock = join(root, '.evenhand', 'setup.lock');

const holderLives = () => {
  try {
    process.kill(Number(readFileSync(lock, 'utf8')), 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
};

const takeLock = () => {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (!holderLives()) rmSync(lock, { force: true });
    return false;
  }
};

/** Two npm ci in one folder break each other: the second setup waits for the first. */
const alone = () => {
  mkdirSync(dirname(lock), { recursive: true, mode: 0o700 });
  for (let tries = 0; !takeLock(); tries += 1) {
    if (tries === 1) process.stderr.write('Evenhand setup: another one is under way here; waiting for it…\n');
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
  }
  process.on('exit', () => rmSync(lock, { force: true }));
};

if (!installed()) {
  alone();
  if (!installed()) {
    install();
    assertNode();
    linkCommand();
    writeFileSync(marker, digest);
  }
}
