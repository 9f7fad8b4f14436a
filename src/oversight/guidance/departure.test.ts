import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { DEPARTURES } from '../../casework/decision/index.ts';
import { countDepartures, departedFrom, periodOf, type DepartedCase } from './departure.ts';
import { aDeparted } from './departure.make.ts';
import { guidanceSettings } from './departure.setting.ts';
import { advising, shipped } from './guidance.make.ts';
import { decideRuleAnswer, decideRuleChange, type RuleProposal } from './rule-proposal.ts';
import { at } from '../../../test/actors.ts';

const policies = shipped();
const filesOf = (id: string) => policies.find(({ files }) => files.policy.id === id)?.files;
const files = filesOf('2024-05');
assert.ok(files);
const LEAST = 5;
const count = (cases: readonly DepartedCase[], least = LEAST) => countDepartures(cases, filesOf, least);
const times = (number: number, one: DepartedCase): readonly DepartedCase[] => Array.from({ length: number }, () => one);

/** Whether anything that is told is a small count, or gives one away by subtracting the rest from the total. */
const givesAway = (departures: ReturnType<typeof count>): boolean =>
  departures.some(({ cases, reasons }) => {
    const told = [cases, ...reasons.map((reason) => reason.cases)].flatMap((each) => each ?? []);
    const hidden = reasons.filter((reason) => reason.cases === null).length;
    return told.some((each) => each > 0 && each < LEAST) || (cases !== null && hidden === 1);
  });

