import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { at } from '../../../test/actors.ts';
import type { Result } from '../../platform/access/index.ts';
import type { AdviceInput } from '../../policy/index.ts';
import { opinionAgreement, type DecidedTwice } from './opinion-agreement.ts';
import { UNABLE } from './round.ts';
import {
  blindInput,
  decideDraw,
  decideOpinion,
  decidePanelFinding,
  decideTake,
  drawnBy,
  type OpinionState,
  type PanelState,
} from './second-opinion.ts';

const codeOf = (result: Result<unknown, { readonly code: string }>): string => (result.ok ? 'ok' : result.refusal.code);

const eligible = Array.from({ length: 40 }, (_, n) => ({ case: `case-${n}`, proposal: `p-${n}`, crime: `c-${n}` }));
const opinion = { opinion: 'o-1', choice: '21', heads: ['age'], why: 'As invented' } as const;

const aReading = (over: Partial<OpinionState> = {}): OpinionState => ({
  ...{ isReader: true, isGiven: false, isMet: false, outcomes: ['1', '21'], case: 'case-1', people: ['person-1'] },
  ...over,
});
const aPanel = (over: Partial<PanelState> = {}): PanelState => ({
  ...{ isGiven: true, isFound: false, hasPart: false, rules: ['proportionate'], case: 'case-1' },
  ...over,
});

const twice = (first: string, second: string, over: Partial<DecidedTwice> = {}): DecidedTwice => ({
  ...{ first, second, rules: ['proportionate'], finding: null, findingRule: null },
  ...over,
});

describe('drawing cases for a second opinion', () => {
  it('given a seed, when cases are drawn, then the same again whatever order they come in, and others by another seed', () => {
    const drawn = drawnBy('seed', eligible, 8);
    assert.equal(new Set(drawn.map((one) => one.case)).size, 8);
    assert.deepEqual(drawnBy('seed', eligible.toReversed(), 8), drawn);
    assert.notDeepEqual(drawnBy('another', eligible, 8), drawn);
    // A smaller draw of the same seed is the beginning of a larger one: nobody gains by asking for more.
    assert.deepEqual(drawnBy('seed', eligible, 3), drawn.slice(0, 3));
  });

  it('given every case, when drawn by many seeds, then each comes up about as often as any other', () => {
    const times = new Map<string, number>();
    for (let seed = 0; seed < 400; seed += 1)
      for (const one of drawnBy(`seed ${seed}`, eligible, 10)) times.set(one.case, (times.get(one.case) ?? 0) + 1);
    // 100 each on average, with a standard deviation of 8.7: five of them either way.
    for (const one of eligible) assert.ok(Math.abs((times.get(one.case) ?? 0) - 100) < 44, one.case);
  });

  it('given a period, when drawn, then with the seed that the program made, and nothing is drawn of nothing', () => {
    const state = { id: 'draw-1', eligible, newId: () => 'o' };
    const period = { from: '2026-01-01', until: '2026-06-30', wanted: 5 };
    const done = decideDraw(state, period, at());
    if (!done.ok) assert.fail(done.refusal.code);
    assert.deepEqual(
      done.value.map((event) => [event.seed, event.eligible, event.drawn.length]),
      [['draw-1', 40, 5]],
    );
    assert.equal(codeOf(decideDraw({ ...state, eligible: [] }, period, at())), 'NothingToDraw');
    const back = { ...period, from: '2026-07-01' };
    assert.equal(codeOf(decideDraw(state, back, at())), 'PeriodEndsBeforeItBegins');
  });

  it('given one taken and not given, when another is asked for, then the first comes first; where none waits it is said', () => {
    assert.equal(codeOf(decideTake({ waiting: 'o-1', open: undefined }, undefined, at())), 'ok');
    assert.equal(codeOf(decideTake({ waiting: 'o-1', open: 'o-2' }, undefined, at())), 'OpinionOpenAlready');
    assert.equal(codeOf(decideTake({ waiting: undefined, open: undefined }, undefined, at())), 'NoOpinionWaits');
  });
});

