import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from 'node:test';
import { decidedCases } from '../measure/split.make.ts';
import { stream } from '../measure/random.ts';
import { SplitAnswer } from './split.answer.ts';

const folder = mkdtempSync(join(tmpdir(), 'split-'));
const file = join(folder, 'sample.jsonl');
const PLANTED = { patterns: [-1, 1], settings: [-0.3, 0.3], forceSd: 0.4, personSd: 0.3 };
const sampled = decidedCases(stream(3), PLANTED, { forces: 4, people: 4, cases: 25 });
writeFileSync(file, sampled.map((each) => JSON.stringify(each)).join('\n'));

const run = (...args: readonly string[]) =>
  spawnSync(process.execPath, ['src/cli.ts', 'split', ...args], { encoding: 'utf8' });

const MONTHS = ['--from', '2025-01', '--to', '2025-12'];

it('given sampled decisions of four forces in a file, when split in the shell, then the answer is JSON of three shares with what they mean, and no code is in it', () => {
  const { status, stdout, stderr } = run('--cases', file, ...MONTHS, '--json');
  assert.equal(status, 0, stderr);
  const { result, source, says, definition } = SplitAnswer.parse(JSON.parse(stdout));
  assert.ok(result?.kind === 'measured' && result.forces === 4 && source.includes('sample.jsonl'));
  assert.ok(says.length === 2 && definition.some(({ key }) => key === 'Method'));
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