describe('departures by rule', () => {
  it('given a formal end against proportionate advice, when it is counted, then for the rules that gave the response', () => {
    const one = aDeparted();
    const [choice] = one.chosen;
    assert.ok(choice);
    assert.deepEqual(departedFrom(files, one, choice), ['proportionate']);
  });

  it('given an outcome for which a supervisor decides first, when it is counted, then for the rules that ask for it', () => {
    const asking = files.rules.find(
      ({ effect }) => 'standing' in effect && effect.needs?.includes('supervisor-decision') === true,
    );
    const other = files.rules.find(
      ({ effect }) => 'standing' in effect && effect.needs?.includes('rationale') === true,
    );
    assert.ok(asking && other);
    const choice = { outcome: '22', departure: 'partner-view', ref: 'Child 1' } as const;
    const because = [asking.id, other.id];
    const one: DepartedCase = {
      ...aDeparted(),
      advice: {
        response: 'full-investigation',
        because: ['full-investigation-coercion'],
        people: [{ ref: 'Child 1', outcomes: [{ code: '22', because, needs: ['supervisor-decision'] }] }],
      },
      chosen: [choice],
    };
    assert.deepEqual(departedFrom(files, one, choice), [asking.id]);
    // Against what a supervisor decided: no rule asks for it, and what the response rests on is departed from.
    const decided = {
      ...one,
      advice: {
        ...one.advice,
        people: [{ ref: 'Child 1', outcomes: [{ code: '22', because: [other.id], needs: [] }] }],
      },
    };
    assert.deepEqual(departedFrom(files, decided, choice), ['full-investigation-coercion']);
  });

  it('given a caution of a child who passed it on, when it is counted, then for the rule against formal action too, with a factor or with none', () => {
    const choice = { outcome: '2', departure: 'legal-advice', ref: 'A' } as const;
    const rulesOf = (bullying: string): readonly string[] => {
      const asked = {
        ...({ nation: 'england', checks: 'complete', earlierReports: 0 } as const),
        people: [{ ref: 'A', age: 15, identified: true, parts: ['passed-on'], by: {}, towards: {} }],
        factors: Object.fromEntries(
          files.facts
            .filter(({ kind }) => kind === 'factor')
            .map(({ id }) => [id, id === 'bullying' ? bullying : 'ruled-out']),
        ),
      };
      const advice = advising(policies)(asked, '2024-05');
      return departedFrom(files, { policy: '2024-05', advice, asked, chosen: [choice] }, choice);
    };
    const against = 'outcome-formal-normally-disproportionate';
    assert.deepEqual(rulesOf('confirmed'), [against]);
    assert.deepEqual(rulesOf('ruled-out'), [against, 'proportionate']);
  });

  it('given five cases and four, when they are counted, then five are told and four are held back with all about them', () => {
    const [five] = count(times(5, aDeparted()));
    assert.deepEqual([five?.rule, five?.shown, five?.cases], ['proportionate', '5', 5]);
    const [four] = count(times(4, aDeparted()));
    assert.deepEqual([four?.shown, four?.cases, four?.reasons, four?.inCommon], ['fewer than 5', null, [], []]);
  });

  it('given reasons of which one is rare, when they are shown, then the total does not give it away', () => {
    const [found] = count([...times(9, aDeparted('legal-advice')), ...times(2, aDeparted('partner-view'))]);
    assert.equal(found?.cases, 11);
    assert.ok(!givesAway([found]));
    const shown = (departure: string) => found.reasons.find((reason) => reason.departure === departure)?.cases;
    assert.deepEqual([shown('partner-view'), shown('legal-advice')], [null, null]);
  });

  it('given any cases, when they are counted, then nothing small is told; with holding back planted off, it is found', () => {
    const some = fc.array(fc.record({ departure: fc.constantFrom(...DEPARTURES), n: fc.integer({ min: 1, max: 9 }) }), {
      maxLength: 6,
    });
    const made = (all: readonly { departure: (typeof DEPARTURES)[number]; n: number }[]) =>
      all.flatMap(({ departure, n }) => times(n, aDeparted(departure)));
    fc.assert(
      fc.property(some, (all) => !givesAway(count(made(all)))),
      { numRuns: 300, seed: 3 },
    );
    const planted = fc.check(
      fc.property(some, (all) => !givesAway(count(made(all), 1))),
      { numRuns: 300, seed: 3 },
    );
    assert.ok(planted.failed);
    assert.equal(guidanceSettings[0].least, LEAST);
  });

  it('given cases with one thing in common, when it is told, then that alone, and never an age or a child’s own fact', () => {
    const factors = (more: Record<string, string>) => ({ violence: 'suspected', ...more });
    const [found] = count([
      ...times(3, aDeparted('legal-advice', factors({ bullying: 'confirmed' }))),
      ...times(3, aDeparted('legal-advice', factors({ grooming: 'ruled-out' }))),
    ]);
    assert.deepEqual(found?.inCommon, [
      'Violence is present',
      'The background checks are complete',
      'Outcome 1 was chosen',
    ]);
  });

  it('given what ages tell in every case, when it is told in common, then as what the rules read, and never as an age', () => {
    const [child, adult] = [
      { age: [10, 12] as const, parts: ['depicted'], by: {}, towards: {} },
      { age: 40, parts: ['received'], by: {}, towards: {} },
    ];
    const one = { ...aDeparted(), asked: { ...aDeparted().asked, people: [child, adult] } };
    const [found] = count(times(5, one));
    const inCommon = found?.inCommon ?? [];
    assert.ok(inCommon.includes('An adult involved is present'), inCommon.join());
    assert.ok(inCommon.includes('Under 13 is present'));
    // An adult who did nothing is none who is involved.
    const apart = { ...one, asked: { ...one.asked, people: [child, { ...adult, parts: ['protected'] }] } };
    assert.equal(count(times(5, apart))[0]?.inCommon.includes('An adult involved is present'), false);
    // Nor does a child make anything graver who only told of it.
    const told = { ...one, asked: { ...one.asked, people: [{ ...child, parts: ['reported'] }, adult] } };
    assert.equal(count(times(5, told))[0]?.inCommon.includes('Under 13 is present'), false);
  });

  it('given one case with two crimes, when it is counted, then it counts once for its rule', () => {
    const one = aDeparted();
    const twice = { ...one, chosen: [...one.chosen, ...one.chosen] };
    assert.equal(count(times(5, twice))[0]?.cases, 5);
  });

  it('given what is read of the database, when it is looked at, then there is no column of staff or case; planted, one is found', () => {
    const text = readFileSync(join(import.meta.dirname, 'departure.store.ts'), 'utf8');
    const query = /sql<Row>`([\s\S]*?)`;/u.exec(text)?.[1] ?? '';
    assert.match(query, /departure/u);
    const staff = /\b(staff|\w+_by|actor|officer)\b/u;
    assert.doesNotMatch(query, staff);
    assert.match(query.replace('newest.policy', 'newest.policy, newest.proposed_by'), staff);
    // What leaves the database: the outermost list alone; the case is named inside, to count it once.
    const [outer = ''] = query.trim().split('FROM');
    assert.equal(outer.replace('SELECT', '').trim(), 'newest.policy, newest.advice, newest.asked, departed.chosen');
  });

  it('given a day, when the period is told, then it is a year of whole months with the present one', () => {
    assert.deepEqual(periodOf('2026-11-22'), { from: '2025-12-01', until: '2026-11-22' });
    assert.deepEqual(periodOf('2026-12-31'), { from: '2026-01-01', until: '2026-12-31' });
    assert.deepEqual(periodOf('2026-01-01'), { from: '2025-02-01', until: '2026-01-01' });
  });
});

