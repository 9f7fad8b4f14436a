import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openBytes } from './answer-file.ts';
import { readPage } from './read-page.ts';

async function oddOn(today: string | undefined, years: readonly string[]): Promise<readonly string[]> {
  const text = `Force,${years.join(',')}\nKent,${years.map((_, i) => 7 + i).join(',')}\nEssex,${years.map(() => 9).join(',')}\n`;
  const opened = await openBytes('pasted text', Buffer.from(text));
  if (opened.kind === 'refused') assert.fail(opened.sentence);
  const answers = [{ about: 'year' as const, printed: null, answer: 'calendar' }];
  const asked = { publisher: undefined, answers, ...(today === undefined ? {} : { today }) };
  const read = readPage(opened.page, asked);
  if (read.kind === 'refused') assert.fail(read.sentence);
  return read.oddities.map(({ says }) => says).filter((says) => /still to come/u.test(says));
}

describe('a period that has not ended', () => {
  it('given a year to come, one that is not over and one that is, when read on a day, then the first two are odd, each once', async () => {
    const said = await oddOn('2026-11-27', ['2025', '2026', '2031']);
    assert.deepEqual(
      said.map((says) => says.replace(/:.*/u, '')),
      ['2026 is not over on 27 November 2026', '2031 is still to come on 27 November 2026'],
    );
  });

  it('given the day after its last, or no clock, when read, then nothing is said', async () => {
    assert.deepEqual(await oddOn('2027-01-01', ['2025', '2026']), []);
    assert.equal((await oddOn('2026-12-31', ['2025', '2026'])).length, 1, 'the last day itself is not over');
    assert.deepEqual(await oddOn(undefined, ['2031']), []);
  });
});
