import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Adviser, type Policy } from '../../policy/index.ts';
import { changesPage } from './changes.view.ts';
import { conditionWords, type Told } from './condition.words.ts';
import { disagreementsPage } from './disagreement.view.ts';
import { givesWords, kindOf } from './gives.ts';
import { shipped } from './guidance.make.ts';
import { versionsIn } from './published.ts';
import { readsOf } from './reads.ts';
import { periodsPage } from './period.view.ts';
import { rulePage } from './rule.view.ts';
import { rulesPage, RulesQuery } from './rules.view.ts';
import { sourcesPage } from './version.view.ts';

const policies = shipped();
const at = (today: string, read: readonly Policy[] = policies) =>
  versionsIn({
    adviser: new Adviser(read, (text) => `digest of ${text.length}`),
    versions: read,
    now: () => new Date(`${today}T12:00:00Z`),
    today: () => today,
  });
const versions = at('2026-11-22');
const [newest] = versions;
assert.ok(newest);
const { rules, facts, settings } = newest.policy.files;

const linesOf = ({ text, parts }: Told): readonly string[] => [text, ...parts.flatMap(linesOf)];

/** The version with some of its rules made otherwise. */
const planted = (change: (policy: Policy) => Policy['files']['rules']): Policy => ({
  files: { ...newest.policy.files, rules: change(newest.policy) },
});