describe('a proposal to change a rule', () => {
  const waiting: RuleProposal = {
    ...{
      id: 'p',
      policy: '2024-05',
      rule: 'proportionate',
      from: '2025-12-01',
      until: '2026-11-22',
      cases: 5,
      inCommon: [],
    },
    ...{ at: at().now, by: 'Ilka Invented', answered: undefined },
  };
  const state = (cases: number, proposals: readonly RuleProposal[] = []) => ({
    id: 'new',
    period: periodOf('2026-11-22'),
    departures: count(times(cases, aDeparted())),
    proposals,
  });
  const input = { policy: '2024-05', rule: 'proportionate' };
  const codeOf = (done: { ok: true } | { ok: false; refusal: { code: string } }) =>
    done.ok ? 'ok' : done.refusal.code;

  it('given a rule departed from often, when it is proposed, then with what was counted; one held back or waiting is refused', () => {
    const done = decideRuleChange(state(6), input, at());
    assert.ok(done.ok);
    assert.deepEqual(done.value[0]?.cases, 6);
    assert.equal(codeOf(decideRuleChange(state(4), input, at())), 'NotDepartedFromOften');
    assert.equal(codeOf(decideRuleChange(state(6), { ...input, rule: 'other' }, at())), 'NotDepartedFromOften');
    assert.equal(codeOf(decideRuleChange(state(6, [waiting]), input, at())), 'RuleChangeWaits');
    const answered = { answer: 'not-taken-up', reason: 'rule-stands', at: at().now, by: undefined } as const;
    assert.equal(codeOf(decideRuleChange(state(6, [{ ...waiting, answered }]), input, at())), 'ok');
  });

  it('given a proposal, when it is answered, then once, with a reason that fits', () => {
    const answer = { proposal: 'p', answer: 'taken-up', reason: 'condition-too-wide' } as const;
    assert.equal(codeOf(decideRuleAnswer(waiting, answer, at())), 'ok');
    assert.equal(codeOf(decideRuleAnswer(waiting, { ...answer, reason: 'rule-stands' }, at())), 'ReasonDoesNotFit');
    assert.equal(codeOf(decideRuleAnswer(undefined, answer, at())), 'NoSuchRuleProposal');
    const answered = { answer: 'taken-up', reason: 'source-changed', at: at().now, by: undefined } as const;
    assert.equal(codeOf(decideRuleAnswer({ ...waiting, answered }, answer, at())), 'RuleChangeAnsweredAlready');
  });
});
