import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from 'node:test';
import { askShellNow } from '../../../test/shell-asked.ts';
import { SplitAnswer } from './split.answer.ts';

const folder = mkdtempSync(join(tmpdir(), 'split-'));
const file = join(folder, 'sample.jsonl');
/** As good as chance, and the same each time. */
const chance = (i: number): number => (Math.imul(i + 1, 2_654_435_761) >>> 0) / 2 ** 32;
/** Four forces of four people: the pattern makes most of the difference, the setting and the person some. */
const sampled = Array.from({ length: 400 }, (_, i) => {
  const [force, person, pattern, setting] = [i % 4, Math.floor(i / 4) % 4, Math.floor(i / 16) % 2, Math.floor(i / 200)];
  return {
    ...{
      force: `force ${force}`,
      person: `person ${person}`,
      pattern: `pattern ${pattern}`,
      setting: `setting ${setting}`,
    },
    outcome: chance(i) < 0.3 + 0.35 * pattern + 0.1 * setting + 0.04 * person,
  };
});
writeFileSync(file, sampled.map((each) => JSON.stringify(each)).join('\n'));

const run = (...args: readonly string[]) => askShellNow(['split', ...args]);

const MONTHS = ['--from', '2025-01', '--to', '2025-12'];

it('given sampled decisions of four forces in a file, when split in the shell, then the answer is JSON of three shares with what they mean, and no code is in it', () => {
  const { status, stdout, stderr } = run('--cases', file, ...MONTHS, '--json');
  assert.equal(status, 0, stderr);
  const { result, source, says, definition } = SplitAnswer.parse(JSON.parse(stdout));
  assert.ok(result?.kind === 'measured' && result.forces === 4 && source.includes('sample.jsonl'));
  assert.ok(says.length === 3 && definition.some(({ key }) => key === 'Method'));
  assert.match(stdout, /takes 5 forces with 20 decisions each, half of them .*; 4 have as many/);
  assert.doesNotMatch(stdout, /person \d|force \d|pattern \d/);
  assert.match(stderr, /Decided anew 20 of 200 times/);
});

it('given too few, a line that is no decision, a name among codes, or nobody named, when split, then the exit code and one sentence say so', () => {
  writeFileSync(
    join(folder, 'few.jsonl'),
    sampled
      .slice(0, 40)
      .map((each) => JSON.stringify(each))
      .join('\n'),
  );
  const few = run('--cases', join(folder, 'few.jsonl'), ...MONTHS);
  assert.deepEqual([few.status, few.stdout.includes('Too few to say: from 200 decisions by 10 people')], [1, true]);
  writeFileSync(join(folder, 'odd.jsonl'), `${JSON.stringify(sampled[0])}\n{"force":"a","name":"x"}`);
  const odd = run('--cases', join(folder, 'odd.jsonl'), ...MONTHS);
  assert.deepEqual([odd.status, odd.stderr.includes('odd.jsonl, line 2: '), odd.stdout], [2, true, '']);
  const nobody = run(...MONTHS);
  assert.deepEqual([nobody.status, nobody.stderr.includes('Say whose decisions: --force FORCE')], [2, true]);
  const gone = run('--cases', join(folder, 'none.jsonl'), ...MONTHS);
  assert.deepEqual([gone.status, gone.stderr.includes('there is no such file')], [2, true]);
});
