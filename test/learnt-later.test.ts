// What is learnt after an approval or a closing: the case goes back to a decision, what was decided stays visible, and
// nothing is told, closed or upheld over it.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Who } from './scenario/carrier.ts';
import { openPremises } from './scenario/premises.ts';
import { throughApi } from './scenario/api.ts';
import { PROPORTIONATE, WILLING } from './scenario/willing.ts';
import { FLOOR } from './ready-case.ts';
import { carry, type Walk } from './scenario/walk.ts';

const premises = await openPremises();
let seed = 100;

/** Two 15-year-olds, willing; carried until all is recorded, then `way`. */
const willing = async (way: (walk: Walk) => Promise<void>): Promise<void> => {
  seed += 1;
  const scenario = {
    id: `learnt-later-${seed}`,
    story: '',
    expected: { ...PROPORTIONATE, duties: [] },
    known: WILLING,
    way,
  };
  await carry(throughApi(premises, 'northmoor'), scenario, seed);
};

const OUTCOME_21 = { outcome: '21', about: 'A' } as const;
const ADULT = { fact: 'adult-involved', state: 'confirmed' } as const;
const upholding = ({ carrier }: Walk, who: Who) =>
  carrier.step(who, 'uphold', { why: 'It was weighed again, and it stands.' });

describe('learnt after an approval', () => {
  it('given an approved outcome, when an adult is confirmed, then nobody is told and nothing closes until it is decided anew', () =>
    willing(async (walk) => {
      const { carrier, done, refused, protect, propose, decide, tell, end, reason } = walk;
      await protect();
      await decide(OUTCOME_21);
      await done(tell('A'));
      await done(carrier.answer('officer', ADULT));
      assert.equal(await carrier.stage('officer'), 'open');
      assert.deepEqual(await carrier.earlier('officer'), ['21']);
      await refused('DecidedAgainFirst', tell('B'));
      await refused('StillOpen', carrier.close('officer'));
      await refused('OutcomeBarred', propose(OUTCOME_21));
      await done(carrier.step('officer', 'ask', { about: 'response', reason }));
      await done(carrier.reply('supervisor', 'response', { value: 'full-investigation', reason }));
      const elsewhere = [{ outcome: '20', departure: 'partner-view' }, { 'other-body-acceptance': 'met' }] as const;
      await refused('RecordedFirst', propose(...elsewhere));
      // Neither was referred when no adult was known of: that decision stands no more.
      for (const label of ['A', 'B'] as const) {
        await done(carrier.step('officer', 'safeguarding', { decision: 'referred', to: ['mash'], reason }, label));
        await done(carrier.step('officer', 'next-step', { step: 'early-help' }, label));
      }
      await decide(...elsewhere);
      await end();
      assert.deepEqual(await carrier.earlier('officer'), ['21'], 'kept, never overwritten');
    }));

  it('given an approved outcome, when the same is said again, then it stands', () =>
    willing(async ({ carrier, done, protect, decide, end }) => {
      await protect();
      await decide(OUTCOME_21);
      await done(carrier.answer('officer', { fact: 'adult-involved', state: 'ruled-out', from: 'partner' }));
      assert.equal(await carrier.stage('officer'), 'approved');
      await end();
    }));

  it('given an approved outcome, when somebody disagrees, then it can be opened again before it is closed', () =>
    willing(async (walk) => {
      const { carrier, done, refused, protect, propose, tell, end } = walk;
      await protect();
      await done(carrier.step('sergeant', 'open', { reason: 'duty-cover' }));
      await done(propose(OUTCOME_21, undefined, 'sergeant'));
      await done(carrier.approve('supervisor'));
      await done(tell('A'));
      await done(
        carrier.step('officer', 'reopen', { cause: 'challenge', why: 'The invented mother does not agree with it.' }),
      );
      await refused('DecidedAgainFirst', tell('B'));
      await refused('OwnOutcome', upholding(walk, 'sergeant'));
      await done(carrier.step('inspector', 'open', { reason: 'duty-cover' }));
      await done(upholding(walk, 'inspector'));
      await end();
    }));
});

