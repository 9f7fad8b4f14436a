import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { OFFICER, SUPERVISOR } from '../../../test/actors.ts';
import { LIBRARY } from './practice.make.ts';
import { nextFor } from './practice.view.ts';
import { reasonsOn } from './results.view.ts';
import type { OwnAnswer } from './round.rows.ts';

const answered = (vignette: string): OwnAnswer => ({
  ...{ vignette, choice: '21', heads: ['age'], departure: null, answeredAt: new Date(0) },
});

/** The whole way of one person through a round. */
const wayOf = (actor: typeof OFFICER): readonly string[] => {
  const way: string[] = [];
  for (;;) {
    const next = nextFor(actor, { cases: LIBRARY, own: way.map(answered) });
    if (next === undefined) return way;
    way.push(next.id);
  }
};

describe('the way through a round', () => {
  it('given two people, when each goes on from case to case, then all of them, each in an order of their own that stays', () => {
    const [one, other] = [wayOf(OFFICER), wayOf(SUPERVISOR)];
    assert.deepEqual([...one].toSorted(), LIBRARY.map(({ id }) => id).toSorted());
    assert.notDeepEqual(one, other);
    assert.deepEqual(wayOf(OFFICER), one);
  });
});

describe('why people chose other than advised', () => {
  const said = (answers: number, departure: 'legal-advice' | 'partner-view' = 'legal-advice', vignette = 'a') => ({
    ...{ vignette, departure, answers },
  });

  it('given few who said why, when counted for a rule, then nothing is told; of more, small counts are held back', () => {
    assert.deepEqual(reasonsOn({ departures: [said(4)] }, ['a']), []);
    assert.deepEqual(reasonsOn({ departures: [said(9, 'legal-advice', 'b')] }, ['a']), []);
    assert.deepEqual(reasonsOn({ departures: [said(9)] }, ['a']), [{ departure: 'legal-advice', answers: 9 }]);
    const both = reasonsOn({ departures: [said(9), said(2, 'partner-view')] }, ['a']);
    assert.deepEqual(
      both.map(({ answers }) => answers),
      [null, null],
    );
  });
});