describe('the guidance as anybody may read it', () => {
  it('given two versions, when they are listed, then the newest is first and the one of the day is in force', () => {
    assert.deepEqual(
      versions.map(({ id, isInForce }) => [id, isInForce]),
      policies.toReversed().map(({ files: { policy } }) => [policy.id, policy.id === '2024-05']),
    );
    assert.deepEqual(
      at('2020-01-01').flatMap(({ id, isInForce }) => (isInForce ? [id] : [])),
      ['2016-11'],
    );
  });

  it('given every rule, when its condition is told, then every fact and setting that stands in it is named as what it depends on', () => {
    const known = new Set([...facts.map(({ id }) => id), ...settings.map(({ name }) => name)]);
    const fields = ['age', 'identified', 'checks', 'nation', 'earlierReports'];
    for (const rule of rules) {
      const written = JSON.stringify(rule.when);
      const quoted = [...written.matchAll(/"([^"]+)"/gu)].map(([, text]) => text ?? '');
      // Read apart from the code that it checks: what is quoted and is no answer. `shared` and its like stand for actors.
      const isAnswer = (text: string): boolean => new RegExp(`"is":\\[[^\\]]*"${text}"`, 'u').test(written);
      const named = quoted.filter((text) => (known.has(text) && !isAnswer(text)) || fields.includes(text));
      const { facts: read, settings: set } = readsOf(rule);
      const missing = named.filter((text) => !read.includes(text) && !set.includes(text));
      assert.deepEqual(missing, [], rule.id);
      assert.deepEqual(
        [...read, ...set].filter((name) => !known.has(name)),
        [],
        rule.id,
      );
    }
  });

  it('given every rule, when it is told, then each line is a sentence and what it gives is said', () => {
    for (const version of versions)
      for (const rule of version.policy.files.rules) {
        for (const text of linesOf(conditionWords(rule.when))) assert.match(text, /^[A-Z][^{}]+[.:]$/u, rule.id);
        assert.match(givesWords(version.policy.files, rule), /^[A-Z].*\.$/su, rule.id);
        assert.ok(rulePage(version, rule).title.length > 0);
      }
  });

  it('given a filter by fact, outcome, source or kind, when rules are listed, then those and no others are', () => {
    const count = (query: Record<string, string>) => rulesPage(newest, RulesQuery.parse(query))['found'];
    assert.equal(count({}), rules.length);
    const of = (keep: (rule: (typeof rules)[number]) => boolean) => rules.filter(keep).length;
    assert.equal(
      count({ gives: 'response' }),
      of((rule) => 'response' in rule.effect),
    );
    assert.equal(
      count({ outcome: '21' }),
      of(({ effect }) => 'standing' in effect && effect.outcomes.includes('21')),
    );
    assert.equal(
      count({ fact: 'coercion' }),
      of(({ when }) => JSON.stringify(when).includes('"coercion"')),
    );
    assert.equal(
      count({ source: 'S1' }),
      of(({ source }) => source.split(', ').includes('S1')),
    );
    assert.equal(count({ fact: 'no-such-fact' }), 0);
    assert.equal(count({ outcome: '21', gives: 'duty' }), 0);
  });

  it('given a rule worded anew, one added and one dropped, when versions are compared, then each is told, with both sentences', () => {
    const [first, second] = rules;
    assert.ok(first !== undefined && second !== undefined);
    const after = planted(({ files }) => [
      { ...first, says: 'Said anew.', review: '2030-01-01', reading: 'Read otherwise.' },
      { ...first, id: 'a-new-rule' },
      ...files.rules.slice(2),
    ]);
    const changed = changesPage([{ ...newest, id: 'after', policy: after }, newest], { from: '', to: '' });
    assert.deepEqual(changed?.['counts'], { added: 1, dropped: 1, reworded: 1, other: 0 });
    const text = JSON.stringify(changed);
    for (const said of [first.says, 'Said anew.', second.says, 'its day of review', 'how a doubt was read'])
      assert.ok(text.includes(said), said);
    assert.equal(changesPage(versions, { from: 'nothing', to: '' }), undefined);
  });

  it('given the two versions that ship, when they are compared, then the defaults that moved are told with both answers', () => {
    const text = JSON.stringify(changesPage(versions, { from: '2016-11', to: '2024-05' })?.['besides']);
    const what = 'what stands where a force has signed none';
    for (const said of [
      { what, before: 'Suspect link', after: 'Person involved' },
      { what, before: 'Yes', after: 'No' },
    ])
      assert.ok(text.includes(JSON.stringify(said)), JSON.stringify(said));
    assert.ok(!text.includes('whoMayAnswer') && !text.includes('undefined'));
  });

  it('given a field of one fact, outcome, setting, timescale or point that is made otherwise, when versions are compared, then it alone is told', () => {
    const { files } = newest.policy;
    const plantedIn = (change: Partial<typeof files>) =>
      changesPage([{ ...newest, id: 'after', policy: { files: { ...files, ...change } } }, newest], {
        from: '',
        to: '',
      });
    const first = <Each extends object>([one, ...others]: readonly Each[], change: Partial<Each>): Each[] => {
      assert.ok(one);
      return [{ ...one, ...change }, ...others];
    };
    const [, answered] = files.settings;
    assert.ok(answered);
    for (const [change, what] of [
      [{ facts: first(files.facts, { question: 'Asked otherwise?' }) }, 'the question'],
      [{ facts: first(files.facts, { answers: ['otherwise'] }) }, 'its answers'],
      [{ outcomes: first(files.outcomes, { note: 'Noted otherwise.' }) }, 'the note'],
      [{ settings: first(files.settings, { answers: ['PERSON_INVOLVED'] }) }, 'its answers'],
      [{ settings: first(files.settings, { note: 'Noted otherwise.' }) }, 'the note'],
      [{ periods: first(files.periods, { within: { hours: 25 } }) }, 'the limit'],
      [{ disagreements: first(files.disagreements, { used: 'The other.' }) }, 'what is used'],
      [{ sources: first(files.sources, { extent: 'FULL, AND AGAIN' }) }, 'how much of it was read'],
      [{ policy: { ...files.policy, note: 'Noted otherwise.' } }, 'its note'],
    ] as const) {
      const told = JSON.stringify(plantedIn(change)?.['besides']);
      assert.equal(told.split('"differs"').length, 2, what);
      assert.equal(told.split('"what"').length, 2, told);
      assert.ok(told.includes(`"what":"${what}"`), told);
    }
    assert.deepEqual(changesPage([newest, newest], { from: '', to: '' })?.['besides'], {
      added: [],
      dropped: [],
      changed: [],
    });
  });

  it('given every timescale, when they are listed, then each has its limit and sources, and every duty stands under the one it goes by', () => {
    for (const version of versions) {
      const { files } = version.policy;
      const page = JSON.stringify(periodsPage(version));
      for (const { title, note } of files.periods)
        for (const said of [title, note]) assert.ok(page.includes(JSON.stringify(said).slice(1, -1)), said);
      for (const { id, effect } of files.rules)
        if ('duty' in effect && typeof effect.duty.within === 'string' && effect.duty.within !== 'now')
          assert.ok(page.includes(`/rules/${id}"`), id);
    }
  });

  it('given how much of a source was read, when sources are listed, then it is said in words, and never as more than it was', () => {
    for (const version of versions) {
      const page = JSON.stringify(sourcesPage(version));
      assert.doesNotMatch(page, /"extent":"[^"]*(?:[A-Z]{4}|SHORT|PART)/u);
      assert.ok(page.includes('read whole or nearly whole'));
    }
  });

  it('given each point on which sources disagree, when it is listed, then every position has its source and what is used is said', () => {
    const page = JSON.stringify(disagreementsPage(newest));
    assert.ok(newest.policy.files.disagreements.length > 5);
    for (const { point, positions, used } of newest.policy.files.disagreements)
      for (const said of [point, used, ...positions.flatMap(({ says, source }) => [says, source])])
        assert.ok(page.includes(JSON.stringify(said).slice(1, -1)), said);
  });

  it('given the kinds of rule, when each is asked for, then none is taken for another', () => {
    for (const rule of rules) assert.ok(kindOf(rule) in rule.effect, rule.id);
  });
});