describe('learnt after a closing', () => {
  it('given an adult confirmed in a closed case, when it is upheld, then it is refused; and with nothing new, not by who approved it', () =>
    willing(async (walk) => {
      const { carrier, done, refused, protect, decide, end, propose } = walk;
      await protect();
      await decide(OUTCOME_21);
      await end();
      await done(carrier.answer('officer', ADULT));
      assert.equal(await carrier.stage('officer'), 'open');
      for (const who of ['supervisor', 'inspector'] as const)
        await done(carrier.step(who, 'open', { reason: 'supervision' }));
      await refused('OwnApproval', upholding(walk, 'supervisor'));
      await refused('MustBeDecidedAnew', upholding(walk, 'inspector'));
      await done(carrier.answer('officer', { fact: 'adult-involved', state: 'ruled-out', from: 'partner' }));
      await done(upholding(walk, 'inspector'));
      assert.equal(await carrier.stage('officer'), 'approved');
      await refused('NotOpenForDecision', propose(OUTCOME_21));
      await end();
    }));

  it('given a closed case, when own words, a relevant trace or a floor that is not as before is recorded in it, then it opens; a clear check opens nothing', () =>
    willing(async (walk) => {
      const { carrier, done, protect, decide, end } = walk;
      const wishes = { heard: 'said', through: 'child', wishes: 'To be asked before anybody is told.' };
      await protect();
      await decide(OUTCOME_21);
      await end();
      await done(carrier.check('officer', 'A', 'pnd', { result: 'no-trace' }));
      assert.equal(await carrier.stage('officer'), 'closed');
      await done(carrier.step('inspector', 'open', { reason: 'supervision' }));
      for (const record of [
        () => carrier.step('officer', 'own-words', wishes, 'A'),
        () => carrier.check('officer', 'A', 'pnd', { result: 'trace-relevant', reference: 'PND/1' }),
      ]) {
        await done(record());
        assert.equal(await carrier.stage('officer'), 'open');
        await done(upholding(walk, 'inspector'));
        await end();
      }
      const again = { ...FLOOR, withWhom: 'school' };
      await done(carrier.step('officer', 'floor', again, 'B'));
      assert.equal(await carrier.stage('officer'), 'open');
      assert.deepEqual(await carrier.earlier('officer'), ['21', '21', '21']);
    }));
});

describe('what no decision rests on', () => {
  const DANGERS = [
    { safeNow: 'no' },
    { selfHarm: 'yes' },
    { withWhom: 'nobody' },
    { welfareCheck: 'not-arranged', welfareBy: undefined, welfareAt: undefined },
  ];
  it('given a child in danger, when an outcome is proposed, approved or closed, then it is refused until the floor is walked anew', () =>
    willing(async ({ carrier, done, refused, protect, propose, tell, end }) => {
      await protect();
      for (const danger of DANGERS) {
        await done(carrier.step('officer', 'floor', { ...FLOOR, ...danger }, 'A'));
        assert.notEqual(await propose(OUTCOME_21), 'done', JSON.stringify(danger));
        await done(carrier.step('officer', 'floor', FLOOR, 'A'));
      }
      await done(propose(OUTCOME_21));
      await done(carrier.approve('supervisor'));
      await done(tell('A'));
      await done(carrier.step('officer', 'floor', { ...FLOOR, withWhom: 'nobody' }, 'B'));
      assert.equal(await carrier.stage('officer'), 'open', 'a danger learnt after an approval is news');
      await refused('StillOpen', carrier.close('officer'));
      await done(carrier.step('officer', 'floor', FLOOR, 'B'));
      await done(propose(OUTCOME_21));
      await done(carrier.approve('supervisor'));
      await end();
    }));

  it('given a referred child of whom triage tells that they are in danger, when an outcome is proposed or closed, then it is refused until that is taken back', () =>
    willing(async ({ carrier, done, refused, protect, propose, tell, answer, closed, reason }) => {
      await protect({ A: { decision: { decision: 'strategy-discussion', strategy: 'held', reason } } });
      const tells = (fact: string, state: 'confirmed' | 'suspected' | 'ruled-out') =>
        answer({ fact, state, of: 'A', way: 'person', from: 'partner' });
      await tells('suicide-risk', 'confirmed');
      // A floor walked since without alarm does not undo what somebody found out.
      await done(carrier.step('officer', 'floor', FLOOR, 'A'));
      await refused('UnfinishedFirst', propose(OUTCOME_21));
      await tells('suicide-risk', 'ruled-out');
      await done(propose(OUTCOME_21));
      await done(carrier.approve('supervisor'));
      for (const label of ['A', 'B'] as const) await done(tell(label));
      await tells('suicide-risk', 'suspected');
      assert.equal(await carrier.stage('officer'), 'open');
      await refused('StillOpen', carrier.close('officer'));
      await tells('suicide-risk', 'ruled-out');
      await done(propose(OUTCOME_21));
      await done(carrier.approve('supervisor'));
      for (const label of ['A', 'B'] as const) await done(tell(label));
      await closed();
    }));

  it('given a question to a supervisor or a referral without its next step, when it is closed, then it is refused', () =>
    willing(async ({ carrier, done, refused, protect, propose, tell, reason, closed }) => {
      await protect({ A: { decision: { decision: 'referred', to: ['mash'], reason } } });
      await done(propose(OUTCOME_21));
      await done(carrier.step('officer', 'ask', { about: 'response', reason }));
      await refused('UnfinishedFirst', carrier.approve('supervisor'));
      await done(carrier.giveBack('supervisor', 'Answered first, then propose it again.'));
      await done(carrier.reply('supervisor', 'response', { value: 'proportionate', reason }));
      await done(propose(OUTCOME_21));
      await done(carrier.approve('supervisor'));
      for (const label of ['A', 'B'] as const) await done(tell(label));
      await refused('StillOpen', carrier.close('officer'));
      await done(carrier.step('officer', 'next-step', { step: 'assessment' }, 'A'));
      await closed();
    }));

  it('given nothing but a report and a crime, when Outcome 20 is proposed, then it is refused', async () => {
    const carrier = throughApi(premises, 'northmoor');
    const report = { toldBy: 'school', when: 'now', safe: 'yes' };
    assert.equal(await carrier.report('officer', report, ['A']), 'done');
    assert.equal(await carrier.step('officer', 'floor', FLOOR, 'A'), 'done');
    const crime = { offence: '86/2', reference: 'NM/2026/20', when: 'now' };
    assert.equal(await carrier.step('officer', 'crime', crime), 'done');
    const decision = {
      decision: 'considered-not-referred',
      reason: 'Safe at home, and the school supports this child.',
    };
    assert.equal(await carrier.step('officer', 'safeguarding', decision, 'A'), 'done');
    const choice = { outcome: '20', departure: 'partner-view' };
    // Whoever it is of may have taken part and be an adult, whose part never ends so.
    assert.equal(await carrier.propose('officer', [choice], { 'other-body-acceptance': 'met' }), 'OutcomeNotYet');
    assert.equal(
      await carrier.step('officer', 'age', { known: 'age', age: 14, fromWhom: 'police-record' }, 'A'),
      'done',
    );
    assert.equal(await carrier.propose('officer', [choice], { 'other-body-acceptance': 'met' }), 'UnfinishedFirst');
  });
});

