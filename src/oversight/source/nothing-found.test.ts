import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { z } from 'zod';
import { openTestInstallation } from '../../../test/app.ts';
import { openShell } from '../../../test/shell.ts';

const { db } = await openTestInstallation();

describe('a file in which nothing is', () => {
  it('given a letter without figures, when it is tried or taken in, then the shell ends as found wanting and says what to do', async () => {
    const shell = openShell(db);
    const [letter, figures] = [join(shell.home, 'letter.txt'), join(shell.home, 'figures.csv')];
    writeFileSync(letter, 'Dear requester,\nThank you for your letter. We will reply shortly.\n');
    writeFileSync(figures, 'Outcome,2019/20\nOutcome 21,8\n');
    const letters = ['import', '--publisher', 'Said Nothing', letter];
    const dry = await shell.run(...letters, '--dry-run');
    assert.deepEqual([dry.code, dry.err], [1, '']);
    assert.match(dry.out, /No table, no count and no refusal was found in it\. Look whether .*\(letter\.txt\)/);
    // Beside one that has figures, and as JSON: what is printed is whole, and the end the same.
    const both = await shell.run(...letters, figures, '--dry-run', '--json');
    assert.equal(both.code, 1);
    const { counts } = z.object({ counts: z.array(z.unknown()) }).parse(JSON.parse(both.out));
    assert.equal(counts.length, 1);
    // Open questions are what a dry run is for.
    const asks = await shell.run('import', '--publisher', 'Kent', figures, '--dry-run');
    assert.equal(asks.code, 0);
    const taken = await shell.run(...letters, '--force', 'northmoor');
    assert.equal(taken.code, 2);
    assert.match(taken.err, /No table, no count and no refusal was found in it/);
  });
});