describe('a blind second opinion', () => {
  it('given its reader, when given, then once, of any outcome, and by nobody else', () => {
    assert.equal(codeOf(decideOpinion(aReading(), opinion, at())), 'ok');
    const unable = { ...opinion, choice: UNABLE, heads: [] };
    assert.equal(codeOf(decideOpinion(aReading(), unable, at())), 'ok');
    assert.equal(codeOf(decideOpinion(aReading({ isReader: false }), opinion, at())), 'NoSuchOpinion');
    assert.equal(codeOf(decideOpinion(aReading({ isGiven: true }), opinion, at())), 'OpinionGivenAlready');
    assert.equal(codeOf(decideOpinion(aReading(), { ...opinion, choice: '99' }, at())), 'NoSuchOutcome');
    assert.equal(codeOf(decideOpinion(aReading(), { ...opinion, heads: [] }, at())), 'HeadNeeded');
  });

  it('given a reader who has met the case, when they answer, then it is set aside and no choice is kept', () => {
    const done = decideOpinion(aReading({ isMet: true }), opinion, at());
    if (!done.ok) assert.fail(done.refusal.code);
    const unable = decideOpinion(aReading({ isMet: true }), { ...opinion, choice: UNABLE, heads: [] }, at());
    assert.deepEqual(unable, done, 'that they are unable counts no more');
    const now = at().now;
    assert.deepEqual(done.value, [{ type: 'OpinionSetAside', opinion: 'o-1', case: 'case-1', at: now }]);
  });

  it('given two cases with the same facts and other decisions, when made blind, then they are the same; as they were stored they are not', () => {
    const facts: AdviceInput = {
      nation: 'england',
      people: [{ ref: 'Child 1', age: 14, identified: true, parts: ['depicted', 'shared'], by: {}, towards: {} }],
      factors: { coercion: 'suspected' },
      checks: 'complete',
      earlierReports: 1,
    };
    const first: AdviceInput = {
      ...facts,
      on: '2026-03-01',
      conditions: { 'state-of-evidence': 'not-yet-sufficient' },
    };
    const second: AdviceInput = {
      ...facts,
      on: '2026-04-01',
      settings: { sgiiModel: 'SUSPECT_LINK' },
      conditions: { 'cps-decision': 'charge', 'formal-action-decision': 'met' },
    };
    assert.notDeepEqual(first, second);
    assert.deepEqual(blindInput(first), blindInput(second));
    assert.equal(blindInput(first).people?.[0]?.ref, 'A');
    assert.doesNotMatch(JSON.stringify(blindInput(second)), /Child 1|charge|SUSPECT_LINK|2026-/);
  });
});

describe('what a panel finds, and what is counted', () => {
  it('given a case that was decided twice, when a finding is against it, then it names a rule; nobody finds twice or of their own', () => {
    const agrees = { opinion: 'o-1', finding: 'appropriate', rule: undefined } as const;
    const against = { ...agrees, finding: 'not-appropriate' } as const;
    assert.equal(codeOf(decidePanelFinding(aPanel(), agrees, at())), 'ok');
    assert.equal(codeOf(decidePanelFinding(aPanel(), { ...agrees, finding: 'unable-to-agree' }, at())), 'ok');
    assert.equal(codeOf(decidePanelFinding(aPanel(), against, at())), 'RuleNeeded');
    const observed = { ...against, finding: 'appropriate-with-observations' } as const;
    assert.equal(codeOf(decidePanelFinding(aPanel(), observed, at())), 'RuleNeeded');
    assert.equal(codeOf(decidePanelFinding(aPanel(), { ...observed, rule: 'proportionate' }, at())), 'ok');
    assert.equal(codeOf(decidePanelFinding(aPanel(), { ...against, rule: 'no-rule' }, at())), 'NoSuchRule');
    assert.equal(codeOf(decidePanelFinding(aPanel(), { ...against, rule: 'proportionate' }, at())), 'ok');
    assert.equal(codeOf(decidePanelFinding(aPanel({ hasPart: true }), agrees, at())), 'OwnDecision');
    assert.equal(codeOf(decidePanelFinding(aPanel({ isFound: true }), agrees, at())), 'PanelFoundAlready');
    assert.equal(codeOf(decidePanelFinding(aPanel({ isGiven: false }), agrees, at())), 'NoSuchOpinion');
  });

  it('given nine cases, when counted, then nothing is told; ten, and agreement is, alike whichever choice came first', () => {
    const pairs = Array.from({ length: 9 }, () => twice('21', '21'));
    assert.equal(opinionAgreement(pairs, ['proportionate']).overall, undefined);
    const ten = [...pairs.slice(1), twice('21', '22'), twice('1', '22')];
    const found = opinionAgreement(ten, ['other', 'proportionate']);
    assert.equal(found.overall?.alike, 0.8);
    assert.deepEqual(
      found.byRule.map(({ rule, figures }) => [rule, figures.cases]),
      [['proportionate', 10]],
    );
    const turned = ten.map((pair) => ({ ...pair, first: pair.second, second: pair.first }));
    assert.deepEqual(opinionAgreement(turned, ['other', 'proportionate']), found);
  });

  it('given few findings of a kind, when counted, then they are held back, and a rule is named from five on', () => {
    const against = { finding: 'not-appropriate', findingRule: 'proportionate' } as const;
    const of = (count: number, over: Partial<DecidedTwice>) =>
      Array.from({ length: count }, () => twice('1', '21', over));
    const few = opinionAgreement([...of(4, against), ...of(9, { finding: 'appropriate' })], ['proportionate']);
    assert.ok(few.findings.every(({ cases }) => cases === null || cases === 0));
    const one = opinionAgreement(of(1, against), ['proportionate']);
    assert.ok(one.findings.every(({ cases }) => cases === null));
    assert.deepEqual(few.findingRules, []);
    const five = opinionAgreement([...of(5, against), ...of(9, { finding: 'appropriate' })], ['proportionate']);
    assert.deepEqual(five.findingRules, [{ rule: 'proportionate', cases: 5 }]);
    assert.deepEqual(
      five.findings.map(({ cases }) => cases),
      [9, 0, 5, 0],
    );
  });
});
