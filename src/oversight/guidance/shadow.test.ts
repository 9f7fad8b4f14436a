import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Adviser, sortOf, type AdviceInput, type PolicyFiles } from '../../policy/index.ts';
import { advising, shipped } from './guidance.make.ts';
import { shadowMoves } from './shadow.ts';

const policies = shipped();
const live = policies.find(({ files }) => files.policy.id === '2024-05')?.files;
assert.ok(live);
const FIRST_DAY = '2027-04-01';
const TODAY = '2026-11-22';

/** The live version with bullying raised to a full investigation, by a rule that holds from a day. */
const draftWith = (from: string): PolicyFiles => ({
  ...live,
  policy: { ...live.policy, id: '2027-04', inForceFrom: FIRST_DAY },
  rules: live.rules.map((rule) =>
    rule.id === 'supervisor-decides-bullying' ? { ...rule, from, effect: { response: 'full-investigation' } } : rule,
  ),
});

const asked = (on: string): AdviceInput => ({
  ...{ on, nation: 'england', checks: 'complete', earlierReports: 0 },
  people: [{ ref: 'A', age: 15, identified: true, parts: ['passed-on'] }],
  factors: Object.fromEntries(
    live.facts
      .filter(({ kind }) => kind === 'factor')
      .map(({ id }) => [id, id === 'bullying' ? 'confirmed' : 'ruled-out']),
  ),
});

const moved = (draft: PolicyFiles, on: string): readonly string[] =>
  shadowMoves(
    { files: draft, adviser: new Adviser([{ files: draft }], () => '') },
    { asked: asked(on), advice: advising(policies)(asked(on), '2024-05') },
    new Adviser(policies, () => ''),
  );

const RAISED = sortOf({ of: 'response', id: null, what: null, from: 'supervisor-decides', to: 'full-investigation' });

describe('what a draft says otherwise of a proposal', () => {
  it('given a rule that holds from the first day of the draft, when a proposal comes before it, then the draft is asked as on that day', () => {
    assert.deepEqual(
      moved(draftWith('2016-01-01'), TODAY).filter((move) => move.includes('response')),
      [RAISED],
    );
    // Asked on the day of the proposal, the rule would hold no more than what it replaced.
    assert.deepEqual(moved(draftWith(FIRST_DAY), TODAY), moved(draftWith('2016-01-01'), TODAY));
    assert.deepEqual(moved(draftWith(FIRST_DAY), '2027-06-01'), moved(draftWith('2016-01-01'), '2027-06-01'));
  });

  it('given a rule of both versions that begins before the draft does, when a proposal comes before it, then it is no difference', () => {
    const later = { ...live, policy: { ...live.policy, id: '2027-04', inForceFrom: FIRST_DAY } };
    assert.deepEqual(moved(later, TODAY), ['same']);
    // Both on one day, whichever it is: what begins between by itself is nobody’s change.
    assert.deepEqual(moved(later, '2024-06-01'), ['same']);
  });
});