describe('not to refer, and what is learnt later', () => {
  it('given not to refer decided early, when more is learnt, then it is decided again before any outcome', () =>
    willing(async ({ carrier, done, refused, protect, propose, decide, reason, end }) => {
      const again = { decision: 'considered-not-referred', reason };
      await protect();
      await done(carrier.step('officer', 'floor', { ...FLOOR, onPlan: 'yes' }, 'A'));
      await refused('RecordedFirst', propose(OUTCOME_21));
      await refused('SupervisorDecisionNeeded', carrier.step('officer', 'safeguarding', again, 'A'));
      await done(carrier.step('officer', 'floor', FLOOR, 'A'));
      await done(carrier.answer('officer', { fact: 'child-in-care', state: 'confirmed', of: 'B', from: 'partner' }));
      await refused('RecordedFirst', propose(OUTCOME_21));
      await refused('SupervisorDecisionNeeded', carrier.step('officer', 'safeguarding', again, 'B'));
      await done(carrier.step('officer', 'safeguarding', { ...again, supervisor: 'supervisor' }, 'B'));
      await refused('RecordedFirst', propose(OUTCOME_21));
      await done(carrier.reply('supervisor', 'no-referral', { answer: 'agreed', reason }, 'B'));
      await decide(OUTCOME_21);
      await end();
    }));

  it('given a decided full investigation, when Outcome 21 is proposed against it, then it is a departure', () =>
    willing(async ({ carrier, done, refused, protect, propose, reason }) => {
      await protect();
      await done(carrier.step('officer', 'ask', { about: 'response', reason }));
      await done(
        carrier.reply('supervisor', 'response', { value: 'full-investigation', departure: 'partner-view', reason }),
      );
      await refused('DepartureReasonNeeded', propose(OUTCOME_21));
      await done(propose({ ...OUTCOME_21, departure: 'wishes-of-the-child' }));
    }));

  it('given own words written down after the proposal, when it is approved, then it is refused', () =>
    willing(async ({ carrier, done, refused, protect, propose }) => {
      await protect();
      await done(propose(OUTCOME_21));
      const words = { heard: 'said', through: 'child', wishes: 'That nobody at school is told.' };
      await done(carrier.step('officer', 'own-words', words, 'B'));
      await refused('FactsChanged', carrier.approve('supervisor'));
    }));
});
