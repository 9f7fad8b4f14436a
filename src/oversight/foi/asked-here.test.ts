import assert from 'node:assert/strict';
import { test } from 'node:test';
import { askShell } from '../../../test/shell-asked.ts';

test('given a question, a day or a force that is none, when asked in the shell, then value and nearest are named, with 2', async () => {
  const cases: readonly (readonly [readonly string[], RegExp])[] = [
    [
      ['bond-phippen-outcome-12'],
      /bond-phippen-outcome-12: there is no such question; the nearest are bond-phippen-outcome-21,/,
    ],
    [['bond-phippen-outcome-21', '--from', '2026-13-01'], /^evenhand: --from 2026-13-01: no day of the calendar/],
    [['bond-phippen-outcome-21', '--to', 'May'], /^evenhand: --to May: no day of the calendar/],
    [['bond-phippen-outcome-21', '--of', 'Kemt'], /--of Kemt: in no list of forces; the nearest are Kent,/],
  ];
  for (const [args, says] of cases) {
    const { code, out, err } = await askShell(['foi', 'ask', ...args]);
    assert.deepEqual([code, out], [2, ''], args.join(' '));
    assert.match(err, says);
  }
});
