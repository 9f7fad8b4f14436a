import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { at } from '../../../test/actors.ts';
import type { Result } from '../../platform/access/index.ts';
import { openGuidance } from '../../guidance.ts';
import { aDecision, anOpenRound, anUndecided, LIBRARY, ROUND } from './practice.make.ts';
import {
  decideClosing,
  decideDeparture,
  decideOpening,
  decideStandardCase,
  decideWithdrawal,
  UNABLE,
} from './round.ts';
import { advised, isDeparture, outcomesOf } from './standard-case.ts';

const codeOf = (result: Result<unknown, { readonly code: string }>): string => (result.ok ? 'ok' : result.refusal.code);

describe('a round of standard cases', () => {
  it('given the library, when a round is opened, then with its cases in the order of the library, and of one version', () => {
    const [first, second] = LIBRARY;
    assert.ok(first !== undefined && second !== undefined);
    const opened = decideOpening(
      { id: ROUND, library: LIBRARY },
      { vignettes: [second.id, first.id], adviceShown: false },
      at(),
    );
    if (!opened.ok) assert.fail(opened.refusal.code);
    assert.deepEqual(
      opened.value.flatMap(({ cases }) => cases.map(({ id }) => id)),
      [first.id, second.id],
    );
    assert.equal(opened.value[0]?.origin, 'northmoor');
    const library = [first, { ...second, policy: '2016-11' }];
    const both = { vignettes: [first.id, second.id], adviceShown: false };
    assert.equal(codeOf(decideOpening({ id: ROUND, library }, both, at())), 'VignettesOfTwoVersions');
    const missing = { vignettes: ['no-such-case'], adviceShown: true };
    assert.equal(codeOf(decideOpening({ id: ROUND, library: LIBRARY }, missing, at())), 'NoSuchVignette');
  });

  it('given a round blind to the advice, when a case is decided, then any outcome is taken, once, under a head, and no departure is asked', () => {
    const state = anUndecided();
    assert.equal(codeOf(decideStandardCase(state, aDecision(), at())), 'ok');
    assert.equal(codeOf(decideStandardCase(state, aDecision({ choice: '1' }), at())), 'ok');
    assert.equal(codeOf(decideStandardCase(state, aDecision({ choice: UNABLE, heads: [] }), at())), 'ok');
    assert.equal(codeOf(decideStandardCase(state, aDecision({ heads: [] }), at())), 'HeadNeeded');
    assert.equal(codeOf(decideStandardCase(state, aDecision({ choice: '99' }), at())), 'NoSuchOutcome');
    assert.equal(
      codeOf(decideStandardCase(state, aDecision({ choice: '1', departure: 'legal-advice' }), at())),
      'DepartureAfterwards',
    );
    const own = { choice: '21', departure: undefined };
    assert.equal(codeOf(decideStandardCase({ ...state, own }, aDecision(), at())), 'DecidedAlready');
    assert.equal(codeOf(decideStandardCase({ ...state, isInRound: false }, aDecision(), at())), 'NotInRound');
  });

  it('given a round with the advice shown, when other than advised is chosen, then a reason of the list is asked', () => {
    const state = anUndecided(anOpenRound({ adviceShown: true }));
    assert.equal(codeOf(decideStandardCase(state, aDecision({ choice: '1' }), at())), 'DepartureReasonNeeded');
    const said = aDecision({ choice: '1', departure: 'rule-does-not-fit' });
    assert.equal(codeOf(decideStandardCase(state, said, at())), 'ok');
    assert.equal(codeOf(decideStandardCase(state, aDecision(), at())), 'ok');
  });

  it('given a case decided blind, when its reader says why, then only for a departure, once, and after deciding', () => {
    const why = { round: ROUND, vignette: 'two-willing', departure: 'partner-view' } as const;
    assert.equal(codeOf(decideDeparture(anUndecided(), why)), 'NotDecidedYet');
    assert.equal(codeOf(decideDeparture(anUndecided({ own: { choice: '1', departure: undefined } }), why)), 'ok');
    for (const own of [
      { choice: '21', departure: undefined },
      { choice: '1', departure: 'partner-view' as const },
    ])
      assert.equal(codeOf(decideDeparture(anUndecided({ own }), why)), 'NoDepartureToSay');
  });

  it('given a closed round, one that is not there, or somebody who withdrew, when anything is done in it, then it is refused', () => {
    const closed = anOpenRound({ isClosed: true });
    const none = { round: undefined, hasWithdrawn: false };
    const withdrawn = { ...anOpenRound(), hasWithdrawn: true };
    const doings = [
      (state: typeof closed) => codeOf(decideStandardCase(anUndecided(state), aDecision(), at())),
      (state: typeof closed) => codeOf(decideWithdrawal(state, { round: ROUND }, at())),
    ];
    for (const doing of doings) {
      assert.equal(doing(closed), 'RoundClosed');
      assert.equal(doing(none), 'NoSuchRound');
      assert.equal(doing(withdrawn), 'WithdrawnFromRound');
      assert.equal(doing(anOpenRound()), 'ok');
    }
    assert.equal(codeOf(decideClosing(closed, { round: ROUND }, at())), 'RoundClosed');
    // Who withdrew as an officer may still have to close it.
    assert.equal(codeOf(decideClosing(withdrawn, { round: ROUND }, at())), 'ok');
  });

  it('given a standard case, when choices are held against its advice, then barred ends depart, advised ones do not, and unable never does', () => {
    const { adviser } = openGuidance();
    const byId = (id: string) => {
      const found = LIBRARY.find((one) => one.id === id);
      assert.ok(found !== undefined, id);
      return advised(adviser, found);
    };
    const plain = byId('two-willing');
    assert.deepEqual(
      ['21', '1', '3', UNABLE].map((choice) => isDeparture(plain, choice)),
      [false, true, true, false],
    );
    // A formal end is barred to nobody where the advice is not proportionate; a soft one asks for a supervisor.
    assert.equal(isDeparture(byId('shown-to-one'), '21'), true);
    const codes = outcomesOf(plain.policy).map(({ code }) => code);
    assert.ok(codes.includes('21') && codes.includes('23') && !codes.includes('0') && !codes.includes('7'));
  });
});
