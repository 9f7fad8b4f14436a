#!/usr/bin/env node
// Starts the shell on the Node that the lock file brings, whichever Node this was started with.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import module from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const cli = join(root, 'src', 'cli.ts');

if (Number(process.versions.node.split('.')[0]) >= 24) {
  // What was compiled once is not compiled again: half of the time that a start takes.
  module.enableCompileCache(join(root, 'node_modules', '.cache', 'evenhand'));
  await import(cli);
} else {
  const node = join(root, 'node_modules', '.bin', 'node');
  if (!existsSync(node)) {
    process.stderr.write(
      'evenhand: Node 24 or newer is needed. Run node scripts/setup.mjs once in the checkout, which brings one, or use Node 24.\n',
    );
    process.exit(1);
  }
  const run = spawnSync(node, [cli, ...process.argv.slice(2)], { stdio: 'inherit' });
  process.exit(run.status ?? 1);
}
